/// What a text must not tell of the things that its links and citations lead to.
package struct Withholding: Sendable {
  /// The text that stands for a wiki link to something withheld; nil if the target is published or unknown.
  package let phrase: @Sendable (_ target: String) -> String?
  /// Whether a citation leads to a withheld source.
  package let hidesCitation: @Sendable (_ key: String) -> Bool
  /// The text that stands for the address of a withheld file or page, if a link has no text of its own; nil if the
  /// address leads to something else.
  package let phraseForAddress: @Sendable (_ address: String) -> String?

  /// How long the host of the site is, in bytes: an address with a shorter one leads elsewhere.
  let hostLength: Int

  package init(
    site: String = "", phrase: @escaping @Sendable (String) -> String?,
    hidesCitation: @escaping @Sendable (String) -> Bool,
    phraseForAddress: @escaping @Sendable (String) -> String?
  ) {
    hostLength =
      site.utf8.drop { $0 != UInt8(ascii: "/") }.dropFirst(2).prefix {
        $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: ":")
      }.count
    self.phrase = phrase
    self.hidesCitation = hidesCitation
    self.phraseForAddress = phraseForAddress
  }
}
