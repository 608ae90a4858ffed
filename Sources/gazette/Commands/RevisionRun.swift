import ArgumentParser
import Base
import Build
import Names
import Notes
import Output
import Revising

/// Shows what a command changes in a site's files, and changes it.
struct RevisionRun {
  let folder: SiteFolder
  let site: BuiltSite
  let isQuiet: Bool

  init(_ options: SiteOptions) throws {
    folder = options.folder
    isQuiet = options.quiet
    let built = try build(folder, .everything, in: .machine)
    guard let site = built.value else {
      _ = Report(options: options).show(built.diagnostics)
      throw ExitCode(1)
    }
    self.site = site
    // What cannot be read cannot follow. Other mistakes, such as a link that a run before left behind, may stay.
    guard site.names.things.unusable.isEmpty else {
      _ = Report(options: options).show(built.diagnostics.filter { $0.severity == .error })
      throw refusal("mend the files that cannot be read first; nothing was written")
    }
  }

  /// The texts of the site.
  var texts: SiteTexts {
    get throws {
      let paths = try folder.content().paths.filter { $0.hasSuffix(".md") || $0.hasSuffix(".markdown") }
      let files = try paths.map { path in
        SourceFile(path: path, bytes: try site.content.files.bytes(of: path) ?? folder.read(path))
      }
      let editions = try folder.content().paths.filter { $0.hasPrefix("content/editions/") && $0.hasSuffix(".yml") }
        .map { SourceFile(path: $0, bytes: try folder.read($0)) }
      return SiteTexts(
        files, editions: editions, site.names, site.settings,
        settingsFile: SourceFile(path: "gazette.yml", bytes: site.content.settingsBytes))
    }
  }

  /// Shows every line that changes, then changes it unless it is only a rehearsal.
  func run(dry isDry: Bool, _ make: (SiteTexts) throws(RevisionRefusal) -> Revision) throws {
    let revision: Revision
    do { revision = try make(try texts) } catch let error as RevisionRefusal {
      throw refusal("\(error.description); nothing was written")
    }
    if !isQuiet || isDry { show(revision) }
    for remark in revision.remarks { printError("gazette: warning: \(remark)") }
    if revision.isEmpty { return printLine("nothing is to be changed") }
    let size = count(revision.changes.count, "file")
    if isDry { return printLine("\(size) would change; nothing was written (--dry-run)") }
    // Nothing is begun that cannot be finished.
    for change in revision.changes {
      guard let newPath = change.newPath, let after = change.after else { continue }
      guard try !folder.isThere(newPath) || folder.bytes(of: newPath) == after else {
        throw refusal("\(newPath) exists already; nothing was written")
      }
    }
    for change in revision.changes { try apply(change) }
    if !isQuiet { printLine("\(size) changed") }
  }

  private func show(_ revision: Revision) {
    for change in revision.changes {
      for line in change.lines.sorted(by: { ($0.number, $0.new != nil ? 1 : 0) < ($1.number, $1.new != nil ? 1 : 0) }) {
        let place = "\(change.path):\(line.number)"
        // A line ends with CR LF in a file from Windows.
        if let old = line.old { printLine("\(place): - \(old.withoutReturn.visible)") }
        if let new = line.new { printLine("\(place): + \(new.withoutReturn.visible)") }
      }
      if change.after == nil { printLine("\(change.path) goes") }
      if let newPath = change.newPath { printLine("\(change.path) moves to \(newPath)") }
    }
  }

  private func apply(_ change: Revision.Change) throws {
    switch (change.before, change.after) {
    case (nil, let after?): try folder.add([(change.path, String(utf8: after))])
    case (_, nil): try folder.remove(change.path)
    case (_, let after?):
      if let newPath = change.newPath {
        // The new file is whole before the old one goes.
        if try !folder.isThere(newPath) { try folder.replace(newPath, with: after, like: change.path) }
        try folder.remove(change.path)
      } else {
        try folder.replace(change.path, with: after, like: change.path)
      }
    }
  }
}

extension String {
  /// Without the carriage return at its end.
  fileprivate var withoutReturn: String { hasSuffix("\r") ? String(dropLast()) : self }
}
