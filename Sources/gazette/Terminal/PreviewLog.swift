import Archive
import Base
import Notes
import Preview

/// What preview tells on the terminal.
struct PreviewLog {
  let options: SiteOptions

  @Sendable func tell(_ report: PreviewReport) {
    switch report {
    case .diagnostics(let diagnostics): _ = Report(options: options).show(diagnostics)
    case .shown(let change, let everywhere, let ownPage):
      guard !options.quiet else { return }
      let first = ownPage.map { "shown after \(milliseconds($0)) ms, " } ?? "shown "
      printLine("\(what(change)): \(first)everywhere after \(milliseconds(everywhere)) ms")
    case .notice(let message): printError("gazette: \(message): preview looks for changes twice a second instead")
    case .failed(let message): printError("gazette: error: \(message); the last good site stays up")
    }
  }

  private func milliseconds(_ duration: Duration) -> Int64 {
    duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
  }

  private func what(_ change: Change) -> String {
    guard !change.isEverything else { return "everything" }
    let paths = change.paths.sorted()
    return paths.count > 3 ? "\(paths.count) files" : paths.map(\.visible).joined(separator: ", ")
  }

  /// `12 notes, 2 of them drafts`
  func counts(_ archive: Archive?) -> String {
    guard let archive else { return "nothing yet" }
    let drafts = archive.notes.count(where: \.head.isDraft)
    let ahead = archive.notes.count { $0.isAhead && !$0.head.isDraft }
    let marks = [(drafts, drafts == 1 ? "draft" : "drafts"), (ahead, "not published yet")].filter { $0.0 > 0 }
    let counted = "\(archive.notes.count) note\(archive.notes.count == 1 ? "" : "s")"
    return counted + (marks.isEmpty ? "" : " (\(marks.map { "\($0.0) \($0.1)" }.joined(separator: ", ")))")
  }
}
