#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

extension ArraySlice<UInt8> {
  /// The index at which some bytes first occur, nil where they do not or are none.
  package func firstIndex(of needle: [UInt8]) -> Int? {
    needle.withUnsafeBufferPointer { firstIndex(of: $0) }
  }

  /// Whether some bytes occur.
  package func contains(_ needle: StaticString) -> Bool {
    firstIndex(of: UnsafeBufferPointer(start: needle.utf8Start, count: needle.utf8CodeUnitCount)) != nil
  }

  private func firstIndex(of needle: UnsafeBufferPointer<UInt8>) -> Int? {
    guard let first = needle.first, let wanted = needle.baseAddress else { return nil }
    return withUnsafeBytes { text -> Int? in
      guard let start = text.baseAddress else { return nil }
      var offset = 0
      while offset + needle.count <= text.count,
        let found = memchr(start + offset, Int32(first), text.count - needle.count - offset + 1)
      {
        if memcmp(found, wanted, needle.count) == 0 { return startIndex + (UnsafeRawPointer(found) - start) }
        offset = UnsafeRawPointer(found) - start + 1
      }
      return nil
    }
  }
}
