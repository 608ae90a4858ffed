import Base
import Site
import Templates

/// `plot.mustache`: a picture of numbers, and the same numbers as a table.
struct PlotContext: TemplateContext {
  /// A word for style sheets: `months`, `days`, `circle`, `network`, `timeline`.
  let kind: String
  let title: String
  var svg: [UInt8]
  /// The same for narrow screens, where it is another one.
  var narrow: [UInt8]?
  /// What it would show, where there is too little to draw; there is no picture then.
  var sentence: String?
  let columns: [String]
  let rows: [PlotRowContext]

  static let shape = ContextShape<Self>(
    "plot",
    [
      .text("kind", "A word for style sheets: months, days, circle, network, timeline.") { $0.kind },
      .text("title", "What it shows.") { $0.title },
      .html("svg", "The picture, an SVG element.") { $0.svg },
      .html("narrow", "The picture for narrow screens, if it is another one.") { $0.narrow ?? [] },
      .text("sentence", "What it would show, in place of the picture and the table: April 2025: 1 note.") {
        $0.sentence
      },
      .texts("columns", "The heads of the table's columns.") { $0.columns },
      .list("rows", "The table's rows.") { $0.rows },
    ])
}

/// A row of a plot's table.
struct PlotRowContext: TemplateContext {
  let title: String
  var href: String?
  /// Another thing that the row is of, as the two ends of a line.
  var other: LinkContext?
  let cells: [String]

  static let shape = ContextShape<Self>(
    "row of a plot",
    [
      .text("title", "What the row is of.") { $0.title },
      .text("href", "Where that leads, if anywhere.") { $0.href },
      .record("other", "What else it is of, if there are two.") { $0.other },
      .texts("cells", "The other cells.") { $0.cells },
    ])
}
