package import Archive
package import Base
package import Pages

/// What makes the site that is previewed. Whoever implements it may be asked from several threads, but never to rebuild
/// twice at once.
package protocol Workshop: Sendable {
  /// Takes in what changed, or at the first time everything. Throws where the machine fails.
  func rebuild(after change: Change) throws -> Rebuilt

  /// Of what changed, that which differs from what was taken in last: a file may be saved as it was.
  func differing(_ change: Change) -> Change

  /// What becomes at once of one file that changed, before a rebuild; nil where only a rebuild can tell.
  func glimpse(of path: String) throws -> Glimpse?

  /// The names in the note that is shown at an address; nil where no note is.
  func margin(of path: SitePath) -> Margin?

  /// The line of a file, for messages; nil where there is none.
  func line(at location: SourceLocation) -> String?

  /// The bytes of a file below the site's folder.
  func read(_ path: String) throws -> [UInt8]
}

/// What a rebuild came to. Where `diagnostics` has errors there is no site, or none that is to be shown.
package struct Rebuilt: Sendable {
  package let site: Site?
  package let pages: [Page]
  package let diagnostics: [Diagnostic]

  package init(site: Site?, pages: [Page], diagnostics: [Diagnostic]) {
    self.site = site
    self.pages = pages
    self.diagnostics = diagnostics
  }
}

/// One page as it will be, and what is wrong in the file that it is made from.
package struct Glimpse: Sendable {
  package let site: Site
  package let page: Page
  package let diagnostics: [Diagnostic]

  package init(site: Site, page: Page, diagnostics: [Diagnostic]) {
    self.site = site
    self.page = page
    self.diagnostics = diagnostics
  }
}

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
