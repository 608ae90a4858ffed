import Base
import Foundation
import Testing

@testable import Markdown

@Suite struct QuotationMarksTests {
  private func text(_ markdown: String, _ language: String) -> String {
    let file = SourceFile(path: "a.md", bytes: Array(markdown.utf8))
    let document = MarkdownParser.parse(file, options: MarkdownOptions(language: language)).value
    return document.plainText(of: 0)
  }

  /// „Those of CLDR“ means: as Foundation's copy of CLDR has them.
  @Test(arguments: [
    "de", "cs", "sk", "sl", "hr", "et", "is", "mk", "sr", "bs", "pl", "ro", "hu", "ka", "sq", "it", "ca", "el", "pt-PT",
    "eu", "kk", "nb", "no", "nn", "uk", "ru", "be", "hy", "sv", "fi", "fa", "ja", "zh-TW", "fr-CH",
  ])
  func `the marks of a language are those of CLDR`(language: String) throws {
    let marks = try #require(QuotationMarks.of(language))
    let locale = Locale(identifier: language)
    #expect(marks.open == locale.quotationBeginDelimiter)
    #expect(marks.close == locale.quotationEndDelimiter)
    #expect(marks.innerOpen == locale.alternateQuotationBeginDelimiter)
    #expect(marks.innerClose == locale.alternateQuotationEndDelimiter)
  }

  @Test(arguments: [
    ("de", "Er sagte: \"nein\".", "Er sagte: „nein“."), ("de-AT", "\"nein\"", "„nein“"),
    ("de-CH", "\"nein\"", "«nein»"),
    ("de", "\"Er sagte 'nein' und ging's an\"", "„Er sagte ‚nein‘ und ging’s an“"),
    ("de", "Hans' Haus, \"die 'Welt'\"", "Hans’ Haus, „die ‚Welt‘“"),
    ("fr", "Il dit \"non\".", "Il dit «\u{A0}non\u{A0}»."),
    ("fr", "l'homme", "l’homme"), ("uk", "Кажуть: \"ні\", об'єкт", "Кажуть: «ні», об’єкт"), ("en", "\"no\"", "“no”"),
    ("en-GB", "'no'", "‘no’"), ("sv", "\"nej\"", "”nej”"), ("hu", "\"nem 'igen'\"", "„nem »igen«”"),
    ("xx", "\"a\"", "“a”"),
    ("de", "„nein“ und “no” und ‘x’", "„nein“ und “no” und ‘x’"), ("fr", "« non » et “a”", "« non » et “a”"),
    ("de", "`\"a\"` und “`b`”", "\"a\" und “b”"),
    ("de", "*\"betont\"* \"*so*\" und \"_so_\"", "„betont“ „so“ und „so“"),
    ("de", "“_x_” und “**y**”", "“x” und “y”"), ("de", "\\\"kein Zitat\\\"", "\"kein Zitat\""),
    ("de", "[\"Titel\"](https://a.example/\"x\")", "„Titel“"), ("de", "==\"a\"== ~~\"b\"~~", "„a“ "),
  ])
  func `straight marks become those of the language, and typed ones stay`(
    language: String, markdown: String, shown: String
  ) {
    #expect(text(markdown, language) == shown)
    if !markdown.contains(where: { "*_`~=[\\".contains($0) }) {
      let options = MarkdownOptions(language: language)
      #expect(options.typographic(markdown) == shown)
    }
  }

  @Test func `plain CommonMark has no language`() {
    #expect(MarkdownOptions(flavour: .commonmark, language: "de").quotes == nil)
  }

  @Test(arguments: [
    ("de", "\"Nein\", sagte Lavrov."), ("fr", "Il dit \"non\" à Lavrov."), ("hu", "'Nem', 'igen' Lavrov"),
  ])
  func `a place behind quotation marks is known`(language: String, line: String) throws {
    let file = SourceFile(path: "a.md", bytes: Array("\(line)\n".utf8))
    let document = MarkdownParser.parse(file, options: MarkdownOptions(language: language)).value
    let offset = try #require(document.bytes[...].firstIndex(of: Array("Lavrov".utf8)))
    let node = try #require(document.nodes.firstIndex { $0.kind == .text && $0.text.range.contains(offset) })
    let column = SourceMap(document, of: file).location(node: node, offset: offset).column
    let expected = try #require(line.range(of: "Lavrov"))
    #expect(column == line.distance(from: line.startIndex, to: expected.lowerBound) + 1)
  }
}
