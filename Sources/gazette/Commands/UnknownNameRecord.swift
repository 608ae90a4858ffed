import Archive
import Base
import Drafting
import Names
import Notes

/// A capitalised name that belongs to no actor.
struct UnknownNameRecord: Encodable {
  let name: String
  /// How often it stands in the notes, or in the articles of drafts, and in how many of them.
  private(set) var count: Int
  private(set) var notes: Int
  /// A guess from the words around it, if drafts list the name: `person`, `organisation` or `place`.
  private(set) var kind: String?
  /// The first sentence with it, if drafts list the name.
  private(set) var sentence: String?
  /// Where it stands first.
  let path: String
  let line: Int
  let column: Int

  init(_ unknown: UnknownName) {
    name = unknown.name
    count = unknown.count
    notes = unknown.noteCount
    path = unknown.first.path
    line = unknown.first.line
    column = unknown.first.column
  }

  private init(_ drafted: DraftedName) {
    name = drafted.name
    count = drafted.count
    notes = 1
    path = drafted.location.path
    line = drafted.location.line
    column = drafted.location.column
    kind = drafted.kind
    sentence = drafted.sentence.isEmpty ? nil : drafted.sentence
  }

  /// The unknown names of notes, and those that drafts list from their articles, the most frequent first. What is an
  /// actor's name by now is none.
  static func all(in notes: [NoteHead], _ names: Names) -> [UnknownNameRecord] {
    let lists = notes.map(DraftedName.all)
    // A draft's text is its quotations, whose speakers its list has too.
    let written = zip(notes, lists).filter { $1.isEmpty }.map(\.0)
    var records = names.unknownNames(in: written).map(UnknownNameRecord.init)
    var places = Dictionary(uniqueKeysWithValues: records.enumerated().map { ($1.name, $0) })
    for drafted in lists.joined() where names.actors(named: drafted.name).isEmpty {
      if let place = places[drafted.name] {
        records[place].count += drafted.count
        records[place].notes += 1
        records[place].kind = records[place].kind ?? drafted.kind
        records[place].sentence = records[place].sentence ?? drafted.sentence
      } else {
        places[drafted.name] = records.count
        records.append(UnknownNameRecord(drafted))
      }
    }
    return records.sorted { ($1.count, $0.name) < ($0.count, $1.name) }
  }

  /// `2  Emmanuel Macron  2 notes  content/notes/a.md:8:17`, with tabs; then a guessed kind and a sentence, if drafts
  /// have them.
  var row: String {
    let guess = sentence == nil && kind == nil ? "" : "\t\(kind.map { "\($0)?" } ?? "-")\t\(sentence?.visible ?? "")"
    return
      "\(count)\t\(name.visible)\t\(notes == 1 ? "1 note" : "\(notes) notes")\t\(path):\(line):\(column)\(guess)"
  }
}
