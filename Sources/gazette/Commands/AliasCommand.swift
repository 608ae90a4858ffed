import ArgumentParser
import Base
import Build
import Drafting
import Names
import Notes
import Revising

struct AliasCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alias", abstract: "Add an alias to an actor's file.",
    discussion: """
      From then on, every note that has the alias in its prose names the actor. 'gazette check --names' lists texts that \
      could be aliases. Changes nothing else in the file.
      """)

  @Argument(help: "The actor: its slug, its name or one of its aliases.")
  var actor: String

  @Argument(help: "The alias.")
  var alias: String

  @OptionGroup var options: SiteOptions

  func validate() throws {
    guard !alias.trimmed.isEmpty else { throw ValidationError("the alias is empty") }
    guard !alias.hasPrefix("/") else {
      throw ValidationError("'\(alias.visible)' begins with '/': such a value is an old address, not a name")
    }
    guard alias == alias.visible else { throw ValidationError("the alias '\(alias.visible)' has a hidden character") }
  }

  func run() throws {
    let folder = options.folder
    let report = Report(options: options)
    let built = try build(folder, .everything, in: .machine)
    guard let site = built.value else {
      _ = report.show(built.diagnostics)
      throw ExitCode(1)
    }
    let (names, alias) = (site.names, alias.trimmed)
    let head = try site.actor(lookingUp: actor)
    let known = ([head.name] + head.aliases.map(\.value)).map { Names.spelling($0) }
    guard !known.contains(Names.spelling(alias)) else {
      throw refusal("\(head.name) already has the name '\(alias)'; \(head.file.path) is unchanged")
    }
    guard let bytes = head.adding(alias: alias, site.settings) else {
      throw refusal(
        "\(head.file.path) is unchanged: its list of aliases cannot be extended safely; add '\(alias)' there by hand")
    }
    let others = names.actors(named: alias).filter { $0.slug != head.slug }
    try folder.replace(head.file.path, with: bytes)
    if !options.quiet { printLine("added '\(alias)' to \(head.file.path)") }
    for other in others {
      printError(
        "gazette: warning: '\(alias)' is also a name of \(other.name) (\(other.slug)): see 'Who is meant' in the manual"
      )
    }
  }
}
