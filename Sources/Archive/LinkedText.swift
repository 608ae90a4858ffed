package import Base
package import Names

/// A text of the site that is published, with its names resolved: of a note, an actor, a topic, a lead or a free page,
/// or the footer.
package struct LinkedText: Sendable {
  /// What a transclusion of it names; nil for a text that none can name.
  package let target: Target?
  package let file: SourceFile
  package let body: Body
}
