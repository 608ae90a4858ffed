package import Base
import FrontMatter

/// What a note was written from.
package struct Source: Sendable {
  /// The id in citations; the source's number in the note if the head gives no id.
  package let id: String
  package let title: String
  /// Who wrote it: `Ann Roe, Jon Dahl`.
  package let author: String?
  /// As written, with its place.
  package let publisher: Located<String>?
  package let url: String?
  package let date: Timestamp?
  package let accessed: Day?
  package let archived: String?
  /// The Admiralty grade, `B2`: reliability of the source A to F, credibility of the information 1 to 6.
  package let grade: String?
  package let restriction: Restriction

  /// Reads `sources` of a note's head.
  static func read(_ fields: inout Fields, _ rules: HeadRules) -> [Source] {
    var sources: [Source] = []
    var ids: Set<String> = []
    var number = 0
    fields.forEachRecord("sources", "a source") { fields in
      number += 1
      if let source = Source(&fields, number: number, ids: &ids, rules) { sources.append(source) }
    }
    return sources
  }

  /// Reads sources under a key: one or a list, each an address, a title, or a mapping like an item of `sources`.
  static func readAny(_ key: String, _ fields: inout Fields, _ rules: HeadRules) -> [Source] {
    guard let value = fields.value(key) else { return [] }
    let items = if case .sequence(let items) = value.content { items } else { [value] }
    var ids: Set<String> = []
    return items.enumerated().compactMap { index, item in
      guard case .scalar(let text, _) = item.content else {
        var source: Source?
        fields.inRecord(item, "the source") { source = Source(&$0, number: index + 1, ids: &ids, rules) }
        return source
      }
      let title = text.trimmed
      guard title.contains("://") else {
        return title.isEmpty ? nil : Source(number: index + 1, title: rules.prose(title))
      }
      return TextFile.url(Located(title, item.location), key, &fields).map {
        Source(number: index + 1, title: $0.hostOfAddress, url: $0)
      }
    }
  }

  private init(number: Int, title: String, url: String? = nil) {
    id = String(number)
    self.title = title
    self.url = url
    author = nil
    publisher = nil
    date = nil
    accessed = nil
    archived = nil
    grade = nil
    restriction = .none
  }

  private init?(_ fields: inout Fields, number: Int, ids: inout Set<String>, _ rules: HeadRules) {
    let written = fields.text("id")
    id = written?.value ?? String(number)
    if let written, id.isEmpty || id.contains(where: { $0.isWhitespace || "[]@\"<>".contains($0) }) {
      fields.report(
        Diagnostic(.fieldValue, at: written.location, "'\(id)' cannot be a source's id", hint: "no blanks or brackets"))
    }
    if !ids.insert(id).inserted {
      fields.report(
        Diagnostic(
          .sourceDuplicate, at: written?.location ?? fields.location, "two sources of the note have the id '\(id)'"))
    }
    let title = fields.requiredText("title", of: "the source")
    let authors = NoteHead.authors(&fields)
    author = authors.isEmpty ? nil : authors.joined(separator: ", ")
    publisher = fields.text("publisher")
    url = TextFile.url("url", &fields)
    date = fields.timestamp("date", in: .utc)?.value
    accessed = fields.day("accessed")?.value
    archived = TextFile.url("archived", &fields)
    let grade = fields.text("grade")
    if let grade, !Self.isGrade(grade.value) {
      fields.report(
        Diagnostic(
          .fieldValue, at: grade.location, "'\(grade.value)' is not an Admiralty grade", hint: "A1 to F6, such as B2"))
    }
    self.grade = grade?.value
    restriction = Restriction.read(&fields, rules)
    guard let title else { return nil }
    self.title = rules.prose(title.value)
  }

  private static func isGrade(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.count == 2 && ("A"..."F").contains(text.prefix(1)) && ("1"..."6").contains(text.suffix(1))
  }
}
