package import Names
package import Notes

/// A topic with its notes. A class for the same reason as `Note`.
package final class Topic: Sendable {
  package let id: TopicID
  package let head: TopicHead
  package let introduction: Body
  /// Chronological.
  package let notes: [NoteID]

  init(_ id: TopicID, _ head: TopicHead, introduction: Body, notes: [NoteID]) {
    self.id = id
    self.head = head
    self.introduction = introduction
    self.notes = notes
  }
}
