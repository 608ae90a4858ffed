import Base
import FoundationEssentials
import TestSupport
import Testing

@testable import Drafting

/// Whole articles in many shapes, and a table of quotations in four languages.
@Suite struct ArticleTests {
  // MARK: Speakers

  struct SpeakerCase: CustomTestStringConvertible, Sendable {
    let language: String
    let text: String
    /// One for each quotation; `-` where the text does not say who speaks.
    let speakers: [String]

    var testDescription: String { String(text.prefix(70)) }

    static func all(_ table: String) -> [SpeakerCase] {
      CaseTable.rows(table).map { row in
        let speakers = row[2].split(separator: "|").map { String($0).trimmed }
        return SpeakerCase(language: row[0], text: row[1], speakers: speakers)
      }
    }
  }

  private func speakers(of item: SpeakerCase) throws -> [String] {
    let paragraphs = item.text.split(separator: "\n").enumerated().map {
      Article.Paragraph(text: String($1), line: $0 + 1)
    }
    let article = Article(facts: ArticleFacts(language: item.language), paragraphs: paragraphs)
    return DraftMaterial(of: article, by: try SmallSite.names()).quotations.map { $0.speaker ?? "-" }
  }

  /// Tests/Golden/drafting/speakers.tsv has what the text says.
  @Test(arguments: SpeakerCase.all("speakers.tsv"))
  func `a quotation has the speaker whom the text names, in four languages`(item: SpeakerCase) throws {
    #expect(try speakers(of: item) == item.speakers)
  }

  /// Tests/Golden/drafting/speakers-unread.tsv has cases in which Gazette finds less than a reader does. It must not
  /// name anybody else there.
  @Test(arguments: SpeakerCase.all("speakers-unread.tsv"))
  func `where Gazette cannot read who speaks, it names nobody else`(item: SpeakerCase) throws {
    let found = try speakers(of: item)
    #expect(found.allSatisfy { $0 == "-" || item.speakers.contains($0) })
    #expect(found != item.speakers, "it can be read now: move it to speakers.tsv")
  }

  @Test func `there are enough cases of speakers`() {
    #expect(SpeakerCase.all("speakers.tsv").count >= 430)
  }

  @Test(arguments: [
    (
      "<p>Ann Roe told the court:</p><blockquote><p>It was never mine.</p><p>I gave it back.</p></blockquote>",
      ["Ann Roe: It was never mine.\n\nI gave it back."]
    ),
    (
      "<p>It was late.</p><blockquote>It was never mine.<br><cite>Ann Roe, farmer</cite></blockquote>",
      ["Ann Roe: It was never mine."]
    ),
    ("<p>It was late.</p><blockquote><p>It was never mine.</p></blockquote><p>More.</p>", ["-: It was never mine."]),
    ("<blockquote><p>“We are ready to go,” said Ann Roe.</p></blockquote>", ["Ann Roe: We are ready to go."]),
  ])
  func `a block quotation needs no marks`(body: String, expected: [String]) throws {
    let filler = String(repeating: "<p>A paragraph that is long enough to be an article's text.</p>", count: 4)
    let file = SourceFile(path: "a.html", bytes: Array("<article>\(body)\(filler)</article>".utf8))
    let today = try #require(Day("2026-11-28"))
    let article = try #require(readArticle(file, zone: .utc, today: today).value)
    let found = DraftMaterial(of: article, by: try SmallSite.names()).quotations
    #expect(found.map { "\($0.speaker ?? "-"): \($0.text)" } == expected)
  }

  // MARK: Whole articles

  struct Expectation: Decodable, Sendable {
    struct Quotation: Decodable, Sendable {
      let text: String
      let speaker: String?
    }

    let title: String
    let date: String?
    let author: String?
    let publisher: String?
    let url: String?
    let paragraphs: Int
    let first: String
    let last: String
    let absent: [String]
    let quotations: [Quotation]
  }

  private static let folder = CaseTable.folder.appending(path: "articles")

  /// The files of articles, each with its expectation in JSON.
  static let files: [String] = {
    let all = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return all.filter { !$0.hasSuffix(".json") }.sorted()
  }()

  private func read(_ file: String) throws -> (article: Article, expected: Expectation) {
    let data = try #require(FileManager.default.contents(atPath: Self.folder.appending(path: file).path))
    let name = file.prefix { $0 != "." }
    let json = try #require(FileManager.default.contents(atPath: Self.folder.appending(path: "\(name).json").path))
    let today = try #require(Day("2026-11-28"))
    let read = readArticle(SourceFile(path: file, bytes: Array(data)), zone: .utc, today: today)
    return (try #require(read.value), try JSONDecoder().decode(Expectation.self, from: json))
  }

  @Test(arguments: files)
  func `the title and the day of a whole article are found`(file: String) throws {
    let (article, expected) = try read(file)
    #expect(article.facts.title == expected.title)
    #expect(article.facts.date?.day.description == expected.date)
    if let author = article.facts.author { #expect(author == expected.author) }
  }

  @Test(arguments: files)
  func `the text of a whole article is found, and what stands around it is not`(file: String) throws {
    let (article, expected) = try read(file)
    let texts = article.paragraphs.filter { !$0.isHeading || $0.text != article.facts.title }.map(\.text)
    #expect(texts.contains { $0.collapsed.hasPrefix(expected.first.collapsed) })
    #expect(texts.contains { $0.collapsed.contains(expected.last.collapsed) })
    let foreign = texts.count - expected.paragraphs
    #expect((-2...5).contains(foreign), "\(foreign) more paragraphs than the article has")
  }

  /// A figure, so that a change that makes the reader deaf or bold is noticed: how many quotations of all these
  /// articles have their speaker, none, and another one.
  @Test func `most quotations of whole articles have their speaker, and few another one`() throws {
    var (right, silent, wrong, lost) = (0, 0, 0, 0)
    for file in Self.files {
      let (article, expected) = try read(file)
      let found = DraftMaterial(of: article, by: try SmallSite.names()).quotations
      for quotation in expected.quotations {
        let words = Self.plain(quotation.text)
        guard let same = found.first(where: { Self.plain($0.text) == words }) else {
          lost += 1
          continue
        }
        guard let speaker = same.speaker else {
          if quotation.speaker == nil { right += 1 } else { silent += 1 }
          continue
        }
        let family = speaker.split(separator: " ").last.map(String.init) ?? speaker
        if quotation.speaker?.contains(family) ?? false { right += 1 } else { wrong += 1 }
      }
    }
    #expect(right >= 120, "\(right) right, \(silent) silent, \(wrong) wrong, \(lost) lost")
    #expect(wrong <= 6, "\(right) right, \(silent) silent, \(wrong) wrong, \(lost) lost")
  }

  private static func plain(_ text: String) -> String {
    String(text.lowercased().filter { $0.isLetter || $0.isNumber })
  }
}
