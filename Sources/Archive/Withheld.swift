package import Base

/// A note or page that is not published now, with the reason.
package struct Withheld: Sendable {
  /// If several reasons apply, `draft` comes before `embargo`, and `embargo` before `future`.
  package enum Reason: String, Sendable, CaseIterable {
    case draft, future, embargo
  }

  package let path: String
  package let title: String
  package let date: Timestamp?
  package let reason: Reason
}
