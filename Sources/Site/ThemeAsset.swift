package import Base

/// A style sheet or script of the theme. Its address contains a hash of its content.
package struct ThemeAsset: Sendable {
  /// The name of its file in templates/: `style.css`.
  package let name: String
  /// `/style.04c589908ea9ed69.css`
  package let path: SitePath
  package let bytes: [UInt8]

  init(_ name: String, _ bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    let parts = name.split(separator: ".", maxSplits: 1)
    path = SitePath(file: ["\(parts[0]).\(contentHash(bytes)).\(parts[1])"])
  }
}
