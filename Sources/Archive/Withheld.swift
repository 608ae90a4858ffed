package import Base

/// Something that is not published now, with the reason.
package struct Withheld: Sendable {
  /// If several reasons apply, the first of `draft`, `audience`, `embargo` and `future` counts.
  package enum Reason: String, Sendable, CaseIterable {
    case draft, future, embargo, audience
    /// Only withheld texts use it.
    case association
  }

  package let path: String
  package let title: String
  package let date: Timestamp?
  package let reason: Reason
}
