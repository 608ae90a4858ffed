import Base
import Testing

import Notes

@testable import Site

@Suite struct LanguageTests {
  /// The sample numbers of each plural form, from CLDR's table of plural rules.
  @Test(
    arguments: [
      ("en", [(PluralForm.one, [1]), (.other, [0, 2, 5, 11, 21, 101])]),
      ("fr", [(.one, [0, 1]), (.other, [2, 11, 21, 100])]),
      ("pt", [(.one, [0, 1]), (.other, [2, 21])]), ("pt-PT", [(.one, [1]), (.other, [0, 2, 21])]),
      ("uk", [(.one, [1, 21, 31, 101]), (.few, [2, 3, 4, 22, 24, 102]), (.many, [0, 5, 11, 12, 14, 19, 111, 112])]),
      ("hr", [(.one, [1, 21, 101]), (.few, [2, 4, 22]), (.other, [0, 5, 11, 12, 14, 111])]),
      ("pl", [(.one, [1]), (.few, [2, 4, 22, 104]), (.many, [0, 5, 12, 14, 21, 101, 112])]),
      ("cs", [(.one, [1]), (.few, [2, 4]), (.other, [0, 5, 22, 101])]),
      ("mk", [(.one, [1, 21, 101]), (.other, [0, 2, 11, 111])]),
      ("ro", [(.one, [1]), (.few, [0, 2, 16, 101, 119]), (.other, [20, 35, 100])]),
      ("lt", [(.one, [1, 21, 101]), (.few, [2, 9, 22]), (.other, [0, 10, 11, 20, 111])]),
      ("lv", [(.zero, [0, 10, 11, 20, 111]), (.one, [1, 21, 101]), (.other, [2, 9, 22])]),
      ("sl", [(.one, [1, 101]), (.two, [2, 102]), (.few, [3, 4, 103]), (.other, [0, 5, 100])]),
      ("he", [(.one, [1]), (.two, [2]), (.other, [0, 3, 20, 102])]),
      (
        "ar",
        [
          (.zero, [0]), (.one, [1]), (.two, [2]), (.few, [3, 10, 103, 110]), (.many, [11, 26, 99, 111]),
          (.other, [100, 102, 200, 1000]),
        ]
      ), ("ja", [(.other, [0, 1, 2, 21])]),
    ] as [(String, [(PluralForm, [Int])])])
  func `numbers have the plural form of CLDR`(language: String, forms: [(PluralForm, [Int])]) {
    let rule = PluralRule(language: language)
    for (form, numbers) in forms { for number in numbers { #expect(rule.form(of: number) == form, "\(number)") } }
  }

  @Test(arguments: [
    ("en", "21 October 2025", "Tuesday, 21 October 2025"), ("de", "21. Oktober 2025", "Dienstag, 21. Oktober 2025"),
    ("fr", "21 octobre 2025", "mardi 21 octobre 2025"), ("hu", "2025. október 21.", "2025. október 21., kedd"),
    ("uk", "21 жовтня 2025", "вівторок, 21 жовтня 2025"), ("ar", "21 أكتوبر 2025", "الثلاثاء، 21 أكتوبر 2025"),
  ])
  func `dates are written as the language writes them`(language: String, long: String, full: String) throws {
    let strings = SiteTheme.load(own: [], language: language, templates: SiteTheme.sharedTemplates).value.strings
    let day = try #require(Day("2025-10-21"))
    #expect(strings.dates.long(day).hasPrefix(long), "\(strings.dates.long(day))")
    #expect(strings.dates.full(day).hasPrefix(full), "\(strings.dates.full(day))")
    #expect(strings.language == language)
  }

  @Test func `the first of a month is 1er in French`() throws {
    let dates = SiteTheme.load(own: [], language: "fr", templates: SiteTheme.sharedTemplates).value.strings.dates
    let (first, last) = (try #require(Day("2025-12-01")), try #require(Day("2025-12-07")))
    #expect(dates.long(first) == "1er décembre 2025")
    #expect(dates.range(first, last) == "1er–7 décembre 2025")
  }

  @Test(arguments: [
    ("en", "2019-05-20", "from 20 May 2019"), ("en", "2019-05", "from May 2019"), ("uk", "2019-05", "з травня 2019 р."),
    ("de", "2019", "seit 2019"), ("hu", "2019-05-20", "kezdete: 2019. május 20."),
  ])
  func `an office's date is a day, a month or a year`(language: String, date: String, text: String) throws {
    let strings = SiteTheme.load(own: [], language: language, templates: SiteTheme.sharedTemplates).value.strings
    let day = try #require(PartialDay(date))
    #expect(strings[Phrase("from"), ["date": strings.dates.partial(day)]] == text)
  }

  @Test func `every language has every word`() {
    for language in ["en", "de", "fr", "hu", "uk", "ar"] {
      #expect(
        SiteTheme.load(own: [], language: language, templates: SiteTheme.sharedTemplates).diagnostics == [],
        "\(language)")
    }
  }
}
