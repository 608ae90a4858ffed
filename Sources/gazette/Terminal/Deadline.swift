import Dispatch

/// Ends the program where a library takes too long over hostile input and cannot be stopped otherwise.
struct Deadline {
  private let timer: any DispatchSourceTimer

  init(seconds: Int, message: String) {
    timer = DispatchSource.makeTimerSource(queue: .global())
    timer.schedule(deadline: .now() + .seconds(seconds))
    timer.setEventHandler {
      printError("gazette: error: \(message)")
      exitProgram(1)
    }
    timer.activate()
  }

  func cancel() { timer.cancel() }
}
