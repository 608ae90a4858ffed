package import Base
import FrontMatter
package import Notes

/// A new file that a person then fills in.
package struct NewFile: Sendable {
  /// Below the site's folder.
  package let path: String
  /// The file's whole text.
  package let text: String

  package init(path: String, text: String) {
    self.path = path
    self.text = text
  }

  /// The file of a new note, in the folder where the site keeps its notes. Throws if a note already has this day and
  /// name.
  package static func note(_ outline: NoteOutline, beside notes: [NoteHead]) throws(NoteExists) -> NewFile {
    if let same = notes.first(where: { $0.day == outline.day && $0.slug == outline.slug }) {
      throw NoteExists(path: same.path)
    }
    let folder = notes.last.map { noteFolder(like: $0.path, of: $0.day, for: outline.day) }
    return note(outline, in: folder ?? "content/notes")
  }

  /// A note with a complete head.
  static func note(_ outline: NoteOutline, in folder: String) -> NewFile {
    let choice = outline.topics.isEmpty ? outline.knownTopics.prefix(12).joined(separator: ", ") : ""
    let text = """
      ---
      title: \(outline.title.asYAMLScalar)
      date: \(outline.date)
      topics: [\(outline.topics.map(\.asYAMLScalar).joined(separator: ", "))]\(choice.isEmpty ? "" : "  # \(choice)")
      summary:
      actors: []  # actors that the text does not name, and the right one where a name is ambiguous
      sources:
      \(source(outline.source))
      updates:  # the note that this one follows: 2025-10-16-summit
      events:
      \((outline.events.isEmpty ? ["#  - date:", "#    title:"] : outline.events).joined(separator: "\n"))
      draft: true
      \(outline.remarks.map { commented($0) + "\n" }.joined())---

      \(outline.body)
      """
    return NewFile(path: "\(folder)/\(outline.day)-\(outline.slug).md", text: text)
  }

  private static func source(_ source: NoteOutline.Source?) -> String {
    guard let source else {
      return ["- id: source", "  title:", "  publisher:", "  url:", "  date:"].map { "#  " + $0 }.joined(
        separator: "\n")
    }
    let fields = [
      ("- id", source.id), ("  title", source.title), ("  author", source.author), ("  publisher", source.publisher),
      ("  url", source.url), ("  date", source.date), ("  accessed", source.accessed),
    ]
    return fields.compactMap { key, value in
      if let value { return "  \(key): \(Day(value) == nil ? value.asYAMLScalar : value)" }
      // What is unknown waits for the person, with the host as a guess for the outlet.
      switch key {
      case "  publisher": return "    # publisher:\(source.url.flatMap(host).map { " " + $0.visible } ?? "")"
      case "  url", "  date": return "    #\(key.dropFirst()):"
      default: return nil
      }
    }.joined(separator: "\n")
  }

  /// A line as a comment of YAML. Control characters in it are made visible.
  static func commented(_ line: String) -> String { ("# " + line.visible).trimmed }

  /// An actor's file.
  package static func actor(name: String, kind: String, slug: Slug) -> NewFile {
    let isPerson = kind == "person"
    let text = """
      ---
      name: \(name.asYAMLScalar)
      kind: \(kind)
      aliases: []
      weakAliases: []
      description:
      \(isPerson ? "roles:\n#  - title:\n#    organisation:\n#    from:\n#    until:\naffiliations: []\n" : "affiliations: []\n")sameAs: []
      ---


      """
    return NewFile(path: "content/actors/\(slug).md", text: text)
  }

  /// The folder for a note of a day, on a site whose newest note is at `path`. After `content/notes/2025-10/a.md` of
  /// October 2025, a note of November goes to `content/notes/2025-11`.
  static func noteFolder(like path: String, of day: Day, for newDay: Day) -> String {
    let folder = path.split(separator: "/").dropFirst(2).dropLast().joined(separator: "/")
    let forms: [(Day) -> String] = [
      { "\(padded($0.year, 4))" }, { "\($0.month)" }, { "\(padded($0.year, 4))/\(padded($0.month.month, 2))" },
      { "\(padded($0.year, 4))/\($0.month)" }, { "\($0)".split(separator: "-").joined(separator: "/") },
      { "\($0.week)" },
    ]
    let form = forms.first { $0(day) == folder }
    return (["content/notes"] + (form.map { [$0(newDay)] } ?? [])).joined(separator: "/")
  }
}

/// Another note has the same day and name.
package struct NoteExists: Error, CustomStringConvertible {
  let path: String

  /// The note's file, and that nothing was written.
  package var description: String { "\(path) already has this date and name; nothing was written" }
}
