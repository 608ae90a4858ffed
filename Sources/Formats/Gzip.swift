import CZlib

extension [UInt8] {
  /// The bytes in the format of gzip (RFC 1952), without a name and a time, so that equal bytes become equal files. The
  /// level is zlib's 1, the fastest.
  package var gzipped: [UInt8] {
    var stream = z_stream()
    guard czlib_begin_gzip(&stream, 1) == Z_OK else {
      fatalError("zlib \(String(cString: zlibVersion())) cannot be used")  // why: no memory, or built for another zlib
    }
    defer { deflateEnd(&stream) }
    return withUnsafeBufferPointer { input in
      let most = Int(deflateBound(&stream, UInt(count)))
      return [UInt8](unsafeUninitializedCapacity: most) { output, written in
        stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        stream.avail_in = UInt32(count)
        stream.next_out = output.baseAddress
        stream.avail_out = UInt32(most)
        deflate(&stream, Z_FINISH)
        written = most - Int(stream.avail_out)
      }
    }
  }
}
