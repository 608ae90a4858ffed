import Synchronization

/// Counts what is done, from any thread, for whoever shows it.
package final class Progress: Sendable {
  private let expected: Atomic<Int>
  private let counter = Atomic<Int>(0)

  package init(total: Int) { expected = Atomic(total) }

  /// Begins to count anew, to another total.
  package func begin(_ total: Int) {
    counter.store(0, ordering: .relaxed)
    expected.store(total, ordering: .relaxed)
  }

  /// Counts one more thing as done.
  package func advance() { counter.add(1, ordering: .relaxed) }

  /// How many things are done so far.
  package var done: Int { counter.load(ordering: .relaxed) }
  /// How many things there are to do; `begin` changes it.
  package var total: Int { expected.load(ordering: .relaxed) }
}
