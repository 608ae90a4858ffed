package import Base

/// The colours of one scheme, light or dark.
package struct Palette: Sendable, Equatable {
  /// The ground of pages.
  package let paper: Colour
  /// Text.
  package let ink: Colour
  /// Text of less weight: dates, captions, counts.
  package let soft: Colour
  /// Rules between parts.
  package let line: Colour
  /// The ground of boxes.
  package let wash: Colour
  /// Citations, badges, marks, and links below the pointer.
  package let accent: Colour

  /// Those of templates/style.css.
  package static let light = Palette(
    paper: Colour(red: 0xFD, green: 0xFC, blue: 0xF8), ink: Colour(red: 0x1B, green: 0x1A, blue: 0x17),
    soft: Colour(red: 0x5C, green: 0x58, blue: 0x50), line: Colour(red: 0xD8, green: 0xD2, blue: 0xC4),
    wash: Colour(red: 0xF4, green: 0xF0, blue: 0xE6), accent: Colour(red: 0x8F, green: 0x24, blue: 0x16))
  package static let dark = Palette(
    paper: Colour(red: 0x15, green: 0x14, blue: 0x12), ink: Colour(red: 0xE9, green: 0xE5, blue: 0xDC),
    soft: Colour(red: 0xAB, green: 0xA4, blue: 0x97), line: Colour(red: 0x3B, green: 0x38, blue: 0x32),
    wash: Colour(red: 0x21, green: 0x1F, blue: 0x1B), accent: Colour(red: 0xF2, green: 0xA2, blue: 0x8F))

  /// The same palette on another ground. Boxes and rules have the ground with a share of the ink.
  func on(_ paper: Colour) -> Palette {
    Palette(
      paper: paper, ink: ink, soft: soft, line: paper.mixed(with: ink, 0.18), wash: paper.mixed(with: ink, 0.05),
      accent: accent)
  }

  func accented(_ accent: Colour) -> Palette {
    Palette(paper: paper, ink: ink, soft: soft, line: line, wash: wash, accent: accent)
  }

  /// The least contrast of text by WCAG 2.2, level AA.
  static let leastContrast = 4.5

  /// Whether text can be read on this ground.
  var hasReadableText: Bool {
    [ink, soft].allSatisfy { $0.isReadable(on: paper) && $0.isReadable(on: wash) }
  }

  /// Whether text of the accent can be read, and text on it.
  var hasReadableAccent: Bool { accent.isReadable(on: paper) && accent.isReadable(on: wash) }
}

extension Colour {
  fileprivate func isReadable(on ground: Colour) -> Bool { contrast(to: ground) >= Palette.leastContrast }
}

/// A value for each of the two colour schemes.
package struct Schemes<Value: Sendable>: Sendable {
  package let light: Value
  package let dark: Value

  package init(light: Value, dark: Value) {
    self.light = light
    self.dark = dark
  }
}
