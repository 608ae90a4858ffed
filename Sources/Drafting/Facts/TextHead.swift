import Base

/// The head of an article in plain text or Markdown: its title, and the lines that say when, by whom and where it was
/// published.
struct TextHead {
  private(set) var facts = ArticleFacts()
  /// The paragraphs without the head's lines. The title is one of them, as a heading.
  private(set) var text: [Article.Paragraph] = []

  /// The most lines that a head has.
  static let mostLines = 14

  /// A longer paragraph is the beginning of the text.
  private static let longestLine = 160

  init(of paragraphs: [Article.Paragraph], today: Day) {
    var head = ArticleHead(today: today)
    var outlet: Int?
    var title = paragraphs.firstIndex(where: \.isHeading)
    var menuEnd = 0
    let lines = paragraphs.prefix(Self.mostLines).prefix { $0.text.unicodeScalars.count <= Self.longestLine }
    for (index, paragraph) in lines.enumerated() where index != title {
      head.take(paragraph.text, at: index)
      guard !head.lines.contains(index), title == nil else { continue }
      if outlet == nil, HeadLine.isOutlet(paragraph.text), lines.count > 1 {
        outlet = index
      } else if index < paragraphs.count - 1, isHeadline(paragraph.text), !Self.isLabelled(paragraph.text) {
        title = index
      }
    }
    // A page copied from a browser begins with its menu: words, then the title above the byline.
    if let first = title, !paragraphs[first].isHeading, let byline = head.lines.min(), first < byline {
      let words = { (index: Int) in paragraphs[index].text.split(separator: " ").count }
      let above = (first..<byline).filter {
        isHeadline(paragraphs[$0].text) && $0 != outlet && !paragraphs[$0].text.contains(" > ")
      }
      if words(first) < 4, let longer = above.first(where: { words($0) >= 4 }) {
        title = longer
        menuEnd = longer
      }
    }
    // The last lines can say it too: Published 15 November 2026.
    for index in paragraphs.indices.suffix(2) where index >= lines.count && index > 0 {
      if paragraphs[index].text.unicodeScalars.count <= Self.longestLine {
        head.take(paragraphs[index].text, at: index)
      }
    }
    let isText = { (index: Int) in !head.lines.contains(index) && index != outlet && index != title }
    if let first = paragraphs.indices.first(where: { isText($0) && !paragraphs[$0].isHeading }) {
      head.takeDateline(of: paragraphs[first].text)
    }
    facts = head.facts
    if let outlet { facts.publisher = paragraphs[outlet].text }
    text = paragraphs.indices.filter { $0 >= menuEnd && !head.lines.contains($0) && $0 != outlet }
      .map { paragraphs[$0] }
    if let title {
      let headline = Headline(paragraphs[title].text)
      facts.title = headline.title
      facts.publisher = facts.publisher ?? headline.outlet
      if let place = text.firstIndex(of: paragraphs[title]) {
        text[place] = Article.Paragraph(text: headline.title, line: paragraphs[title].line, isHeading: true)
      }
    }
  }

  /// `When: 3 December 2026`
  static func isLabelled(_ line: String) -> Bool {
    let words = line.prefix(20).split(separator: " ").prefix(2)
    guard words.contains(where: { $0.hasSuffix(":") }), let first = words.first else { return false }
    return HeadWords.otherDays.contains(first.lowercased().filter(\.isLetter))
  }
}
