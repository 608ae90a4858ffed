import Base

/// A text of an archive on its way into a site.
struct ImportedText: Sendable {
  enum Kind: Sendable, Equatable {
    case note, page, actor
    /// It does not become a file of the site, for a reason that the report gives.
    case dropped(String)
  }

  /// The path in the archive.
  let source: String
  var kind: Kind
  var head: [HeadEntry]
  var body: String
  /// Number of the body's first line in the source.
  var bodyLine: Int
  /// The name of the new file, without its day and ending.
  var name: String
  /// The day of a note.
  var day: Day?
  /// The addresses that the other tool gave it, the main one first.
  var addresses: [String] = []
  /// The path of the new file below the site's folder.
  var target = ""
  /// The language of the text, and what it has in common with the same text in other languages. Nil where the archive
  /// has one language.
  var language: (code: String, work: String)?
  /// The entry that the head puts into the menu.
  var menu: ForeignMenuEntry?

  /// The folders of the source, without the file's name.
  var folders: [String] { Array(source.pathSegments().dropLast()) }
  /// The source's name without folders and ending.
  var stem: String {
    let name = source.pathSegments().last ?? source
    return name.lastIndex(of: ".").map { String(name[..<$0]) } ?? name
  }

  var title: String { head["title"]?.scalar ?? "" }

  /// `2014-10-06-title` and `2014-10-06 title` are a day and `title`.
  static func dayAndName(_ stem: String) -> (day: Day?, name: String) {
    guard let day = Day(stem.prefix(10)) else { return (nil, stem) }
    let rest = stem.dropFirst(10)
    guard let mark = rest.first, "-_ ".contains(mark), rest.count > 1 else { return (day, stem) }
    return (day, String(rest.dropFirst()))
  }
}

/// Files of an archive by what becomes of them.
enum Role: Sendable {
  /// A text with a head, whose kind is decided when the head is read.
  case text
  /// Copied to this path below content/assets/.
  case asset(String)
  /// Not imported, for a reason.
  case leftOut(String)
  /// Not imported, and nobody misses it: backups, caches, what git keeps.
  case ignored
}
