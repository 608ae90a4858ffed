import Base
import FrontMatter

/// The place of a note in digests and on the home page, as its head says: `priority: high`.
package enum Priority: String, Sendable, CaseIterable, Comparable {
  case low, normal, high, lead

  private var rank: Int {
    switch self {
    case .low: 0
    case .normal: 1
    case .high: 2
    case .lead: 3
    }
  }

  package static func < (a: Priority, b: Priority) -> Bool { a.rank < b.rank }

  /// Reads `priority`; a number belongs to another tool and stays among the other keys.
  static func read(_ fields: inout Fields) -> Priority? {
    guard case .scalar(let text, _)? = fields.peek(fields.firstKey(of: ["priority"]))?.content,
      text.trimmed.first?.isASCIILetter == true
    else { return nil }
    return fields.choice("priority", Priority.self)
  }
}

extension Character {
  fileprivate var isASCIILetter: Bool { isASCII && isLetter }
}
