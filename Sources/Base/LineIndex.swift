/// Where the lines of a file start, for many places in one file: `SourceFile.location(at:)` reads from the file's start
/// each time.
package struct LineIndex: Sendable {
  private let file: SourceFile
  private let starts: [Int]
  /// How many scalars begin before each block of bytes, so that a place in a very long line is found soon too.
  private let scalarsBefore: [Int]

  private static let blockSize = 1024

  package init(_ file: SourceFile) {
    self.file = file
    // Lines end with LF, CRLF or CR.
    let bytes = file.bytes
    starts =
      [0]
      + bytes.indices.filter { index in
        bytes[index] == .lineFeed
          || (bytes[index] == .carriageReturn && (index + 1 == bytes.count || bytes[index + 1] != .lineFeed))
      }.map { $0 + 1 }
    var counts = [0]
    for start in stride(from: 0, to: file.bytes.count, by: Self.blockSize) {
      let block = file.bytes[start..<min(start + Self.blockSize, file.bytes.count)]
      counts.append((counts.last ?? 0) + block.count(where: \.beginsScalar))
    }
    scalarsBefore = counts
  }

  /// The byte offset at which a line, counted from 1, starts; the file's end for one beyond it.
  package func start(of line: Int) -> Int { line <= starts.count ? starts[max(0, line - 1)] : file.bytes.count }

  /// The byte offset at which the line after that of an offset starts; the file's end for the last line.
  package func startOfLine(after offset: Int) -> Int { start(of: line(at: offset) + 1) }

  /// The place of a byte offset.
  package func location(at offset: Int) -> SourceLocation {
    let line = line(at: offset)
    // A byte order mark is no column of its own.
    let start = line == 1 && file.bytes.starts(with: byteOrderMark) ? byteOrderMark.count : starts[line - 1]
    let column = scalars(before: max(start, offset)) - scalars(before: start) + 1
    return SourceLocation(path: file.path, line: line, column: column)
  }

  /// The byte offset of a place.
  package func offset(of place: SourceLocation) -> Int {
    var offset = start(of: place.line)
    if place.line == 1, file.bytes.starts(with: byteOrderMark) { offset = byteOrderMark.count }
    for _ in 1..<max(1, place.column) where offset < file.bytes.count {
      offset += 1
      while offset < file.bytes.count, !file.bytes[offset].beginsScalar { offset += 1 }
    }
    return offset
  }

  /// The number of the line that holds an offset.
  private func line(at offset: Int) -> Int {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    return low + 1
  }

  private func scalars(before offset: Int) -> Int {
    let offset = min(offset, file.bytes.count)
    let block = offset / Self.blockSize
    return scalarsBefore[block] + file.bytes[(block * Self.blockSize)..<offset].count(where: \.beginsScalar)
  }
}

extension UInt8 {
  fileprivate var beginsScalar: Bool { self & 0b1100_0000 != 0b1000_0000 }
}
