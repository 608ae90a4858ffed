/// What a text must not tell of the things that its links and citations lead to.
package struct Withholding: Sendable {
  /// The text that stands for a wiki link to something withheld; nil if the target is published or unknown.
  package let phrase: @Sendable (_ target: String) -> String?
  /// Whether a citation leads to a withheld source.
  package let hidesCitation: @Sendable (_ key: String) -> Bool
  /// Whether the destination of a Markdown link or picture is a withheld file or page.
  package let hidesDestination: @Sendable (_ destination: String) -> Bool

  package init(
    phrase: @escaping @Sendable (String) -> String?, hidesCitation: @escaping @Sendable (String) -> Bool,
    hidesDestination: @escaping @Sendable (String) -> Bool
  ) {
    self.phrase = phrase
    self.hidesCitation = hidesCitation
    self.hidesDestination = hidesDestination
  }
}
