import ArgumentParser
import Base

/// The program: one verb a file.
@main
struct Gazette: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "gazette",
    abstract: "Turns Markdown briefing notes into a static site of digests, topics and actors.",
    discussion: "Begin with 'gazette init' in an empty folder. Every page of the manual is in docs/.",
    version: version,
    subcommands: [
      InitCommand.self, NewCommand.self, DraftCommand.self, BuildCommand.self, PreviewCommand.self, Publish.self,
      CheckCommand.self, MentionsCommand.self, EditionCommand.self, ListCommand.self, TemplatesCommand.self,
    ])

  static let version = "0.1.0"

  /// Exit codes: 0 done; 1 the content, a build, a check or publishing failed; 2 wrong usage.
  static func main() async {
    do {
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
