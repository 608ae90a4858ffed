import Dispatch
import Synchronization

/// Does work on another thread and stops waiting for it after some seconds: nil then. A library that hostile input
/// keeps busy cannot be stopped, but the program can go on without it.
func within<Value: Sendable>(seconds: Int, _ work: @escaping @Sendable () -> Value) -> Value? {
  let result = WorkResult<Value>()
  let end = DispatchSemaphore(value: 0)
  DispatchQueue.global().async {
    let value = work()
    result.value.withLock { $0 = value }
    end.signal()
  }
  _ = end.wait(timeout: .now() + .seconds(seconds))
  return result.value.withLock { $0 }
}

private final class WorkResult<Value: Sendable>: Sendable {
  let value = Mutex<Value?>(nil)
}
