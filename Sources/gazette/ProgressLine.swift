import Base
import Dispatch

/// A line on the terminal that counts files, from the first second on.
struct ProgressLine {
  private let timer: (any DispatchSourceTimer)?

  init(_ progress: Progress, isShown: Bool) {
    guard isShown else {
      timer = nil
      return
    }
    let timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + 1, repeating: .milliseconds(200))
    timer.setEventHandler {
      write("\r\u{1B}[K\(progress.done) of \(progress.total) files", to: 2)
    }
    timer.activate()
    self.timer = timer
  }

  func end() {
    guard let timer else { return }
    timer.cancel()
    write("\r\u{1B}[K", to: 2)
  }
}
