import ArgumentParser
import Base
import Revising

struct RenameCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rename", abstract: "Give an actor, a topic or a note another name.",
    discussion: """
      The file gets the new name and moves. The old name and the old address stay as aliases, so that texts and links \
      elsewhere still find it. Heads and links of the site follow. Every changed line is shown, and nothing else of a \
      file changes. After an interruption, give the same command again.
      """)

  enum Subject: String, ExpressibleByArgument, CaseIterable {
    case actor, topic, note
  }

  @Argument(help: "What is renamed: actor, topic or note.")
  var subject: Subject

  @Argument(help: "Its name, title or slug now.")
  var old: String

  @Argument(help: "The new name or title. For a note, a slug such as 'summit-ends' changes only its file.")
  var new: String

  @Flag(name: [.customShort("n"), .long], help: "Show what would change and write nothing.")
  var dryRun = false

  @OptionGroup var options: SiteOptions

  func validate() throws { try Self.check(newName: new) }

  /// Throws if nothing can be called so.
  static func check(newName new: String) throws {
    guard !new.trimmed.isEmpty else { throw ValidationError("the new name is empty") }
    guard new == new.visible else { throw ValidationError("the name '\(new.visible)' has a hidden character") }
    guard !new.contains(where: { "[]|#".contains($0) }) else {
      throw ValidationError("'\(new)' cannot be linked: a name has none of the marks [ ] | #")
    }
  }

  func run() throws {
    let revision = try RevisionRun(options)
    let name = new.trimmed
    switch subject {
    case .actor:
      let actor = try revision.site.actor(lookingUp: old)
      try revision.run(dry: dryRun) { texts throws(RevisionRefusal) in try texts.renaming(actor, to: name) }
    case .topic:
      let topic = try revision.site.topic(lookingUp: old)
      try revision.run(dry: dryRun) { texts throws(RevisionRefusal) in try texts.renaming(topic, typed: old, to: name) }
    case .note:
      let note = try revision.site.note(lookingUp: old)
      try revision.run(dry: dryRun) { texts throws(RevisionRefusal) in try texts.renaming(note, to: name) }
    }
  }
}
