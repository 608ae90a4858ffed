import Base

/// What a command changes in the files of a site. All other bytes stay as they are.
package struct Revision: Sendable {
  /// What happens to one file.
  package struct Change: Sendable {
    package let path: String
    /// Nil for a file that is new.
    package let before: [UInt8]?
    /// Nil for a file that goes.
    package var after: [UInt8]?
    /// Where the file goes, if it moves.
    package var newPath: String?

    /// The lines that go, by their number before, and those that come, by their number after.
    package var lines: [(number: Int, old: String?, new: String?)] {
      let difference = Self.lines(of: after).difference(from: Self.lines(of: before))
      let removals = difference.removals.map { change -> (number: Int, old: String?, new: String?) in
        guard case .remove(let place, let text, _) = change else { return (0, nil, nil) }
        return (place + 1, text, nil)
      }
      let insertions = difference.insertions.map { change -> (number: Int, old: String?, new: String?) in
        guard case .insert(let place, let text, _) = change else { return (0, nil, nil) }
        return (place + 1, nil, text)
      }
      return removals + insertions
    }

    private static func lines(of bytes: [UInt8]?) -> [String] {
      guard let bytes, !bytes.isEmpty else { return [] }
      var lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).map { String(utf8: $0) }
      if lines.last == "" { lines.removeLast() }
      return lines
    }
  }

  /// In the order in which they have to be made, so that the same command can finish what was interrupted.
  package internal(set) var changes: [Change] = []
  /// What a person has to look at: nothing that Gazette can change safely.
  package internal(set) var remarks: [String] = []

  /// Whether nothing changes.
  package var isEmpty: Bool { changes.isEmpty }

  /// Adds a change of a file's bytes, if they differ.
  mutating func change(_ file: SourceFile, to bytes: [UInt8]) {
    guard bytes != file.bytes else { return }
    changes.append(Change(path: file.path, before: file.bytes, after: bytes))
  }
}

/// Why nothing can be changed.
package struct RevisionRefusal: Error, CustomStringConvertible {
  package let description: String

  init(_ description: String) { self.description = description }
}

/// A text that takes the place of some bytes of a file.
struct TextEdit: Equatable {
  let range: Range<Int>
  let text: String
}

extension [UInt8] {
  /// The bytes with some edits, which do not overlap.
  func applying(_ edits: [TextEdit]) -> [UInt8] {
    var result: [UInt8] = []
    var position = 0
    for edit in edits.sorted(by: { $0.range.lowerBound < $1.range.lowerBound }) {
      result += self[position..<edit.range.lowerBound]
      result += Array(edit.text.utf8)
      position = edit.range.upperBound
    }
    return result + self[position...]
  }
}
