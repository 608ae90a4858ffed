/// The pages in the browsers that wait for messages.
struct Listeners: Sendable {
  private var continuations: [Int: AsyncStream<String>.Continuation] = [:]
  private var count = 0

  /// Adds a page, which gets a message at once; gives its number.
  mutating func add(_ continuation: AsyncStream<String>.Continuation, greetedBy message: ReloadMessage) -> Int {
    count += 1
    continuations[count] = continuation
    continuation.yield(previewJSON(message))
    return count
  }

  mutating func remove(_ number: Int) { continuations[number] = nil }

  func tell(_ message: ReloadMessage) {
    guard !continuations.isEmpty else { return }
    let text = previewJSON(message)
    for continuation in continuations.values { continuation.yield(text) }
  }
}
