import Testing

@testable import Base

@Suite struct ColourTests {
  @Test(arguments: [
    ("#8f2416", "#8f2416"), ("#FFF", "#ffffff"), ("#0aF", "#00aaff"), ("#00000", nil), ("8f2416", nil), ("#ggg", nil),
    ("", nil), ("#", nil), ("#１23", nil), ("#8f24160", nil),
  ])
  func `a colour is three or six hexadecimal digits`(text: String, written: String?) {
    #expect(Colour(text).map { "\($0)" } == written)
  }

  /// The ratios are those that the formulas of WCAG 2.2 give in Python, rounded to two places.
  @Test(arguments: [
    ("#000", "#fff", 21.0), ("#777", "#fff", 4.48), ("#767676", "#fff", 4.54), ("#8f2416", "#fdfcf8", 8.41),
    ("#0000ff", "#ffffff", 8.59), ("#fff", "#fff", 1),
  ])
  func `contrast is what WCAG says`(a: String, b: String, ratio: Double) throws {
    let (a, b) = (try #require(Colour(a)), try #require(Colour(b)))
    #expect(abs(a.contrast(to: b) - ratio) < 0.02, "\(a.contrast(to: b))")
    #expect(a.contrast(to: b) == b.contrast(to: a))
  }

  @Test(arguments: ["#ff8800", "#ffff00", "#00ff00", "#3366ff", "#ffffff", "#808080"])
  func `the nearest colour that passes passes, and keeps the hue`(text: String) throws {
    let (colour, ground) = (try #require(Colour(text)), try #require(Colour("#fff")))
    let near = try #require(colour.nearest { $0.contrast(to: ground) >= 4.5 })
    #expect(near.contrast(to: ground) >= 4.5 && near.contrast(to: ground) < 5.2)
    let order = { (colour: Colour) in
      [(colour.red, 0), (colour.green, 1), (colour.blue, 2)].max { $0.0 < $1.0 }.map(\.1)
    }
    if Set([colour.red, colour.green, colour.blue]).count == 3 { #expect(order(near) == order(colour)) }
  }

  @Test func `a colour that passes is the nearest itself`() throws {
    let colour = try #require(Colour("#8f2416"))
    #expect(colour.nearest { _ in true } == colour)
    #expect(colour.nearest { _ in false } == nil)
  }
}
