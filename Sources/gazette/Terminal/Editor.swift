import Base
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The command of the person's editor, `$VISUAL` or `$EDITOR`; nil where neither says one.
func personsEditor() -> String? {
  let environment = ProcessInfo.processInfo.environment
  return [environment["VISUAL"], environment["EDITOR"]].compactMap { $0?.trimmed }.first { !$0.isEmpty }
}

/// Opens a file in the person's editor, `$VISUAL` or `$EDITOR`, and waits until it ends. The variable may hold
/// arguments (`code --wait`); no shell reads it.
func openEditor(on path: String) throws {
  guard let words = personsEditor()?.split(separator: " ").map(String.init), let program = words.first else {
    throw refusal("no editor is set: set EDITOR, for example EDITOR=vim")
  }
  let child: pid_t
  switch spawn(words + [path]) {
  case .success(let number): child = number
  case .failure(let failure):
    throw refusal("cannot run the editor '\(program.visible)': \(failure)")
  }
  guard waitForEnd(of: child) == 0 else {
    throw refusal("the editor '\(program.visible)' ended with an error")
  }
}

/// Opens an address in the person's browser, and does not wait for it.
func openInBrowser(_ url: String) {
  #if os(macOS)
    let program = "open"
  #else
    let program = "xdg-open"
  #endif
  if case .failure(let failure) = spawn([program, url]) {
    printError("gazette: cannot open the browser with \(program): \(failure)")
  }
}
