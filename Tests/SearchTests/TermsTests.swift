import Base
import Testing

@testable import Search

@Suite struct TermsTests {
  private func terms(_ text: String) -> [String] {
    var splitter = Terms()
    var terms: [String] = []
    splitter.forEach(in: text) { terms.append(String(utf8: $0)) }
    return terms
  }

  @Test(arguments: [
    ("Washington suspends", ["washington", "suspends"]),
    ("“We can’t,” he said—twice.", ["we", "can", "t", "he", "said", "twice"]),
    ("Müller ÉTAT Łódź", ["muller", "etat", "lodz"]), ("Зеленський Путін", ["зеленськии", "путін".decomposed]),
    ("İstanbul ΟΔΟΣ", ["istanbul", "οδοσ"]), ("普京说", ["普", "京", "说"]), ("プーチンABC", ["フ", "ー", "チ", "ン", "abc"]),
    ("لافروف", ["لافروف"]), ("مُحَمَّد", ["محمد"]), ("B-52 1.5 3rd", ["b", "52", "1", "5", "3rd"]), ("", []), ("—…", []),
    ("a\u{301}b", ["ab"]), ("x²", ["x²"]),
    ("Wałęsa Straße Ærø ĐẶNG Ð Þór İI", ["walesa", "strasse", "aero", "dang", "d", "thor", "ii"]),
    ("Buda\u{AD}pest", ["budapest"]), ("می\u{200C}خواهم", ["میخواهم"]), ("a\u{200B}b", ["a", "b"]),
    ("محـــمد", ["محمد"]),
    ("a\u{2060}b\u{200E}", ["ab"]), ("علیٰ ٱلله", ["علی", "الله"]),
  ])
  func `a text is split into terms`(text: String, expected: [String]) {
    #expect(terms(text) == expected)
  }

  @Test func `the same word always gives the same terms`() {
    #expect(terms("Élysée Élysée") == ["elysee", "elysee"])
  }
}

extension String {
  fileprivate var decomposed: String {
    String(String.UnicodeScalarView(decomposedScalars.filter { $0.properties.generalCategory != .nonspacingMark }))
  }
}
