import ArgumentParser
import Base
import Notes
import Output
import Revising

/// In bytes.
private let largestList = 64 << 20

struct SplitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "split", abstract: "Make two actors of one.",
    discussion: """
      'gazette split A NAME --list > places.txt' lists every place that names A. Change 'keep' to 'move' before those \
      that mean the other actor, then give 'gazette split A NAME --from places.txt'. These places become links to the \
      new actor, whose file is made if there is none; all others still name A. Every changed line is shown. After an \
      interruption, give the same command again.
      """)

  @Argument(help: "The actor that two were taken for: its slug or its name.")
  var actor: String

  @Argument(help: "The name of the other actor.")
  var name: String

  @Flag(name: .long, help: "Print the places that name the actor, and change nothing.")
  var list = false

  @Option(
    name: .customLong("from"), help: "A list in which 'move' stands before the places of the other actor.",
    completion: .file())
  var listFile: String?

  @Option(name: .customLong("note"), help: "A note in which all places are the other actor's. Can be repeated.")
  var notes: [String] = []

  @Option(
    name: .customLong("alias"),
    help: "An alias that is the other actor's, with the places that use it. Can be repeated.")
  var aliases: [String] = []

  @Flag(name: [.customShort("n"), .long], help: "Show what would change and write nothing.")
  var dryRun = false

  @OptionGroup var options: SiteOptions

  func validate() throws {
    try RenameCommand.check(newName: name)
    if list, listFile != nil || !notes.isEmpty {
      throw ValidationError("--list prints the places as they are; give it without --from and --note")
    }
    if !list, listFile == nil, notes.isEmpty, aliases.isEmpty {
      throw ValidationError(
        "nothing says which places are the other actor's; give --list first, then --from, --note or --alias")
    }
  }

  func run() throws {
    let revision = try RevisionRun(options)
    let actor = try revision.site.actor(lookingUp: actor)
    let paths = try notes.map { try revision.site.note(lookingUp: $0).path }
    let text = try listFile.map(readList) ?? []
    let name = name.trimmed
    guard list else {
      return try revision.run(dry: dryRun) { texts throws(RevisionRefusal) in
        let choice = try SplitChoice(list: text, wholes: paths)
        return try Splitting(texts, actor, into: name, aliases: aliases).revision(choice)
      }
    }
    do {
      try show(Splitting(revision.texts, actor, into: name, aliases: aliases), of: actor.name)
    } catch let error as RevisionRefusal {
      throw refusal("\(error.description); nothing was written")
    }
  }

  private func readList(_ path: String) throws -> [UInt8] {
    let bytes = path == "-" ? readStandardInput(limit: largestList) : try Disk.bytes(of: absolutePath(path))
    guard let bytes else { throw refusal("cannot read the list \(path == "-" ? "on standard input" : path.visible)") }
    return bytes
  }

  private func show(_ split: Splitting, of actor: String) {
    printLine("# Write 'move' for 'keep' where \(name.visible) is meant, and not \(actor.visible).")
    for place in split.places {
      let word = split.usesTakenName(place) ? "move" : "keep"
      printLine(([word + " \(place.location)"] + place.row).joined(separator: "\t"))
    }
  }
}
