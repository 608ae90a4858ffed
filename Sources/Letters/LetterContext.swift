import Archive
import Base
import Notes
import Site
import Templates

/// `letter.mustache`: a digest as a letter.
struct LetterContext: TemplateContext {
  let edition: Edition
  let extent: Extent
  let groups: [LetterGroupContext]

  static let shape = ContextShape<Self>(
    "letter",
    [
      .record("site", "The site.") { $0.edition.site.common },
      .text("title", "The day, week or month.") { $0.edition.title },
      .text("subtitle", "The days of a week.") { $0.edition.subtitle },
      .text("count", "How many notes it holds: 7 notes.") { $0.edition.count },
      .text("url", "The absolute address of the digest.") { $0.edition.site.addresses.url($0.edition.path) },
      .text("accent", "The accent of gazette.yml's theme, a colour that can be read on a letter's ground.") {
        "\($0.edition.accent)"
      },
      .text("logo", "The absolute address of the logo, if it is a picture that mail programs show (no SVG).") {
        $0.edition.logo
      },
      .text("leadTitle", "The title of the editor's lead.") { $0.edition.lead?.head.title },
      .html("lead", "The editor's lead, with styles inline and absolute addresses.") {
        $0.edition.letterLead($0.extent)
      },
      .list("groups", "The notes: of a day by topic, of a week or month by day.") { $0.groups },
      .list("corrections", "The corrections of other notes that were made in its time.") { context in
        (context.extent.hasCorrections ? context.edition.corrections : []).map {
          LetterCorrectionContext(site: context.edition.site, corrected: $0)
        }
      },
      .text("furtherCorrections", "How many they are, where the letter would be too long: 8 corrections.") {
        $0.edition.furtherCorrections($0.extent)
      },
      .text("further", "How many more the site has, where the letter would be too long: 8 more notes.") {
        $0.edition.further($0.extent)
      },
    ])
}

/// A heading in a letter with its notes.
struct LetterGroupContext: TemplateContext {
  let title: String
  let notes: [LetterNoteContext]

  static let shape = ContextShape<Self>(
    "letter's group",
    [
      .text("title", "The heading: a topic or a day.") { $0.title },
      .list("notes", "The notes.") { $0.notes },
    ])
}

/// A note in a letter.
struct LetterNoteContext: TemplateContext {
  let site: Site
  let line: NoteLine
  let hasSummary: Bool
  /// Its whole text; empty if the letter has only its summary.
  let content: [UInt8]

  static let shape = ContextShape<Self>(
    "letter's note",
    [
      .text("title", "The note's title.") { $0.line.title },
      .text("url", "Its absolute address; nothing where a frozen digest has a note that is gone.") { $0.line.url },
      .text("summary", "Its summary, corrections and events; nothing where the letter would be too long.") {
        $0.hasSummary ? $0.line.summary : $0.line.mark.map { "[\($0)]" }
      },
      .html("content", "Its whole text, with styles inline and absolute addresses; only with --full.") { $0.content },
      .text("outlets", "The outlets that it rests on, with commas.") { context in
        context.line.note.map { context.site.archive[$0].outlets }?.map { context.site.archive[$0].head.name }.joined(
          separator: ", ")
      },
    ])
}

/// A correction of a note that is not in the letter.
struct LetterCorrectionContext: TemplateContext {
  let site: Site
  let corrected: Changes.Corrected

  static let shape = ContextShape<Self>(
    "letter's correction",
    [
      .text("title", "The note's title.") { $0.site.archive[$0.corrected.note].head.title },
      .text("url", "The absolute address of its corrections.") { $0.site.correctionsURL(of: $0.corrected.note) },
      .text("text", "The day, and what was wrong.") { $0.site.dated($0.corrected.correction) },
    ])
}
