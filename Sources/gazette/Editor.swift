import ArgumentParser
import Base
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Opens a file in the person's editor, `$VISUAL` or `$EDITOR`, and waits until it ends. The variable may hold arguments
/// (`code --wait`); no shell reads it.
func openEditor(on path: String) throws {
  let environment = ProcessInfo.processInfo.environment
  let command = [environment["VISUAL"], environment["EDITOR"]].compactMap { $0?.trimmed }.first { !$0.isEmpty }
  guard let words = command?.split(separator: " ").map(String.init), let program = words.first else {
    printError("gazette: error: there is no editor: set EDITOR, as EDITOR=vim")
    throw ExitCode(1)
  }
  var arguments = (words + [path]).map { strdup($0) }
  arguments.append(nil)
  defer { arguments.forEach { free($0) } }
  var child = pid_t()
  let failure = posix_spawnp(&child, program, nil, nil, arguments, environ)
  guard failure == 0 else {
    printError("gazette: error: cannot run the editor '\(program.visible)': \(String(cString: strerror(failure)))")
    throw ExitCode(1)
  }
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  guard status == 0 else {
    printError("gazette: error: the editor '\(program.visible)' ended with an error")
    throw ExitCode(1)
  }
}
