import Base
import Templates

/// `plot.mustache`: a picture of numbers, and the same numbers as a table.
struct PlotContext: TemplateContext {
  /// A word for style sheets: `months`, `days`, `circle`, `network`, `timeline`.
  let kind: String
  let title: String
  let svg: [UInt8]
  let columns: [String]
  let rows: [PlotRowContext]

  static let shape = Shape(
    "plot",
    [
      .text("kind", "A word for style sheets: months, days, circle, network, timeline."),
      .text("title", "What it shows."),
      .html("svg", "The picture, an SVG element."),
      .texts("columns", "The heads of the table's columns."),
      .list("rows", "The table's rows.", PlotRowContext.self),
    ])

  var values: [Value] { [.of(kind), .of(title), .html(svg), .of(columns), .of(rows)] }
}

/// A row of a plot's table.
struct PlotRowContext: TemplateContext {
  let title: String
  let href: String?
  let cells: [String]

  static let shape = Shape(
    "row of a plot",
    [
      .text("title", "What the row is of."),
      .text("href", "Where that leads, if anywhere."),
      .texts("cells", "The other cells."),
    ])

  var values: [Value] { [.of(title), .of(href), .of(cells)] }
}
