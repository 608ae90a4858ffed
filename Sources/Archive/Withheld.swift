package import Base

/// Something that was read and is not published now, and why.
package struct Withheld: Sendable {
  package enum Reason: String, Sendable, CaseIterable {
    case draft, future, embargo
  }

  package let path: String
  package let title: String
  package let date: Timestamp?
  package let reason: Reason
}
