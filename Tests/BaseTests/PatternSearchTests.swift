import Testing

@testable import Base

@Suite struct PatternSearchTests {
  @Test(arguments: [1, 2, 3, 17, 400])
  func `every occurrence is found, as by a plain search`(count: Int) {
    var random = SystemRandomNumberGenerator()
    let seed = UInt64.random(in: 0 ... .max, using: &random)
    var state = seed
    func next(_ limit: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(limit))
    }
    // Few letters, so that patterns occur often and overlap.
    func bytes(_ length: Int) -> [UInt8] { (0..<length).map { _ in Array("ab ".utf8)[next(3)] } }
    let patterns = (0..<count).map { _ in bytes(3 + next(14)) }
    let text = bytes(3000)
    var expected: Set<[Int]> = []
    for (number, pattern) in patterns.enumerated() where pattern.count >= PatternSearch.shortest {
      for place in 0...(text.count - pattern.count) where text[place..<place + pattern.count].elementsEqual(pattern) {
        expected.insert([number, place])
      }
    }
    var found: Set<[Int]> = []
    text.withUnsafeBufferPointer { text in
      PatternSearch(patterns).occurrences(in: text) { pattern, place in
        found.insert([pattern, place])
        return true
      }
    }
    #expect(found == expected, "seed \(seed)")
  }

  @Test(arguments: [("", 0), ("abc", 0), ("abcd", 1), ("xabcd", 1), ("abcdx", 1), ("abcde fghijkl", 2)])
  func `the ends of a text count`(text: String, count: Int) {
    var found = 0
    Array(text.utf8).withUnsafeBufferPointer { text in
      PatternSearch([Array("abcd".utf8), Array("abcde fghijkl".utf8)]).occurrences(in: text) { _, _ in
        found += 1
        return true
      }
    }
    #expect(found == count)
  }
}
