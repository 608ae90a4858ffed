import Dispatch

/// Maps on every core; the results stand in the order of the items, whatever order they were made in.
package func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ transform: @Sendable (Item) -> Result
) -> [Result] {
  concurrentMap(items, scratch: { () }) { item, _ in transform(item) }
}

/// As `concurrentMap` above; throws the error of the first item, in the items' order, that failed.
package func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ transform: @Sendable (Item) throws -> Result
) throws -> [Result] {
  try concurrentMap(items) { item in Swift.Result { try transform(item) } }.map { try $0.get() }
}

/// As `concurrentMap` above, with something to work with that is made once for several items, such as a buffer.
package func concurrentMap<Item: Sendable, Scratch, Result: Sendable>(
  _ items: [Item], scratch: @Sendable () -> Scratch, _ transform: @Sendable (Item, inout Scratch) -> Result
) -> [Result] {
  let chunk = max(1, min(32, items.count / 64))
  let chunks = (items.count + chunk - 1) / chunk
  return [Result](unsafeUninitializedCapacity: items.count) { buffer, count in
    // concurrentPerform returns after its last iteration.
    nonisolated(unsafe) let results = buffer  // why: each iteration initialises a range of its own
    DispatchQueue.concurrentPerform(iterations: chunks) { number in
      var scratch = scratch()
      for index in (number * chunk)..<min(items.count, (number + 1) * chunk) {
        results.initializeElement(at: index, to: transform(items[index], &scratch))
      }
    }
    count = items.count
  }
}
