import Base

/// An SVG image that is put together: a picture for all who see it, a title and a description for those who do not.
///
/// Colours come from the page's style sheet by class, so that a plot follows the colour scheme. Numbers are written
/// with one decimal at most, so that the same plot has the same bytes everywhere.
struct SVG {
  private(set) var bytes: [UInt8] = []

  /// `id` is one of a kind on its page.
  init(width: Int, height: Int, _ caption: Caption) {
    bytes.append("<svg role=\"img\" viewBox=\"0 0 \(width) \(height)\" direction=\"ltr\" aria-labelledby=\"")
    bytes.append("plot:\(caption.id):title plot:\(caption.id):text\"><title id=\"plot:\(caption.id):title\">")
    bytes.appendEscaped(caption.title)
    bytes.append("</title><desc id=\"plot:\(caption.id):text\">")
    bytes.appendEscaped(caption.text)
    bytes.append("</desc>")
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
