import Base

/// A few short words, compared as bytes: texts are asked for them beside every name.
struct ShortWords: Sendable {
  private let words: [[UInt8]]
  private let longest: Int

  init(_ words: [String]) {
    self.words = words.flatMap { [$0, $0.capitalisedFirst] }.map { Array($0.utf8) }
    longest = words.map(\.utf8.count).max() ?? 0
  }

  var isEmpty: Bool { words.isEmpty }

  /// Whether a range of a text is one of the words, with a small or a capital first letter.
  func contains(_ range: Range<Int>, in text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard range.count <= longest else { return false }
    let word = UnsafeBufferPointer(rebasing: text[range])
    return words.contains { $0.count == word.count && $0.first == word.first && $0.elementsEqual(word) }
  }
}
