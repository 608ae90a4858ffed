package import Archive
import Base
package import Build
import Dispatch
import FoundationEssentials
import Pages
import Synchronization

/// A preview of a site's folder: the shell around `PreviewState`. It owns the lock, the queue of rebuilds, the disk
/// and the clock, and does what the state asks for.
package final class PreviewSession: Sendable {
  /// What the lock guards.
  struct Guarded: Sendable {
    var state: PreviewState
    var rendered = RenderedPages()
    var listeners = Listeners()
  }

  let folder: SiteFolder
  private let options: BuildOptions
  private let world: World
  private let report: @Sendable (PreviewReport) -> Void
  private let queue = DispatchQueue(label: "gazette.rebuild")
  let guarded: Mutex<Guarded>

  /// `report` is called from several threads.
  package init(
    _ folder: SiteFolder, _ options: BuildOptions, in world: World, editor: EditorAddress,
    report: @escaping @Sendable (PreviewReport) -> Void
  ) {
    self.folder = folder
    self.options = options
    self.world = world
    self.report = report
    // A program that ran before began at an earlier time, and counted less than a thousand changes a second since.
    let generation = Int(Date().timeIntervalSince1970 * 1000)
    guarded = Mutex(Guarded(state: PreviewState(editor: editor, generation: generation)))
  }

  /// The archive of the newest build whose settings could be read.
  package var archive: Archive? { guarded.withLock { $0.state.latest?.archive } }

  /// Builds the site for the first time. Throws where the machine fails.
  package func start() throws {
    let job = guarded.withLock { $0.state.firstJob(at: .now) }
    handle(.rebuilt(job, try rebuild(job)))
  }

  /// Takes in a change. Returns when the page that can be shown at once is shown.
  package func take(_ change: Change) {
    let start = ContinuousClock.now
    do {
      handle(.saved(try SavedFiles(change, in: folder)), at: start)
    } catch {
      handle(.unreadable(change, failure: "\(error)"), at: start)
    }
  }

  // MARK: Events and effects

  private func handle(_ event: PreviewEvent, at instant: ContinuousClock.Instant = .now) {
    let effects = guarded.withLock { guarded in
      let effects = guarded.state.handle(event, at: instant)
      // Under the lock: messages reach the pages in the order of their generations.
      for case .tell(let message) in effects { guarded.listeners.tell(message) }
      return effects
    }
    for effect in effects { perform(effect) }
  }

  private func perform(_ effect: PreviewEffect) {
    switch effect {
    case .tell: break
    case .report(let report): self.report(report)
    case .renderAhead(let job): handle(.renderedAhead(job, try? SinglePageRender(job)))
    case .wait(let duration, let number):
      let (seconds, attoseconds) = duration.components
      let delay = DispatchTimeInterval.milliseconds(Int(seconds * 1000 + attoseconds / 1_000_000_000_000_000))
      queue.asyncAfter(deadline: .now() + delay) { [self] in handle(.waited(upTo: number)) }
    case .rebuild(let job):
      queue.async { [self] in
        do {
          handle(.rebuilt(job, try rebuild(job)))
        } catch {
          handle(.rebuildFailed(job, failure: "\(error)"))
        }
      }
    }
  }

  private func rebuild(_ job: RebuildJob) throws -> Rebuild {
    let snapshot =
      try job.known.map { known in
        FolderSnapshot(
          root: folder.root, settings: known.settings, content: try folder.content(known: job.texts),
          templates: known.templates)
      } ?? folder.snapshot()
    return Rebuild(of: snapshot, try build(snapshot, options, in: world, after: job.earlier))
  }

  /// The newest message, and each later one; for a reader that is slow the newest only. `end` ends them.
  func listen() -> (messages: AsyncStream<String>, end: @Sendable () -> Void) {
    let (stream, continuation) = AsyncStream.makeStream(of: String.self, bufferingPolicy: .bufferingNewest(1))
    let number = guarded.withLock { $0.listeners.add(continuation, greetedBy: $0.state.message) }
    continuation.onTermination = { [weak self] _ in self?.guarded.withLock { $0.listeners.remove(number) } }
    return (stream, { continuation.finish() })
  }
}
