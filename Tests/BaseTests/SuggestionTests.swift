import Base
import Testing

/// The name that is suggested for one that does not exist.
@Suite struct SuggestionTests {
  @Test(arguments: [
    ("Lavrof", ["Lavrov", "Rubio"], "Lavrov"), ("LAVROF", ["Rubio", "Lavrov"], "Lavrov"),
    ("tags", ["title", "tag"], "tag"),
    ("xyz", ["Lavrov"], nil), ("", ["a"], "a"), ("n0te", ["note"], "note"), ("Łódż", ["Łódź"], "Łódź"),
    // Found by fuzzing: control characters, whose bits look like digits.
    ("I\u{13}\u{10}", ["title"], nil), ("\u{10}1", ["11"], "11"),
  ])
  func `the nearest name is suggested, if it is near`(name: String, names: [String], suggestion: String?) {
    #expect(nearest(to: name, among: names) == suggestion)
  }

  @Test func `a name that is longer than what is compared is compared by its beginning`() {
    let long = String(repeating: "abcdefgh", count: 20)
    #expect(nearest(to: long, among: ["x", long + "y"]) == long + "y")
  }
}
