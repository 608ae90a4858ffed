import Archive
import Base
import Names
import Site

extension Site {
  /// The actors that some notes name, by the number of those notes, the most frequent first.
  func topActors(of notes: [NoteID], most: Int) -> [LinkContext] {
    var tally = archive.actorTally(of: notes)
    return tally.takeRanking().prefix(most).map { link(ActorID(index: $0.place), count: $0.count) }
  }

  /// The topics of some notes, by the number of those notes, the most frequent first.
  func rankedTopics(of notes: [NoteID]) -> [LinkContext] {
    var tally = archive.topicTally(of: notes)
    return tally.takeRanking().map { link(TopicID(index: $0.place), count: $0.count) }
  }

  /// The topics of some notes, in the order of all topics.
  func topics(of notes: [NoteID]) -> [LinkContext] {
    var tally = archive.topicTally(of: notes)
    return tally.take().map { link(TopicID(index: $0.place), count: $0.count) }
  }
}
