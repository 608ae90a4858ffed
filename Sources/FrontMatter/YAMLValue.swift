package import Base

/// A YAML node with its place. Scalars stay text: what a text means is for the field that wants it to say.
package struct YAMLValue: Sendable {
  /// A scalar is `isPlain` if it has no quotation marks. A mapping has its entries in the order of the file.
  package enum Content: Sendable {
    case scalar(String, isPlain: Bool)
    case sequence([YAMLValue])
    case mapping([Entry])
  }

  /// A key of a mapping with its value.
  package struct Entry: Sendable {
    package let key: String
    package let keyLocation: SourceLocation
    package let value: YAMLValue
  }

  package let content: Content
  package let location: SourceLocation

  /// `key:` with nothing after it, `~` or `null`.
  package var isNull: Bool {
    guard case .scalar(let text, isPlain: true) = content else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(text)
  }

  /// The value as true or false, if its word is one of YAML 1.1's for them in any case; nil for any other.
  package var flag: Bool? {
    guard case .scalar(let text, _) = content else { return nil }
    return switch text.lowercased() {
    case "true", "yes", "on": true
    case "false", "no", "off": false
    default: nil
    }
  }

  /// What kind of value this is, for messages: `a list`.
  package var kindName: String {
    switch content {
    case .scalar: isNull ? "nothing" : "a text"
    case .sequence: "a list"
    case .mapping: "a mapping"
    }
  }
}
