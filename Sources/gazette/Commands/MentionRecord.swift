import Archive
import Base
import Names
import Notes

/// One name in a note.
struct MentionRecord: Encodable {
  struct Candidate: Encodable {
    let actor: String
    let reason: String
  }

  let note: String
  let path: String
  let line: Int
  let column: Int
  let text: String
  /// The actor's slug; missing where the name stays plain.
  let actor: String?
  let rule: String?
  /// The words of the note and the name in the actor's file, if they differ: `Donalda Tuska` and `Donald Tusk`.
  let form: String?
  let nominative: String?
  let link: Bool
  /// Why the name stays plain.
  let reason: String?
  let turnedDown: [Candidate]

  init(_ written: NoteHead, _ finding: NameFinding, _ names: Names) {
    note = written.name
    path = finding.location.path
    line = finding.location.line
    column = finding.location.column
    text = finding.text
    nominative = finding.nominative
    form = finding.nominative.map { _ in finding.text }
    link = finding.isLink
    turnedDown = finding.turnedDown.map {
      Candidate(actor: names.actor($0.actor).slug.text, reason: $0.reason.rawValue)
    }
    switch finding.verdict {
    case .mention(let id, let decided):
      actor = names.actor(id).slug.text
      rule = decided.rawValue
      reason = nil
    case .plain(let why, _):
      actor = nil
      rule = nil
      reason = why.rawValue
    }
  }

  /// `content/notes/a.md:14:9  Tuska  donald-tusk  inflected of Tusk, link`, with tabs.
  var row: String {
    let verdict =
      actor.map { "\($0)\t\(rule ?? "")\(nominative.map { " of \($0.visible)" } ?? "")\(link ? ", link" : "")" }
      ?? "-\t\(reason ?? "")"
    let others =
      turnedDown.isEmpty ? "" : "\tnot " + turnedDown.map { "\($0.actor) (\($0.reason))" }.joined(separator: ", ")
    return "\(path):\(line):\(column)\t\(text.visible)\t\(verdict)\(others)"
  }
}
