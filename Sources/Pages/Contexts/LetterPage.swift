import Base
import Templates

/// `letter.mustache`: a digest as a letter.
struct LetterPage: TemplateContext {
  let site: Prepared<SiteContext>
  let title: String
  let subtitle: String?
  let count: String
  let url: String
  let leadTitle: String?
  let lead: [UInt8]
  let groups: [LetterGroupContext]
  let further: String?

  static let shape = Shape(
    "letter",
    [
      .record("site", "The site.", SiteContext.self),
      .text("title", "The day, week or month."),
      .text("subtitle", "The days of a week."),
      .text("count", "How many notes it holds: 7 notes."),
      .text("url", "The absolute address of the digest."),
      .text("leadTitle", "The title of the editor's lead."),
      .html("lead", "The editor's lead, with styles inline and absolute addresses."),
      .list("groups", "The notes: of a day by topic, of a week or month by day.", LetterGroupContext.self),
      .text("further", "How many more the site has, where the letter would be too long: 8 more notes."),
    ])

  var values: [Value] {
    [
      .of(site), .of(title), .of(subtitle), .of(count), .of(url), .of(leadTitle), .html(lead), .of(groups),
      .of(further),
    ]
  }
}

/// Notes of a letter under a heading.
struct LetterGroupContext: TemplateContext {
  let title: String
  let notes: [LetterNoteContext]

  static let shape = Shape(
    "letter's group",
    [
      .text("title", "The heading: a topic or a day."),
      .list("notes", "The notes.", LetterNoteContext.self),
    ])

  var values: [Value] { [.of(title), .of(notes)] }
}

/// A note in a letter.
struct LetterNoteContext: TemplateContext {
  let title: String
  let url: String
  let summary: String?
  let outlets: String

  static let shape = Shape(
    "letter's note",
    [
      .text("title", "The note's title."),
      .text("url", "Its absolute address."),
      .text("summary", "Its summary; nothing where the letter would be too long."),
      .text("outlets", "The outlets that it rests on, with commas."),
    ])

  var values: [Value] { [.of(title), .of(url), .of(summary), .of(outlets)] }
}
