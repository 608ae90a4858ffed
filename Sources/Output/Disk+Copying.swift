#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension Disk {
  /// How much of a file is in memory while it is copied or compared.
  private static let piece = 1 << 20

  /// Copies a regular file to a new one, in pieces; returns how many bytes it has.
  static func copyFile(_ old: String, to new: String) throws(DiskError) -> Int {
    let source = try openFile(old)
    defer { close(source) }
    try makeFolders(above: new)
    let copy = uninterrupted { open(new, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o644) }
    guard copy >= 0 else { throw DiskError("write", new) }
    var buffer = [UInt8](repeating: 0, count: piece)
    var total = 0
    do throws(DiskError) {
      while true {
        let count = try fill(&buffer, from: source, old)
        if count == 0 { break }
        var written = 0
        while written < count {
          let rest = buffer[written..<count]
          let put = uninterrupted { rest.withUnsafeBytes { write(copy, $0.baseAddress, $0.count) } }
          guard put > 0 else { throw DiskError("write", new) }
          written += put
        }
        total += count
      }
    } catch {
      close(copy)
      throw error
    }
    guard close(copy) == 0 || errno == EINTR else { throw DiskError("write", new) }
    return total
  }

  /// Whether two regular files have the same bytes; false where the second is none.
  static func isSame(_ first: String, _ second: String) throws(DiskError) -> Bool {
    guard let size = try size(of: second), try self.size(of: first) == size else { return false }
    let (a, b) = (try openFile(first), try openFile(second))
    defer {
      close(a)
      close(b)
    }
    var (left, right) = ([UInt8](repeating: 0, count: piece), [UInt8](repeating: 0, count: piece))
    while true {
      let count = try fill(&left, from: a, first)
      guard try fill(&right, from: b, second) == count, left[..<count] == right[..<count] else { return false }
      if count < piece { return true }
    }
  }

  private static func openFile(_ path: String) throws(DiskError) -> Int32 {
    let descriptor = uninterrupted { open(path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK) }
    guard descriptor >= 0 else { throw DiskError("read", path) }
    return descriptor
  }

  /// Reads as much as the buffer has room for; less only at the end of the file.
  private static func fill(_ buffer: inout [UInt8], from descriptor: Int32, _ path: String) throws(DiskError) -> Int {
    var count = 0
    while count < buffer.count {
      let room = buffer.count - count
      let got = uninterrupted {
        buffer.withUnsafeMutableBytes { read(descriptor, $0.baseAddress.map { $0 + count }, room) }
      }
      guard got >= 0 else { throw DiskError("read", path) }
      if got == 0 { break }
      count += got
    }
    return count
  }
}
