import Synchronization

/// Counts what is done, from any thread, for whoever shows it.
package final class Progress: Sendable {
  package let total: Int
  private let counter = Atomic<Int>(0)

  package init(total: Int) { self.total = total }

  package func advance() { counter.add(1, ordering: .relaxed) }

  package var done: Int { counter.load(ordering: .relaxed) }
}
