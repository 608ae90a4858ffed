import Base
import Notes

extension Look {
  /// What stands behind the theme's style sheet; empty for the built-in look. Print keeps its own colours.
  var styleSheet: String {
    var light: [(String, String)] = []
    var dark: [(String, String)] = []
    if let palettes {
      light += palettes.light.variables
      dark += zip(palettes.light.variables, palettes.dark.variables).map { ($0.0, "light-dark(\($0.1), \($1.1))") }
    }
    if !font.isEmpty { light.append(("body", Self.stack(font, else: "serif"))) }
    if !headingFont.isEmpty { light.append(("heading", Self.stack(headingFont, else: "serif"))) }
    if let width { light.append(("width", width)) }
    guard !light.isEmpty else { return "" }
    let schemes =
      dark.isEmpty ? "" : "\n  @supports (color: light-dark(#000, #fff)) {\n    :root { \(Self.rules(dark)) }\n  }"
    return "\n/* theme: in gazette.yml */\n@media screen {\n  :root { \(Self.rules(light)) }\(schemes)\n}\n"
  }

  private static func rules(_ variables: [(String, String)]) -> String {
    variables.map { "--\($0.0): \($0.1);" }.joined(separator: " ")
  }

  /// The families as CSS lists them. The words of CSS for kinds of fonts stand for the theme's own lists, and one of
  /// them ends every list.
  private static func stack(_ families: [String], else last: String) -> String {
    let kinds = ["serif": "var(--serif)", "sans-serif": "var(--sans)", "monospace": "var(--mono)"]
    let ends = families.last.map { kinds[$0.lowercased()] != nil } ?? false
    return (families + (ends ? [] : [last])).map { kinds[$0.lowercased()] ?? "\"\($0)\"" }.joined(separator: ", ")
  }
}

extension Palette {
  /// The variables of the style sheet.
  fileprivate var variables: [(String, String)] {
    [("paper", paper), ("ink", ink), ("soft", soft), ("line", line), ("wash", wash), ("accent", accent)].map {
      ($0.0, "\($0.1)")
    }
  }
}
