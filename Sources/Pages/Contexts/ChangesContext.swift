import Base
import Templates

/// What is new in a digest.
struct ChangesContext: TemplateContext {
  let newcomers: [LinkContext]
  let furtherNewcomers: String?
  let returned: [ReturnContext]
  let risers: [RiserContext]
  let compared: String
  let stories: [MovementContext]
  let corrections: [CorrectionContext]

  static let shape = Shape(
    "changes",
    [
      .list("newcomers", "Actors that no note before names.", LinkContext.self),
      .flag("hasNewcomers", "Whether there are any."),
      .text("furtherNewcomers", "How many more there are: and 12 more."),
      .list("returned", "Actors back after a long absence.", ReturnContext.self),
      .flag("hasReturned", "Whether there are any."),
      .list("risers", "Actors named far more often than in the four periods before.", RiserContext.self),
      .flag("hasRisers", "Whether there are any."),
      .text("compared", "What they are compared with: in the four weeks before."),
      .list("stories", "Stories that moved.", MovementContext.self),
      .flag("hasStories", "Whether there are any."),
      .list(
        "corrections", "Corrections of its notes, and those made in its time to notes before.", CorrectionContext.self),
      .flag("hasCorrections", "Whether there are any."),
    ])

  var values: [Value] {
    [
      .of(newcomers), .flag(!newcomers.isEmpty), .of(furtherNewcomers), .of(returned), .flag(!returned.isEmpty),
      .of(risers), .flag(!risers.isEmpty), .of(compared), .of(stories), .flag(!stories.isEmpty), .of(corrections),
      .flag(!corrections.isEmpty),
    ]
  }
}

/// An actor that is back.
struct ReturnContext: TemplateContext {
  let actor: LinkContext
  let lastSeen: DateContext

  static let shape = Shape(
    "return",
    [
      .record("actor", "The actor.", LinkContext.self),
      .record("lastSeen", "When a note last named it before.", DateContext.self),
    ])

  var values: [Value] { [.of(actor), .of(lastSeen)] }
}

/// An actor that is named more often than before.
struct RiserContext: TemplateContext {
  let actor: LinkContext
  let before: Int

  static let shape = Shape(
    "riser",
    [
      .record("actor", "The actor; its count is that of the notes here.", LinkContext.self),
      .text("before", "How many notes of the four periods before name it, all together."),
    ])

  var values: [Value] { [.of(actor), .of(String(before))] }
}

/// A story that moved.
struct MovementContext: TemplateContext {
  let story: LinkContext
  let count: String
  let notes: [Prepared<TeaserContext>]

  static let shape = Shape(
    "movement",
    [
      .record("story", "The story.", LinkContext.self),
      .text("count", "How many notes moved it: 2 notes."),
      .list("notes", "These notes.", TeaserContext.self),
    ])

  var values: [Value] { [.of(story), .of(count), .of(notes)] }
}

/// What was put right in a note.
struct CorrectionContext: TemplateContext {
  let note: LinkContext
  let date: DateContext
  let text: String

  static let shape = Shape(
    "correction",
    [
      .record("note", "The note; the link leads to its corrections.", LinkContext.self),
      .record("date", "When it was put right.", DateContext.self),
      .text("text", "What was wrong, and what is right."),
    ])

  var values: [Value] { [.of(note), .of(date), .of(text)] }
}
