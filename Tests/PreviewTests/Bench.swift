import Site
import Notes
import Archive
import Base
import Build
import Foundation
import Pages

@testable import Preview

/// A preview of files in memory, without disk, clock and threads: events go in one by one, effects come out as lines.
struct Bench {
  enum Step: CustomStringConvertible {
    /// Files are saved, or deleted where there is no text.
    case save([String: String?], at: Int)
    /// The watch says that it lost track.
    case loseTrack(at: Int)
    /// The page is made that the state asked for last.
    case render(at: Int)
    /// The time is over that was asked for with a change.
    case wait(Int, at: Int)
    /// The rebuild is done that the state asked for last.
    case rebuild(at: Int)
    /// As above, but the machine fails.
    case failRebuild(String, at: Int)
    /// What changed cannot be read.
    case failRead(String, at: Int)

    var description: String {
      switch self {
      case .save(let files, let at): "save \(files.keys.sorted().joined(separator: " ")) at \(at)"
      case .loseTrack(let at): "lose track at \(at)"
      case .render(let at): "render at \(at)"
      case .wait(let number, let at): "wait #\(number) at \(at)"
      case .rebuild(let at): "rebuild at \(at)"
      case .failRebuild(let failure, let at): "fail to rebuild, \(failure), at \(at)"
      case .failRead(let failure, let at): "fail to read, \(failure), at \(at)"
      }
    }
  }

  private(set) var files: [String: String]
  private(set) var state = PreviewState(editor: EditorAddress(root: "/site", editor: nil), generation: 0)
  private let zero = ContinuousClock.now
  private var single: SinglePageJob?
  private var job: RebuildJob?

  /// Starts a preview; the first build is done.
  init(_ files: [String: String]) throws {
    self.files = files
    let first = state.firstJob(at: zero)
    _ = state.handle(.rebuilt(first, try rebuild(first)), at: zero)
  }

  /// What the state asks for after a step, a line each.
  mutating func take(_ step: Step) throws -> [String] {
    let event: PreviewEvent
    let milliseconds: Int
    switch step {
    case .save(let changed, let at):
      for (path, text) in changed { files[path] = text }
      event = .saved(saved(Set(changed.keys)))
      milliseconds = at
    case .loseTrack(let at): (event, milliseconds) = (.saved(SavedFiles(change: Change(isEverything: true))), at)
    case .render(let at):
      guard let single else { return ["nothing to render"] }
      (event, milliseconds) = (.renderedAhead(single, try SinglePageRender(single)), at)
    case .wait(let number, let at): (event, milliseconds) = (.waited(upTo: number), at)
    case .rebuild(let at):
      guard let job else { return ["nothing to rebuild"] }
      (event, milliseconds) = (.rebuilt(job, try rebuild(job)), at)
    case .failRebuild(let failure, let at):
      guard let job else { return ["nothing to rebuild"] }
      (event, milliseconds) = (.rebuildFailed(job, failure: failure), at)
    case .failRead(let failure, let at):
      (event, milliseconds) = (.unreadable(Change(paths: ["templates"]), failure: failure), at)
    }
    return state.handle(event, at: zero + .milliseconds(milliseconds)).map { effect in
      if case .renderAhead(let job) = effect { single = job }
      if case .rebuild(let job) = effect { self.job = job }
      return line(effect)
    }
  }

  /// The text of a page as it is shown.
  func page(_ path: String) throws -> String? {
    guard let (site, page) = state.page(at: path) else { return nil }
    var bytes: [UInt8] = []
    try site.render(page, into: &bytes) { Array((files[$0] ?? "").utf8) }
    return String(decoding: bytes, as: UTF8.self)
  }

  // MARK: The folder

  private func saved(_ paths: Set<String>) -> SavedFiles {
    var saved = SavedFiles(change: Change(paths: paths))
    for path in paths {
      if path == "gazette.yml" {
        saved.settings = settings
      } else if SavedFiles.isTemplate(path) {
        saved.templates = templates
      } else if files[path] == nil {
        saved.content[path] = SavedFiles.Finding.nothing
      } else {
        saved.content[path] = path.hasPrefix("content/assets/") ? .other : .text(Array((files[path] ?? "").utf8))
      }
    }
    return saved
  }

  private var settings: Diagnosed<SourceFile?> {
    let missing = Diagnostic(.settingsMissing, at: SourceLocation(path: "gazette.yml"), "there is no gazette.yml here")
    guard let text = files["gazette.yml"] else { return Diagnosed(nil, [missing]) }
    return Diagnosed(SourceFile(path: "gazette.yml", bytes: Array(text.utf8)))
  }

  private var templates: Diagnosed<[SourceFile]> {
    Diagnosed(
      files.filter { $0.key.hasPrefix("templates/") }.sorted { $0.key < $1.key }
        .map { SourceFile(path: $0, bytes: Array($1.utf8)) })
  }

  /// Known texts are taken for what is in the files, as the session does.
  private func rebuild(_ job: RebuildJob) throws -> Rebuild {
    let content = ContentFolder(paths: files.keys.filter { $0.hasPrefix("content/") }, oddities: []) {
      [files] in job.texts[$0] ?? Array((files[$0] ?? "").utf8)
    }
    let folder = FolderSnapshot(
      root: "/site", settings: job.known?.settings ?? settings, content: content,
      templates: job.known?.templates ?? templates)
    let world = World(now: { 1_761_825_600 }, zone: { _ in nil })
    return Rebuild(of: folder, try build(folder, .everything, in: world, after: job.earlier))
  }

  // MARK: Lines

  private func line(_ effect: PreviewEffect) -> String {
    switch effect {
    case .renderAhead(let job): "render \(job.file.path)\(job.isNewest ? "" : " with the last good build")"
    case .wait(let duration, let number): "wait \(milliseconds(duration)) #\(number)"
    case .rebuild(let job):
      "rebuild #\(job.number) \(name(job.all))\(job.known == nil ? ", all read anew" : "")"
    case .tell(let message):
      (["tell \(message.generation)"] + message.problems.map { $0.id.isEmpty ? $0.message : $0.id }
        + message.files.sorted { $0.key < $1.key }.map { "\($0.key) is of \($0.value)" }).joined(separator: ", ")
    case .report(.diagnostics(let diagnostics)): "say \(diagnostics.map(\.id.rawValue).joined(separator: ", "))"
    case .report(.shown(let change, let everywhere, let own)):
      "shown \(name(change)) after \(own.map { "\(milliseconds($0)), " } ?? "")\(milliseconds(everywhere))"
    case .report(.notice(let notice)): "notice \(notice)"
    case .report(.failed(let failure)): "failed: \(failure)"
    }
  }

  private func name(_ change: Change) -> String {
    change.isEverything ? "everything" : change.paths.sorted().joined(separator: " ")
  }

  private func milliseconds(_ duration: Duration) -> Int64 {
    duration.components.seconds * 1000 + duration.components.attoseconds / 1_000_000_000_000_000
  }
}
