import ArgumentParser
import Base
import Revising

struct MergeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "merge", abstract: "Make one actor part of another.",
    discussion: """
      'gazette merge A B': the names and addresses of A become aliases of B, its other keys and its text go into B's \
      file, links follow, and A's file goes. If both files say different things under one key, nothing is changed and \
      the keys are named. Every changed line is shown. After an interruption, give the same command again.
      """)

  @Argument(help: "The actor whose file goes: its slug or its name.")
  var actor: String

  @Argument(help: "The actor that stays.")
  var other: String

  @Flag(name: [.customShort("n"), .long], help: "Show what would change and write nothing.")
  var dryRun = false

  @OptionGroup var options: SiteOptions

  func run() throws {
    let revision = try RevisionRun(options)
    let (actor, other) = (try revision.site.actor(lookingUp: actor), try revision.site.actor(lookingUp: other))
    try revision.run(dry: dryRun) { texts throws(RevisionRefusal) in try texts.merging(actor, into: other) }
  }
}
