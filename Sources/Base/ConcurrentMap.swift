import Dispatch

/// Maps on every core; the results stand in the order of the items, whatever order they were made in.
package func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ transform: @Sendable (Item) -> Result
) -> [Result] {
  let chunk = max(1, min(32, items.count / 64))
  let chunks = (items.count + chunk - 1) / chunk
  return [Result](unsafeUninitializedCapacity: items.count) { buffer, count in
    // why: each iteration initialises a range of its own, and concurrentPerform returns after the last.
    nonisolated(unsafe) let results = buffer
    DispatchQueue.concurrentPerform(iterations: chunks) { number in
      for index in (number * chunk)..<min(items.count, (number + 1) * chunk) {
        results.initializeElement(at: index, to: transform(items[index]))
      }
    }
    count = items.count
  }
}

/// As `concurrentMap` above; throws the error of the first item, in the items' order, that failed.
package func concurrentMap<Item: Sendable, Result: Sendable>(
  _ items: [Item], _ transform: @Sendable (Item) throws -> Result
) throws -> [Result] {
  try concurrentMap(items) { item in Swift.Result { try transform(item) } }.map { try $0.get() }
}
