import Base
import Dispatch
import Synchronization

/// A line on the terminal that counts files, from the first second on.
struct ProgressLine {
  private let timer: (any DispatchSourceTimer)?

  /// `title` stands before the count, or alone where there is nothing to count.
  init(_ progress: Progress?, title: String = "", isShown: Bool) {
    guard isShown else {
      timer = nil
      return
    }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 1, repeating: .milliseconds(200))
    let shown = Mutex("")
    timer.setEventHandler {
      let counts = progress.map { "\($0.done) of \($0.total) files" } ?? "…"
      let text = [title, counts].filter { !$0.isEmpty }.joined(separator: " ")
      // What does not change is not written again: a program may be asking for a passphrase on the same line.
      let isNew = shown.withLock { shown in
        defer { shown = text }
        return shown != text
      }
      if isNew { write("\r\u{1B}[K" + text, to: 2) }
    }
    timer.activate()
    self.timer = timer
  }

  func end() {
    guard let timer, !timer.isCancelled else { return }
    timer.cancel()
    write("\r\u{1B}[K", to: 2)
  }
}
