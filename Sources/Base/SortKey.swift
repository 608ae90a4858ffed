extension String {
  /// What lists sort names by: letters without case and marks first, as dictionaries of most languages have them, then
  /// the text itself. Letters of Cyrillic that other alphabets lack stand behind those that they are variants of.
  package var sortKey: SortKey {
    var letters: [UInt32] = []
    // Room behind each letter for those that follow it.
    func add(_ letter: Unicode.Scalar, behind: UInt32 = 0) { letters.append(letter.value << 2 | behind) }
    for scalar in lowercased().normalized.unicodeScalars {
      switch scalar {
      case "ґ": add("г", behind: 1)
      case "є": add("е", behind: 1)
      case "і": add("и", behind: 1)
      case "ї": add("и", behind: 2)
      case "й": add("и", behind: 3)
      case "ø": add("o", behind: 1)
      case "ł": add("l", behind: 1)
      case "đ": add("d", behind: 1)
      case "ß": letters += Array(repeating: 0x73 << 2, count: 2)
      default:
        for part in String(scalar).decomposedScalars where part.properties.generalCategory != .nonspacingMark {
          add(part)
        }
      }
    }
    return SortKey(letters: letters, text: self)
  }
}

/// A text in the form that lists are sorted by; `String.sortKey` makes it and has the rules.
package struct SortKey: Comparable, Sendable {
  fileprivate let letters: [UInt32]
  fileprivate let text: String

  package static func < (a: SortKey, b: SortKey) -> Bool {
    a.letters == b.letters ? a.text < b.text : a.letters.lexicographicallyPrecedes(b.letters)
  }
}
