import ArgumentParser
import Base
import Manual

/// The program: one verb a file.
@main
struct Gazette: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazette",
    abstract: "Turns Markdown briefing notes into a static site of digests, topics and actors.",
    discussion: """
      Begin with 'gazette init' in an empty folder. 'gazette docs' prints the manual, which is also at \(Manual.address).
      """,
    version: version,
    subcommands: [
      InitCommand.self, NewCommand.self, DraftCommand.self, ImportCommand.self, BuildCommand.self, PreviewCommand.self,
      PublishCommand.self,
      CheckCommand.self, MentionsCommand.self, AliasCommand.self, EditionCommand.self, FreezeCommand.self,
      RenameCommand.self, SourcesCommand.self, MergeCommand.self, SplitCommand.self,
      ListCommand.self,
      TemplatesCommand.self,
      DocsCommand.self,
    ])

  static let version = "0.2.0"

  /// Throws a usage error with a suggestion where the first argument, or the second after 'help', is no command's name.
  private static func checkVerb(in arguments: [String]) throws {
    if arguments == ["version"] { throw CleanExit.message(version) }
    let rest = arguments.first == "help" ? arguments.dropFirst() : arguments[...]
    guard let verb = rest.first, !verb.hasPrefix("-") else { return }
    let commands = configuration.subcommands.map {
      ($0.configuration.commandName ?? "\($0)".lowercased(), $0.configuration.aliases)
    }
    let verbs = commands.flatMap { [$0.0] + $0.1 } + ["help"]
    guard !verbs.contains(verb) else { return }
    let hint = nearest(to: verb, among: verbs).map { ": did you mean '\($0)'?" }
    throw ValidationError("there is no command '\(verb.visible)'\(hint ?? "; 'gazette help' lists all commands")")
  }

  /// Exit codes: 0 done; 1 the content, a build, a check or publishing failed; 2 wrong usage.
  static func main() async {
    do {
      try checkVerb(in: Array(CommandLine.arguments.dropFirst()))
      var command = try parseAsRoot()
      if var command = command as? any AsyncParsableCommand { try await command.run() } else { try command.run() }
    } catch let code as ExitCode {
      exitProgram(code.rawValue)
    } catch {
      let code = exitCode(for: error)
      let message = fullMessage(for: error)
      guard code != .success else {
        printLine(message)
        exitProgram(0)
      }
      if code == .validationFailure {
        printError(message)
        exitProgram(2)
      }
      printError("gazette: error: \(error)")
      exitProgram(1)
    }
  }
}
