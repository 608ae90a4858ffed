package import Base
import FrontMatter

/// The picture that stands for a note or a page in lists and on other sites: `image` in a head.
package struct HeadPicture: Sendable {
  /// A file beside the text, a path in content/assets/, or an address on the web.
  package let source: Located<String>
  package let alternative: String?
  package let caption: String?

  /// Reads `image`, with `alt` and `caption` beside it; or a mapping that has them, as `{src: map.png, alt: A map}`.
  static func read(_ fields: inout Fields, _ rules: HeadRules) -> HeadPicture? {
    let written: (source: Located<String>?, alternative: String?, caption: String?)
    switch fields.peek(fields.firstKey(of: ["image"]))?.content {
    case .scalar:
      written = (fields.text("image"), fields.textIfAny("alt"), fields.textIfAny("caption"))
    case .mapping:
      var found: (source: Located<String>?, alternative: String?, caption: String?)
      fields.inRecord("image", "an image") { fields in
        let key = fields.firstKey(of: ["src", "path", "url", "file"])
        found = (fields.text(key), fields.textIfAny("alt"), fields.textIfAny("caption"))
        _ = fields.remainder(of: "an image")
      }
      written = found
    default: return nil
    }
    guard let source = written.source, !source.value.isEmpty else { return nil }
    return HeadPicture(
      source: source, alternative: written.alternative.map(rules.prose), caption: written.caption.map(rules.prose))
  }
}
