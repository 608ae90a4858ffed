/// Where the lines of a file start, for many places in one file: `SourceFile.location(at:)` reads from the file's start
/// each time.
package struct LineIndex: Sendable {
  private let file: SourceFile
  private let starts: [Int]

  package init(_ file: SourceFile) {
    self.file = file
    starts = [0] + file.bytes.indices.filter { file.bytes[$0] == .lineFeed }.map { $0 + 1 }
  }

  /// The byte offset at which a line, counted from 1, starts; the file's end for one beyond it.
  package func start(of line: Int) -> Int { line <= starts.count ? starts[max(0, line - 1)] : file.bytes.count }

  /// The place of a byte offset.
  package func location(at offset: Int) -> SourceLocation {
    var (low, high) = (0, starts.count)
    while high - low > 1 {
      let middle = (low + high) / 2
      if starts[middle] <= offset { low = middle } else { high = middle }
    }
    let line = SourceFile(path: file.path, bytes: Array(file.bytes[starts[low]..<max(starts[low], offset)]))
    return SourceLocation(path: file.path, line: low + 1, column: line.location(at: line.bytes.count).column)
  }
}
