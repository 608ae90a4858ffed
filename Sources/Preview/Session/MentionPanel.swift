import Archive
import Base
import Build
import Names
import Notes
import Site

/// What stands beside a note in preview: which of its names became which actors, and why.
struct MentionPanel: Sendable, Encodable {
  struct Name: Sendable, Encodable {
    let text: String
    let line: Int
    let column: Int
    /// The name and the address of the actor that it stands for.
    let actor: String?
    let href: String?
    /// The rule that decided, or why it stays plain.
    let rule: String
    let isLink: Bool
    /// Who bears the name and is not meant, with the reason: `Ann Roe (not-introduced)`.
    let others: [String]
    /// An address that opens the place in the editor.
    let open: String
  }

  let file: String
  /// An address that opens the file in the editor.
  let open: String
  let names: [Name]

  /// Reads the names in a note by those that a build knows.
  init(of note: NoteHead, in built: BuiltSite, editor: EditorAddress) {
    file = note.file.path
    open = editor.address(of: SourceLocation(path: note.file.path))
    names = built.names.findings(in: note).map { Name($0, in: built.site, open: editor.address(of: $0.location)) }
  }
}

extension MentionPanel.Name {
  /// One finding, as it is shown.
  fileprivate init(_ finding: NameFinding, in site: Site, open: String) {
    let archive = site.archive
    let describe = { (id: ActorID) in archive[id].head.name }
    var meant: ActorID?
    switch finding.verdict {
    case .mention(let actor, let decided):
      meant = actor
      rule = decided.rawValue
    case .plain(let reason, _): rule = reason.rawValue
    }
    text = finding.text
    line = finding.location.line
    column = finding.location.column
    actor = meant.map(describe)
    href = meant.map { site.addresses.href(site.addresses.path($0)) }
    isLink = finding.isLink
    others = finding.turnedDown.map { "\(describe($0.actor)) (\($0.reason.rawValue))" }
    self.open = open
  }
}
