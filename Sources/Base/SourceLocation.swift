/// A place in a file: lines and columns from 1, columns in Unicode scalars.
@usableFromInline package struct SourceLocation: Sendable, Hashable {
  package let path: String
  package let line: Int
  package let column: Int

  package init(path: String, line: Int = 1, column: Int = 1) {
    self.path = path
    self.line = line
    self.column = column
  }
}

extension SourceLocation: Comparable {
  @usableFromInline package static func < (a: SourceLocation, b: SourceLocation) -> Bool {
    (a.path, a.line, a.column) < (b.path, b.line, b.column)
  }
}

extension SourceLocation: CustomStringConvertible {
  @usableFromInline package var description: String { "\(path):\(line):\(column)" }
}
