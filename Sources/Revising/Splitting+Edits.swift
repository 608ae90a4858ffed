import Base
import Names
import Notes

/// How the places of a file come to name whom they should.
extension Splitting {
  /// Whom a place has to name.
  struct Wanted {
    let place: NamedPlace
    let owner: Slug
  }

  /// The bytes of a file in which each place names whom it should. What the text says with the new names is compared
  /// with that, and each place that differs is written as a link that says it. `after` is what it says unchanged.
  func split(
    _ file: SourceFile, _ wanted: [Wanted], _ after: [NamedPlace]
  ) throws(RevisionRefusal) -> [UInt8] {
    let lines = LineIndex(file)
    var written: Set<Int> = []
    var bytes = file.bytes
    var (edits, read) = ([TextEdit](), after)
    while true {
      let owners = Dictionary(read.map { ($0.offset, search.names.actor($0.owner).slug) }) { first, _ in first }
      let wrong = wanted.indices.filter { index in
        let offset = wanted[index].place.offset
        let moved = edits.reduce(offset) { moved, edit in
          edit.range.upperBound <= offset ? moved + edit.text.utf8.count - edit.range.count : moved
        }
        return owners[moved] != wanted[index].owner
      }
      if wrong.isEmpty { break }
      if let index = wrong.first(where: { written.contains($0) }) { throw Self.refusal(wanted[index].place) }
      written.formUnion(wrong)
      written.formUnion(speakers(beside: wrong, wanted))
      edits = []
      for index in written.sorted() {
        guard let edit = edit(of: wanted[index], in: file, lines) else { throw Self.refusal(wanted[index].place) }
        edits.append(edit)
      }
      bytes = file.bytes.applying(edits)
      read = search.places(in: SourceFile(path: file.path, bytes: bytes))
    }
    try texts.checkSize(bytes, file.path)
    return bytes
  }

  private static func refusal(_ place: NamedPlace) -> RevisionRefusal {
    RevisionRefusal("\(place.location): '\(place.text)' cannot be changed safely here; write the link by hand first")
  }

  /// The names beside others in the last line of a quotation. The first link there is the speaker, even if a name
  /// without a link stands before it.
  private func speakers(beside changed: [Int], _ wanted: [Wanted]) -> [Int] {
    let lines = changed.map { wanted[$0].place }.filter { place in
      if case .prose = place.form {} else { return false }
      let text = place.line.drop { $0 == ">" || $0 == " " }
      return text.hasPrefix("—") || text.hasPrefix("–") || text.hasPrefix("--")
    }.map(\.location.line)
    return wanted.indices.filter { index in
      if case .prose = wanted[index].place.form { lines.contains(wanted[index].place.location.line) } else { false }
    }
  }

  /// The edit that makes a place say which actor it means; nil if there is none.
  private func edit(of wanted: Wanted, in file: SourceFile, _ lines: LineIndex) -> TextEdit? {
    let place = wanted.place
    // In a table, a bar is written \|
    var bar: String { isInTable(place, file, lines) ? "\\|" : "|" }
    switch place.form {
    case .head(let range):
      guard let range else { return nil }
      return TextEdit(range: range, text: wanted.owner.text)
    case .link(let target, let fragment, let hasLabel):
      // A link by its slug shows the name of the actor; one by a name shows what is typed.
      let owner = old.names.actor(place.owner).slug
      let label = hasLabel || place.name.lowercased() == owner.text ? "" : bar + place.name
      // The page of the other actor has no such heading.
      let heading = wanted.owner == owner ? String(utf8: file.bytes[fragment]) : ""
      return TextEdit(range: target.lowerBound..<fragment.upperBound, text: wanted.owner.text + heading + label)
    case .prose(let range):
      guard let range else { return nil }
      return TextEdit(range: range, text: "[[\(wanted.owner)\(bar)\(String(utf8: file.bytes[range]))]]")
    }
  }

  /// Whether a place stands in a table: above it in its block is a line such as `--- | ---`.
  private func isInTable(_ place: NamedPlace, _ file: SourceFile, _ lines: LineIndex) -> Bool {
    var line = place.location.line
    while line > 0 {
      let text = String(utf8: file.bytes[lines.start(of: line)..<lines.start(of: line + 1)]).drop {
        $0 == ">" || $0 == " "
      }
      if text.allSatisfy(\.isWhitespace) { return false }
      if text.contains("|"), text.contains("-"), text.allSatisfy({ "|-: \t\r\n".contains($0) || $0.isNewline }) {
        return true
      }
      line -= 1
    }
    return false
  }
}
