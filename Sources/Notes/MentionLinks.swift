/// Which mentions that the program finds in prose become links. Wiki links always do.
package enum MentionLinks: String, Sendable, CaseIterable {
  /// The first of each actor in a text.
  case first
  case all
  case none
}
