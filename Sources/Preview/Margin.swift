package import Archive
import Base
package import Pages

/// What stands beside a note in preview: which of its names became which actors, and why.
package struct Margin: Sendable, Encodable {
  package struct Name: Sendable, Encodable {
    package let text: String
    package let line: Int
    package let column: Int
    /// The name and the address of the actor that it stands for.
    package let actor: String?
    package let href: String?
    /// The rule that decided, or why it stays plain.
    package let rule: String
    package let isLink: Bool
    /// Who bears the name and is not meant, with the reason: `Ann Roe (not-introduced)`.
    package let others: [String]
    /// An address that opens the place in the editor.
    package let open: String
  }

  package let file: String
  package let open: String
  package let names: [Name]

  package init(file: String, open: String, names: [Name]) {
    self.file = file
    self.open = open
    self.names = names
  }
}

extension Margin.Name {
  /// One finding of the archive, as it is shown.
  package init(_ finding: NameFinding, in site: Site, open: String) {
    let archive = site.archive
    let describe = { (id: ActorID) in archive[id].actor.name }
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
