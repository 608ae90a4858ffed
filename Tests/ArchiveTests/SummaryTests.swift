import TestSupport
import Testing

@testable import Archive

/// What a note without a `summary` begins with.
@Suite struct SummaryTests {
  @Test(arguments: [
    ("A *b*.\n\nC.", "A b."), ("A.\n\nB.\n\n<!--more-->\n\nC.", "A. B."), ("A b. <!--more--> C.", "A b."),
    ("A.\n\nB.<!-- more --> C.\n\nD.", "A. B."), ("*A <!--more-->b* C.", "A"), ("A.\n<!--more-->\nB.", "A."),
    ("![A map](a.png)\n\nText.", "Text."), ("Text ![A map](a.png) goes on.", "Text goes on."),
    ("[![A map](a.png)](/b/)\n\nText.", "Text."), ("![A map](a.png)", ""), ("# H\n\n- a\n\nText.", "Text."),
    ("<!--more-->\n\nText.", ""), ("A <!-- not more --> b.", "A b."),
    ("`<!--more-->` is a mark.", "<!--more--> is a mark."),
  ])
  func `a note begins with its first paragraph, or with what is before the mark`(text: String, summary: String) throws {
    for settings in ["", "unsafeHTML: true\n", "markdown: commonmark\n"] {
      let archive = try SmallArchive.make(
        [SmallArchive.note("2025-01-01", text), ("notes/a.png", "")], settings: settings)
      #expect(archive.notes[0].summary == summary, "\(settings)")
    }
  }
}
