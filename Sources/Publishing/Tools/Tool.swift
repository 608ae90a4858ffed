import Base
import Output
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A program that does a part of publishing. Its arguments are an array: no shell reads them.
struct Tool: Sendable {
  let name: String
  /// How the program is installed, for the message where it is missing.
  let installation: String
  /// Variables that are set in its environment, or removed from it where the value is nil.
  var environment: [String: String?] = [:]
  /// Whether it runs in a process group of its own, so that a signal to this program's group does not end it.
  var isApart = false
  /// A lock that the program also holds, as long as it runs, even if it outlives this process.
  let lock: FileLock

  /// What a program said.
  struct Answer: Sendable {
    /// The exit code, or, as shells count, 128 and the number of the signal that ended it.
    let status: Int32
    let output: [UInt8]
    let errors: String

    var text: String { String(utf8: output) }
  }

  /// Runs the program and returns what it said, whatever its status. `onLine` is called with each line that it writes.
  func run(
    _ arguments: [String], input: [UInt8]? = nil, environment more: [String: String?] = [:],
    onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Answer {
    try Task.checkCancellation()
    let variables = environment.merging(more) { $1 }
    let keyed = Dictionary(uniqueKeysWithValues: variables.map { (Environment.Key(stringLiteral: $0.key), $0.value) })
    var options = PlatformOptions()
    if isApart { options.processGroupID = 0 }
    options.teardownSequence = [.gracefulShutDown(allowedDurationToNextStep: .seconds(3))]
    let configuration = Configuration(
      executable: .name(name), arguments: Arguments(arguments), environment: .inherit.updating(keyed),
      platformOptions: options)
    do {
      let answer =
        if let input { try await answer(configuration, reading: input, onLine) } else {
          // The program holds the lock even after this process is killed.
          try await answer(configuration, holding: FileDescriptor(rawValue: lock.descriptor), onLine)
        }
      try Task.checkCancellation()
      return answer
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      if error.code == .executableNotFound { throw PublishingError.toolMissing(name, installation: installation) }
      throw PublishingError.toolFailed(name, error.description)
    }
  }

  /// Like `run`, but throws where the program's status is not 0.
  @discardableResult func succeed(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:],
    onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Answer {
    let answer = try await run(arguments, input: input, environment: environment, onLine: onLine)
    guard answer.status == 0 else { throw failure(answer) }
    return answer
  }

  func failure(_ answer: Answer) -> PublishingError {
    // In Swift CR and LF together are one character, which is not equal to "\n".
    let lines = answer.errors.split(whereSeparator: \.isNewline)
    let said = lines.suffix(8).joined(separator: "\n  ")
    return .toolFailed(name, said.isEmpty ? "it ended with \(answer.status)" : withoutSecrets(said))
  }

  /// Runs the program with a lock as its standard input.
  private func answer(
    _ configuration: Configuration, holding lock: FileDescriptor, _ onLine: (@Sendable (String) -> Void)?
  ) async throws -> Answer {
    let result = try await Subprocess.run(
      configuration, input: .fileDescriptor(lock, closeAfterSpawningProcess: false), output: .sequence, error: .sequence
    ) { try await read($0.standardOutput, $0.standardError, onLine) }
    return Answer(result.terminationStatus, result.closureResult)
  }

  /// Runs the program with bytes as its standard input. They are written here and not given as `.array(input)`:
  /// swift-subprocess 1.0.2 traps if such an input is cancelled before its end.
  private func answer(
    _ configuration: Configuration, reading input: [UInt8], _ onLine: (@Sendable (String) -> Void)?
  ) async throws -> Answer {
    let result = try await Subprocess.run(configuration, input: .inputWriter, output: .sequence, error: .sequence) {
      program in
      async let said = read(program.standardOutput, program.standardError, onLine)
      var failure: (any Error)?
      do { _ = try await program.standardInputWriter.write(input) } catch { failure = error }
      try await program.standardInputWriter.finish()
      return (said: try await said, failure: failure)
    }
    let answer = Answer(result.terminationStatus, result.closureResult.said)
    // A program that fails may leave its input unread; it says itself why.
    if answer.status == 0, let failure = result.closureResult.failure { throw failure }
    return answer
  }
}

extension Tool.Answer {
  fileprivate init(_ status: TerminationStatus, _ said: (output: [UInt8], errors: [UInt8])) {
    self.status =
      switch status {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    output = said.output
    errors = String(utf8: said.errors)
  }
}

/// What a program writes to both of its streams; of its errors only the end.
private func read(
  _ output: SubprocessOutputSequence, _ errors: SubprocessOutputSequence, _ onLine: (@Sendable (String) -> Void)?
) async throws -> (output: [UInt8], errors: [UInt8]) {
  async let errors = collect(errors, limit: 1 << 20, onLine)
  let output = try await collect(output, limit: .max / 2, onLine)
  return (output, try await errors)
}

/// What a program writes: all of it, or only its end where it is more than a limit.
private func collect(
  _ stream: SubprocessOutputSequence, limit: Int, _ onLine: (@Sendable (String) -> Void)?
) async throws -> [UInt8] {
  var bytes: [UInt8] = []
  var line = 0
  for try await buffer in stream {
    buffer.withUnsafeBytes { bytes += $0 }
    if let onLine {
      while let end = bytes[line...].firstIndex(of: .lineFeed) {
        onLine(String(utf8: bytes[line..<end]))
        line = end + 1
      }
    }
    if bytes.count > 2 * limit {
      line = max(0, line - (bytes.count - limit))
      bytes.removeFirst(bytes.count - limit)
    }
  }
  return bytes
}
