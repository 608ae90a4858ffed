package import Base
import FrontMatter

/// A look of the site's own, from gazette.yml's `theme`. What it does not say is as in templates/style.css.
package struct Look: Sendable {
  /// Nil if neither `accent` nor `background` is given.
  package let palettes: Schemes<Palette>?
  /// Families of fonts as CSS lists them: `"Source Serif 4", serif`.
  package let font: [String]
  package let headingFont: [String]
  /// How wide text is, a length in CSS: `44rem`.
  package let width: String?
  /// The logo's file in content/assets/, for each scheme: `content/assets/logo.svg`.
  package let logo: Schemes<Located<String>>?

  /// The logo's files, each once.
  package var logos: [String] {
    guard let logo else { return [] }
    return logo.light.value == logo.dark.value ? [logo.light.value] : [logo.light.value, logo.dark.value]
  }

  /// The accent for what is always on the built-in light ground: letters and books.
  package var accentOnPaper: Colour { Self.readable((palettes?.light ?? .light).accent, on: .light) }

  /// How wide text is in templates/style.css.
  package static let usualWidth = "40rem"

  package static let standard = Look()

  private init() {
    palettes = nil
    font = []
    headingFont = []
    width = nil
    logo = nil
  }

  /// Reads `theme`, which belongs to other tools if it is a text; then the built-in look is used.
  static func read(_ fields: inout Fields) -> Look {
    guard let value = fields.value("theme") else { return .standard }
    if case .scalar(let name, _) = value.content {
      fields.report(
        Diagnostic(
          .settingsValue, at: value.location, "theme must be a mapping, not the name '\(name)'",
          hint: "as theme: {accent: '#8f2416'}; Gazette has one theme, and docs/branding.md says what can be set"))
      return .standard
    }
    var look = Look.standard
    fields.inRecord("theme", "theme") { look = Look(&$0) }
    return look
  }

  private init(_ fields: inout Fields) {
    let background = Self.colours("background", &fields)
    let accent = Self.colours("accent", &fields)
    palettes = Self.palettes(background, accent, &fields)
    font = Self.families("font", &fields)
    headingFont = Self.families("headingFont", &fields)
    width = Self.width(&fields)
    logo = Self.logo(&fields)
  }

  // MARK: Colours

  /// What a colour's key says for each scheme: one colour, or a mapping with `light` and `dark`.
  private struct Colours {
    var light: Located<Colour>?
    var dark: Located<Colour>?
    /// Whether `light` is the one colour that is given, without a word for the scheme.
    var isOne = false
  }

  private static func colours(_ key: String, _ fields: inout Fields) -> Colours {
    if fields.isBlank(key) {
      let line = fields.place(key)
      fields.report(
        Diagnostic(
          .settingsValue, at: line, "\(key) has no value",
          hint: "'#' begins a comment; write the colour between quotation marks: \(key): '#8f2416'"))
      _ = fields.value(key)
      return Colours()
    }
    var colours = Colours()
    if case .mapping? = fields.peek(key)?.content {
      fields.inRecord(key, key) { fields in
        colours.light = colour("light", &fields)
        colours.dark = colour("dark", &fields)
      }
    } else {
      colours.light = colour(key, &fields)
      colours.isOne = true
    }
    return colours
  }

  private static func colour(_ key: String, _ fields: inout Fields) -> Located<Colour>? {
    guard let text = fields.text(key) else { return nil }
    if let colour = Colour(text.value) { return Located(colour, text.location) }
    let bare = "#" + text.value
    fields.report(
      Diagnostic(
        .settingsValue, at: text.location, "\(key) cannot be the colour '\(text.value)'",
        hint: Colour(bare) == nil
          ? "three or six hexadecimal digits after a '#', such as '#8f2416'" : "did you mean '\(bare)'?"))
    return nil
  }

  /// Both palettes, each checked for contrast. A ground of one colour is that of the scheme to which it belongs, and an
  /// accent of one colour is that of the light scheme: the dark one has the nearest that can be read there.
  private static func palettes(
    _ background: Colours, _ accent: Colours, _ fields: inout Fields
  ) -> Schemes<Palette>? {
    var (light, dark) = (background.light, background.dark)
    if background.isOne, let only = light, only.value.contrast(to: Palette.light.ink) < 4.5 {
      (light, dark) = (nil, only)
    }
    guard [light, dark, accent.light, accent.dark].contains(where: { $0 != nil }) else { return nil }
    let grounds = Schemes(
      light: ground(light, .light, "light", &fields), dark: ground(dark, .dark, "dark", &fields))
    let lightAccent = Self.accent(accent.light, grounds.light, "light", &fields)
    let darkAccent =
      accent.dark.map { Self.accent($0, grounds.dark, "dark", &fields) }
      ?? grounds.dark.accented(readable(accent.light?.value ?? Palette.dark.accent, on: grounds.dark))
    return Schemes(light: lightAccent, dark: darkAccent)
  }

  private static func ground(
    _ paper: Located<Colour>?, _ standard: Palette, _ scheme: String, _ fields: inout Fields
  ) -> Palette {
    guard let paper else { return standard }
    let palette = standard.on(paper.value)
    guard !palette.hasReadableText else { return palette }
    let near = paper.value.nearest { standard.on($0).hasReadableText } ?? standard.paper
    report(paper, "background", scheme, "text", near, &fields)
    return standard.on(near)
  }

  private static func accent(
    _ accent: Located<Colour>?, _ ground: Palette, _ scheme: String, _ fields: inout Fields
  ) -> Palette {
    // The built-in accent may be too pale on another ground.
    guard let accent else { return ground.accented(readable(ground.accent, on: ground)) }
    let palette = ground.accented(accent.value)
    guard !palette.hasReadableAccent else { return palette }
    let near = readable(accent.value, on: ground)
    report(accent, "accent", scheme, "links and citations", near, &fields)
    return ground.accented(near)
  }

  private static func readable(_ accent: Colour, on ground: Palette) -> Colour {
    accent.nearest { ground.accented($0).hasReadableAccent } ?? ground.ink
  }

  private static func report(
    _ colour: Located<Colour>, _ key: String, _ scheme: String, _ what: String, _ near: Colour, _ fields: inout Fields
  ) {
    fields.report(
      Diagnostic(
        .themeContrast, at: colour.location,
        "with the \(key) '\(colour.value)', \(what) would be hard to read in the \(scheme) scheme",
        hint: "the nearest colour that can be read is '\(near)'"))
  }

  // MARK: Fonts, width, logo

  /// The families of a font list: `Source Serif 4, serif`.
  private static func families(_ key: String, _ fields: inout Fields) -> [String] {
    guard let text = fields.text(key) else { return [] }
    let families = text.value.split(separator: ",").map {
      String($0).trimmed.unquoted
    }
    let isSafe = families.allSatisfy { family in
      !family.isEmpty
        && family.unicodeScalars.allSatisfy {
          $0.properties.isAlphabetic || "0123456789 -_.".unicodeScalars.contains($0)
        }
    }
    if isSafe, !families.isEmpty { return families }
    fields.report(
      Diagnostic(
        .settingsValue, at: text.location, "\(key) cannot be '\(text.value)'",
        hint: "names of fonts with commas between them, such as \(key): Source Serif 4, serif"))
    return []
  }

  private static func width(_ fields: inout Fields) -> String? {
    guard let text = fields.text("width") else { return nil }
    let number = text.value.prefix { "0123456789.".contains($0) }
    let limits = ["rem": 20.0...90, "em": 20...90, "ch": 30...150, "px": 320...1600]
    let unit = text.value.dropFirst(number.count)
    if let value = Double(number), let limits = limits[unit.isEmpty ? "rem" : String(unit)], limits.contains(value) {
      return "\(number)\(unit.isEmpty ? "rem" : unit)"
    }
    fields.report(
      Diagnostic(
        .settingsValue, at: text.location, "width cannot be '\(text.value)'",
        hint: "how wide text is, from 20rem to 90rem; a line is easy to read at 36rem to 44rem"))
    return nil
  }

  /// One file for both schemes, or a mapping with `light` and `dark`.
  private static func logo(_ fields: inout Fields) -> Schemes<Located<String>>? {
    var light: Located<String>?
    var dark: Located<String>?
    if case .mapping? = fields.peek("logo")?.content {
      fields.inRecord("logo", "logo") { fields in
        light = fields.text("light").map(asset)
        dark = fields.text("dark").map(asset)
      }
    } else {
      light = fields.text("logo").map(asset)
    }
    guard let first = light ?? dark else { return nil }
    return Schemes(light: light ?? first, dark: dark ?? first)
  }

  /// `logo.svg`, `/logo.svg` and `content/assets/logo.svg` are the same file.
  private static func asset(_ text: Located<String>) -> Located<String> {
    let folder = "content/assets/"
    let bare = text.value.hasPrefix("/") ? String(text.value.dropFirst()) : text.value
    return Located(bare.hasPrefix(folder) ? bare : folder + bare, text.location)
  }
}
