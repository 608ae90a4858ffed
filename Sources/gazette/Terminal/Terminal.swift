import Base
import Dispatch
import FoundationEssentials
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Results go to standard output, everything about the work to standard error.
func printLine(_ text: String) { write(text + "\n", to: 1) }

func printError(_ text: String) { write(text + "\n", to: 2) }

/// Writes a text whole to a stream, 1 or 2; a reader that went away is nothing to complain of.
func write(_ text: String, to descriptor: Int32) { write(Array(text.utf8), to: descriptor) }

/// As above, of bytes.
func write(_ bytes: [UInt8], to descriptor: Int32) {
  var rest = bytes[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { return }
    rest = rest.dropFirst(count)
  }
}

/// All of standard input, or one byte more than `limit` of it; nil where it cannot be read.
func readStandardInput(limit: Int) -> [UInt8]? {
  var bytes: [UInt8] = []
  var buffer = [UInt8](repeating: 0, count: 65_536)
  while bytes.count <= limit {
    let count = read(0, &buffer, min(buffer.count, limit + 1 - bytes.count))
    if count < 0, errno == EINTR { continue }
    guard count >= 0 else { return nil }
    guard count > 0 else { break }
    bytes += buffer[..<count]
  }
  return bytes
}

/// Asks a question, and gives the line that is typed; nil where nobody can answer. Throws where the task is cancelled
/// meanwhile.
func ask(_ question: String) throws -> String? {
  write(question, to: 2)
  var line: [UInt8] = []
  while true {
    try Task.checkCancellation()
    var input = pollfd(fd: 0, events: Int16(POLLIN), revents: 0)
    guard poll(&input, 1, 100) > 0 else { continue }
    // One byte at a time: what follows the line is another question's.
    var byte: UInt8 = 0
    let count = read(0, &byte, 1)
    if count < 0, errno == EINTR { continue }
    guard count > 0 else { break }
    if byte == .lineFeed { return String(utf8: line).trimmed }
    line.append(byte)
  }
  write("\n", to: 2)
  return line.isEmpty ? nil : String(utf8: line).trimmed
}

private func systemWrite(_ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int) -> Int {
  #if canImport(Glibc)
    Glibc.write(descriptor, buffer, count)
  #else
    Darwin.write(descriptor, buffer, count)
  #endif
}

func exitProgram(_ code: Int32) -> Never { exit(code) }

/// Whether colour may be used on a stream: on a terminal, unless NO_COLOR says no; CLICOLOR_FORCE says yes anyway.
func usesColour(_ descriptor: Int32) -> Bool {
  let environment = ProcessInfo.processInfo.environment
  if let no = environment["NO_COLOR"], !no.isEmpty { return false }
  if let force = environment["CLICOLOR_FORCE"], force != "0", !force.isEmpty { return true }
  return isatty(descriptor) == 1 && environment["TERM"] != "dumb"
}

func isTerminal(_ descriptor: Int32) -> Bool { isatty(descriptor) == 1 }

/// Calls a function, once, where a person or the system asks the program to end; the second time it ends. `SIGPIPE`
/// is no such request. Programs that this one runs are left as they are.
func onEndingSignals(_ end: @escaping @Sendable () -> Void) -> [any DispatchSourceSignal] {
  // A handler of ours, unlike SIG_IGN, is not handed on to the programs that are run.
  signal(SIGPIPE) { _ in }
  return [SIGINT, SIGTERM, SIGHUP].map { number in
    signal(number) { _ in }
    let source = DispatchSource.makeSignalSource(signal: number, queue: .global())
    let isSecond = Atomic(false)
    source.setEventHandler {
      if isSecond.exchange(true, ordering: .relaxed) { _exit(1) }
      end()
    }
    source.activate()
    return source
  }
}

/// Ends the program at once where a person or the system asks for it; a reader that goes away does not.
func endOnSignals() {
  signal(SIGPIPE, SIG_IGN)
  // Whoever started the program may have blocked them for itself, which is inherited.
  var ending = sigset_t()
  sigemptyset(&ending)
  for number in [SIGINT, SIGTERM, SIGHUP] {
    signal(number) { _ in _exit(0) }
    sigaddset(&ending, number)
  }
  pthread_sigmask(SIG_UNBLOCK, &ending, nil)
}

/// Lets the program hold as many files and connections as the system allows it.
func raiseFileLimit() {
  #if canImport(Glibc)
    let files = __rlimit_resource_t(RLIMIT_NOFILE.rawValue)
  #else
    let files = RLIMIT_NOFILE
  #endif
  var limit = rlimit()
  guard getrlimit(files, &limit) == 0 else { return }
  limit.rlim_cur = limit.rlim_max
  setrlimit(files, &limit)
}

/// A path from the root of the file system.
func absolutePath(_ path: String) -> String {
  let whole = path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
  var parts: [Substring] = []
  for part in whole.split(separator: "/") where part != "." {
    if part == "..", !parts.isEmpty { parts.removeLast() } else if part != ".." { parts.append(part) }
  }
  return "/" + parts.joined(separator: "/")
}
