import Base

/// Writes a ZIP archive without compression. The files are in the order in which they are added, which matters for EPUB
/// (APPNOTE 6.3, sections 4.3.7 to 4.3.16). It has no dates, so that the same files give the same archive.
struct ZipArchive {
  private var bytes: [UInt8] = []
  private var directory: [UInt8] = []
  private var count = 0

  mutating func add(_ name: String, _ content: [UInt8]) {
    let offset = bytes.count
    var entry: [UInt8] = []
    // Version 2.0; names in UTF-8; stored; midnight of 1 January 1980.
    entry.append(20, 2)
    entry.append(0x0800, 2)
    entry.append(0, 2)
    entry.append(0, 2)
    entry.append(0x21, 2)
    entry.append(Self.checksum(content), 4)
    entry.append(content.count, 4)
    entry.append(content.count, 4)
    entry.append(name.utf8.count, 2)
    entry.append(0, 2)

    bytes.append(0x0403_4B50, 4)
    bytes += entry
    bytes += name.utf8
    bytes += content

    directory.append(0x0201_4B50, 4)
    directory.append(20, 2)
    directory += entry
    // No comment, disk 0, no attributes.
    directory += [UInt8](repeating: 0, count: 10)
    directory.append(offset, 4)
    directory += name.utf8
    count += 1
  }

  consuming func finished() -> [UInt8] {
    let start = bytes.count
    bytes += directory
    bytes.append(0x0605_4B50, 4)
    bytes.append(0, 4)
    bytes.append(count, 2)
    bytes.append(count, 2)
    bytes.append(directory.count, 4)
    bytes.append(start, 4)
    bytes.append(0, 2)
    return bytes
  }

  /// The CRC-32 of ISO 3309, which ZIP uses.
  static func checksum(_ bytes: [UInt8]) -> Int {
    var rest: UInt32 = .max
    for byte in bytes {
      rest = crcTable[Int((rest ^ UInt32(byte)) & 0xFF)] ^ (rest >> 8)
    }
    return Int(rest ^ .max)
  }

  private static let crcTable: [UInt32] = (0..<256).map { number in
    var rest = UInt32(number)
    for _ in 0..<8 { rest = rest & 1 == 1 ? 0xEDB8_8320 ^ (rest >> 1) : rest >> 1 }
    return rest
  }
}

extension [UInt8] {
  /// Appends a number as `width` bytes, the lowest first.
  fileprivate mutating func append(_ number: Int, _ width: Int) {
    for place in 0..<width { append(UInt8(truncatingIfNeeded: number >> (8 * place))) }
  }
}
