import Base

/// An SVG image that is put together: a picture for all who see it, a title and a description for those who do not.
///
/// Colours come from the page's style sheet by class, so that a plot follows the colour scheme. Numbers are written
/// with one decimal at most, so that the same plot has the same bytes everywhere.
struct SVG {
  private(set) var bytes: [UInt8] = []

  /// `caption.id` is one of a kind on its page. With links it is a group of things and no picture, for screen readers.
  /// Without its text it is the same picture in another size: what is said of the first is said of it.
  init(
    width: Int, height: Int, _ caption: Caption, _ style: StaticString? = nil, hasLinks: Bool = false,
    hasText: Bool = true
  ) {
    bytes.append("<svg")
    // A picture hides what is in it; without a role an svg is a document of its own.
    if !hasLinks { bytes.append(" role=\"img\"") }
    if let style { bytes.append(" class=\"\(style)\"") }
    bytes.append(" viewBox=\"0 0 \(width) \(height)\" direction=\"ltr\" aria-labelledby=\"")
    bytes.append("plot:\(caption.id):title plot:\(caption.id):text\">")
    guard hasText else { return }
    bytes.append("<title id=\"plot:\(caption.id):title\">")
    bytes.appendEscaped(caption.title)
    bytes.append("</title><desc id=\"plot:\(caption.id):text\">")
    bytes.appendEscaped(caption.text)
    bytes.append("</desc>")
  }

  /// What is drawn inside has one style.
  mutating func group(_ style: StaticString, _ draw: (inout SVG) -> Void) {
    bytes.append("<g class=\"\(style)\">")
    draw(&self)
    bytes.append("</g>")
  }

  /// A shape that leads somewhere. Keys pass it by: the same links are in the table or list beside the plot.
  mutating func link(_ href: String, _ title: String, _ path: Path) {
    open(href, title)
    bytes.append("<path d=\"")
    bytes += path.bytes
    bytes.append("\"/></a>")
  }

  /// A circle that leads somewhere, as `link`.
  mutating func link(_ href: String, _ title: String, circle centre: Point, radius: Double, _ style: StaticString) {
    open(href, title)
    circle(centre, radius: radius, style)
    bytes.append("</a>")
  }

  private mutating func open(_ href: String, _ title: String) {
    bytes.append("<a href=\"")
    bytes.appendEscaped(href)
    bytes.append("\" tabindex=\"-1\"><title>")
    bytes.appendEscaped(title)
    bytes.append("</title>")
  }

  mutating func circle(_ centre: Point, radius: Double, _ style: StaticString) {
    open("circle", style)
    attribute("cx", centre.x)
    attribute("cy", centre.y)
    attribute("r", radius)
    bytes.append("/>")
  }

  /// Lines, bars and the like, all of one style.
  mutating func path(_ path: Path, _ style: StaticString) {
    guard !path.bytes.isEmpty else { return }
    open("path", style)
    bytes.append(" d=\"")
    bytes += path.bytes
    bytes.append("\"/>")
  }

  mutating func text(_ text: String, at point: Point, _ anchor: Anchor = .start, _ style: StaticString = "label") {
    open("text", style)
    attribute("x", point.x)
    attribute("y", point.y)
    if anchor != .start { bytes.append(" text-anchor=\"\(anchor.rawValue)\"") }
    bytes.append(">")
    bytes.appendEscaped(text)
    bytes.append("</text>")
  }

  /// Texts of one style and anchor, which are said once for all of them.
  mutating func texts(_ texts: [(text: String, point: Point)], _ anchor: Anchor, _ style: StaticString = "label") {
    guard !texts.isEmpty else { return }
    open("g", style)
    bytes.append(" text-anchor=\"\(anchor.rawValue)\">")
    for (text, point) in texts {
      bytes.append("<text")
      attribute("x", point.x)
      attribute("y", point.y)
      bytes.append(">")
      bytes.appendEscaped(text)
      bytes.append("</text>")
    }
    bytes.append("</g>")
  }

  /// The finished image.
  consuming func finished() -> [UInt8] {
    bytes.append("</svg>")
    return bytes
  }

  enum Anchor: String {
    case start, middle, end
  }

  private mutating func open(_ element: StaticString, _ style: StaticString) {
    bytes.append("<\(element) class=\"\(style)\"")
  }

  private mutating func attribute(_ name: StaticString, _ value: Double) {
    bytes.append(" \(name)=\"")
    bytes.append(decimal: value)
    bytes.append("\"")
  }
}

/// The `d` of a path.
struct Path {
  fileprivate(set) var bytes: [UInt8] = []

  mutating func move(to point: Point) { command("M", point.x, point.y) }

  mutating func line(to point: Point) { command("L", point.x, point.y) }

  /// A filled rectangle.
  mutating func bar(_ x: Double, _ y: Double, width: Double, height: Double) {
    command("M", x, y)
    bytes.append("h")
    bytes.append(decimal: width)
    bytes.append("v")
    bytes.append(decimal: height)
    bytes.append("h")
    bytes.append(decimal: -width)
    bytes.append("z")
  }

  private mutating func command(_ letter: StaticString, _ x: Double, _ y: Double) {
    bytes.append("\(letter)")
    bytes.append(decimal: x)
    bytes.append(" ")
    bytes.append(decimal: y)
  }
}

struct Point: Equatable {
  var x: Double
  var y: Double
}

extension [UInt8] {
  /// Appends a number with one decimal at most.
  fileprivate mutating func append(decimal value: Double) {
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { append(UInt8(ascii: "-")) }
    append(String(abs(tenths) / 10))
    if tenths % 10 != 0 { append(".\(abs(tenths) % 10)") }
  }
}
