import ArgumentParser
import Base
import Build
import Names
import Notes

/// What a person names in a command. A name that means nothing, or several things, is a usage error.
extension BuiltSite {
  /// The actor with a name, a slug or an old address. Its own name counts more than another's alias.
  func actor(lookingUp name: String) throws -> ActorHead {
    let found = names.actors(named: name)
    if found.count == 1 { return found[0] }
    let own = found.filter { $0.name == name || $0.slug.text == name }
    if own.count == 1 { return own[0] }
    guard found.isEmpty else {
      let slugs = found.map(\.slug.text).joined(separator: ", ")
      throw ValidationError("'\(name.visible)' names \(found.count) actors: \(slugs); give the slug of one of them")
    }
    let address = "/actors/\(name)/"
    if let moved = names.things.actors.first(where: { $0.oldAddresses.contains { $0.value.text == address } }) {
      return moved
    }
    let hint = names.actorSuggestion(for: name)
    throw ValidationError("no actor named '\(name.visible)'\(hint.map { ": \($0)" } ?? "")")
  }

  /// The topic with a title, an alias or a slug.
  func topic(lookingUp name: String) throws -> TopicHead {
    let topics = names.things.topics
    let key = Names.topicKey(name)
    let found =
      topics.first { $0.slug.text == name || Names.topicKey($0.title) == key }
      ?? topics.first { $0.aliases.contains { Names.topicKey($0) == key } }
      ?? topics.first { $0.oldAddresses.contains { $0.value.text == "/topics/\(name)/" } }
    if let found { return found }
    let hint = nearest(to: name, among: topics.flatMap { [$0.title, $0.slug.text] }).map { "; did you mean '\($0)'?" }
    throw ValidationError("no topic named '\(name.visible)'\(hint ?? "")")
  }

  /// The note with a name, a slug, a file or a title.
  func note(lookingUp name: String) throws -> NoteHead {
    switch lookUp(note: name) {
    case .note(let note): return note
    case .several(let notes):
      throw ValidationError(
        "'\(name.visible)' names \(notes.count) notes: \(notes.map(\.name).joined(separator: ", "))")
    case .unreadable(let path): throw ValidationError("\(path) cannot be read as a note")
    case .none(let suggestion):
      let titled = names.things.notes.filter {
        $0.title == name || $0.formerNames.contains(name) || $0.otherNames.contains(name)
          || $0.formerNames.contains { $0.dropFirst(11) == name }
      }
      if titled.count == 1 { return titled[0] }
      throw ValidationError(
        "no note '\(name.visible)'\(suggestion.map { "; did you mean '\($0)'?" } ?? "")")
    }
  }
}
