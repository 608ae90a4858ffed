import Base
import Foundation
import Testing

@testable import Site

/// What pages say is there, in every language.
@Suite struct StringsTests {
  private static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private static let languages = ["ar", "de", "en", "fr", "hu", "uk"]

  private static func strings(_ language: String) -> Strings {
    SiteTheme.load(own: [], language: language, templates: SiteTheme.sharedTemplates).value.strings
  }

  /// The texts of the files below a folder of the repository whose names end in some way.
  private func texts(below folder: String, ending: String) throws -> [String] {
    let root = Self.repository.appendingPathComponent(folder)
    return try FileManager.default.subpathsOfDirectory(atPath: root.path).filter { $0.hasSuffix(ending) }
      .map { try String(contentsOf: root.appendingPathComponent($0), encoding: .utf8) }
  }

  /// The keys under a part of a strings file, read without the parser that the program has.
  private func keys(of part: String, in language: String) throws -> Set<String> {
    let file = Self.repository.appendingPathComponent("templates/strings/\(language).yml")
    let lines = try String(contentsOf: file, encoding: .utf8).split(separator: "\n")
    let inside = lines.drop { $0 != "\(part):" }.dropFirst().prefix { $0.hasPrefix(" ") }
    return Set(inside.compactMap { try? /^  (\w+):/.firstMatch(in: $0).map { String($0.1) } })
  }

  private func phrases(_ type: String) throws -> Set<String> {
    let pattern = try Regex("\\b\(type)\\(\"(\\w+)\"\\)", as: (Substring, Substring).self)
    return Set(
      try texts(below: "Sources", ending: ".swift").flatMap { $0.matches(of: pattern).map { String($0.output.1) } })
  }

  // MARK: What the program says

  @Test func `every phrase of the program stands in the English file`() throws {
    let phrases = try phrases("Phrase")
    #expect(phrases.count > 50)
    #expect(phrases.subtracting(try keys(of: "words", in: "en")) == [])
    #expect(phrases.filter { Self.strings("en")[Phrase($0)].isEmpty } == [])
  }

  @Test func `every number of things that the program counts stands in the English file`() throws {
    let phrases = try phrases("CountedPhrase")
    #expect(phrases == ["notes", "moreNotes", "more", "actors", "corrections", "afterMonths", "judgements"])
    #expect(try keys(of: "counts", in: "en") == phrases)
  }

  @Test func `every word of the English file is said somewhere`() throws {
    var said = try phrases("Phrase")
    for template in try texts(below: "templates", ending: ".mustache") {
      said.formUnion(template.matches(of: /strings\.(\w+)/).map { String($0.1) })
    }
    #expect(try keys(of: "words", in: "en").subtracting(said) == [])
  }

  // MARK: Languages

  @Test func `the languages of the theme are those that are tested here`() throws {
    let folder = Self.repository.appendingPathComponent("templates/strings")
    let files = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    #expect(files.sorted() == Self.languages.map { $0 + ".yml" })
  }

  @Test(arguments: ["ar", "de", "fr", "hu", "uk"], ["words", "counts", "kinds", "relations", "dates"])
  func `every language has the keys of the English file`(language: String, part: String) throws {
    #expect(try keys(of: part, in: language) == keys(of: part, in: "en"))
    #expect(try !keys(of: part, in: language).isEmpty)
  }

  @Test(arguments: [
    ("en", "Topics", "2 notes", false), ("de", "Themen", "2 Notizen", false), ("ar", "الموضوعات", "مذكرتان", true),
  ])
  func `a language's own words are said`(language: String, topics: String, two: String, isRightToLeft: Bool) {
    let strings = Self.strings(language)
    #expect(strings[.topics] == topics)
    #expect(strings.counted(2, .notes) == two)
    #expect(strings.isRightToLeft == isRightToLeft)
  }

  private func load(_ yaml: String?, language: String) -> Diagnosed<SiteTheme> {
    let own = yaml.map { [SourceFile(path: "templates/strings/\(language).yml", bytes: Array($0.utf8))] } ?? []
    return SiteTheme.load(own: own, language: language, templates: SiteTheme.sharedTemplates)
  }

  @Test func `a language that lacks words says them in English, and the person is told`() throws {
    let loaded = load("words: {home: Startsida}\n", language: "sv")
    #expect(loaded.value.strings[.home] == "Startsida")
    #expect(loaded.value.strings[.topics] == "Topics")
    #expect(loaded.value.strings.counted(1, .notes) == "1 note")
    #expect(loaded.value.strings.label(of: "person") == "Person")
    #expect(loaded.value.strings.dates.long(try #require(Day("2025-10-21"))) == "21 October 2025")
    #expect(loaded.diagnostics.map(\.id) == [.stringsIncomplete])
    #expect(loaded.diagnostics.map(\.location.path) == ["templates/strings/sv.yml"])
  }

  @Test(arguments: [("sv", false), ("fa", true), ("he-IL", true)])
  func `a language without a file says everything in English, written its own way`(
    language: String, isRightToLeft: Bool
  ) {
    let loaded = load(nil, language: language)
    #expect(loaded.value.strings[.topics] == "Topics")
    #expect(loaded.value.strings.isRightToLeft == isRightToLeft)
    #expect(loaded.diagnostics.map(\.id) == [.stringsMissing])
    #expect(loaded.diagnostics.map { "\($0.location)" } == ["gazette.yml:1:1"])
  }

  @Test(arguments: [("de-AT", "Themen"), ("DE", "Themen"), ("en-GB", "Topics")])
  func `a variant of a language has that language's words`(language: String, topics: String) {
    let loaded = load(nil, language: language)
    #expect(loaded.value.strings[.topics] == topics)
    #expect(loaded.diagnostics == [])
  }

  @Test(
    arguments: [
      ("words: {hme: X}\n", DiagnosticID.fieldUnknown, "did you mean 'home'?"),
      ("words: {inYear: \"{nam} in {year}\"}\n", .stringsValue, "English: {name} in {year}"),
      ("months: [a, b]\n", .stringsValue, nil),
      (
        "dates: {long: \"{dya} {month} {year}\"}\n", .stringsValue,
        "it has {weekday}, {day}, {month}, {shortMonth}, {year}, {E}, {EEEE}, {d}, {dd}, {M}, {MM}, {MMM}, {MMMM}, {LLLL}, {y}, {yy}"
      ),
    ] as [(String, DiagnosticID, String?)])
  func `a mistake in a strings file is found`(yaml: String, id: DiagnosticID, hint: String?) {
    let found = load(yaml, language: "sv").diagnostics.filter { $0.id != .stringsIncomplete }
    #expect(found.map(\.id) == [id])
    #expect(found.map(\.hint) == [hint])
  }

  @Test func `values stand in the place of the names in braces`() {
    let strings = Self.strings("en")
    #expect(strings[.inYear, ["year": "2025", "name": "{year}"]] == "{year} in 2025")
    #expect(strings[.inYear, ["name": "NATO"]] == "NATO in {year}")
  }

  @Test(arguments: [
    ("{d}.{M}.{y}", "5.3.2025"), ("{dd}.{MM}.{yy}", "05.03.25"), ("{E} {d} {MMM}", "Wed 5 Mar"),
    ("{EEEE}, {MMMM} {d}, {y}", "Wednesday, March 5, 2025"), ("{y}-{MM}-{dd}", "2025-03-05"),
  ])
  func `a date can have the parts that CLDR has`(pattern: String, text: String) throws {
    let strings = load("dates: {long: \"\(pattern)\"}\n", language: "sv").value.strings
    #expect(strings.dates.long(try #require(Day("2025-03-05"))) == text)
  }

  @Test func `a range, a month and a week can be written in numbers`() throws {
    let yaml = """
      dates:
        month: "{MM}/{y}"
        week: "{y}-W{ww}"
        days: "{firstdd}–{dd}.{MM}.{y}"
        months: "{firstd}.{firstM}.–{d}.{M}.{y}"
      """
    let dates = load(yaml + "\n", language: "sv").value.strings.dates
    let (first, last) = (try #require(Day("2025-03-03")), try #require(Day("2025-03-09")))
    #expect(dates.month(Month(year: 2025, month: 3)) == "03/2025")
    #expect(dates.week(try #require(Week(year: 2025, number: 7))) == "2025-W07")
    #expect(dates.range(first, last) == "03–09.03.2025")
    #expect(dates.range(first, try #require(Day("2025-04-01"))) == "3.3.–1.4.2025")
  }

  @Test func `what a strings file lacks is a notice with a count`() throws {
    let notice = try #require(load("words: {home: Startsida}\n", language: "sv").diagnostics.first)
    #expect(notice.severity == .notice)
    #expect(notice.message.contains(/lacks \d+ of the theme's words/))
    #expect(![notice].fails(isStrict: true))
  }
}
