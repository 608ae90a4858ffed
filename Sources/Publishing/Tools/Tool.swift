import Base
import Subprocess

#if canImport(System)
  import System
#else
  import SystemPackage
#endif

/// A program that does a part of publishing. Its arguments are an array: no shell ever reads them.
struct Tool: Sendable {
  let name: String
  /// How the program is installed, for the message where it is missing.
  let installation: String
  /// What is set in its environment, or with nil taken out of it.
  var environment: [String: String?] = [:]
  /// Whether it is in a process group of its own, which what ends this program's does not end.
  var isApart = false
  /// What a program that outlives this one goes on to hold.
  let lock: FileLock

  static func git(_ lock: FileLock) -> Tool {
    // A hook of git sets these for its own repository.
    let ofARepository = [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
      "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_CEILING_DIRECTORIES",
      "GIT_REPLACE_REF_BASE", "GIT_ATTR_SOURCE", "GIT_QUARANTINE_PATH",
    ]
    var environment: [String: String?] = ["LC_ALL": "C"]
    for variable in ofARepository { environment[variable] = .some(nil) }
    return Tool(name: "git", installation: "apt install git, or brew install git", environment: environment, lock: lock)
  }

  static func rsync(_ lock: FileLock) -> Tool {
    Tool(
      name: "rsync", installation: "apt install rsync, or brew install rsync", environment: ["LC_ALL": "C"], lock: lock)
  }

  static func rclone(_ lock: FileLock) -> Tool {
    // What a person may have set for other work must not leave files out.
    let ofOtherWork = [
      "DRY_RUN", "INCLUDE", "INCLUDE_FROM", "EXCLUDE", "EXCLUDE_FROM", "EXCLUDE_IF_PRESENT", "FILTER", "FILTER_FROM",
      "FILES_FROM", "FILES_FROM_RAW", "MIN_SIZE", "MAX_SIZE", "MIN_AGE", "MAX_AGE", "MAX_DEPTH", "MAX_TRANSFER",
      "MAX_DELETE", "LINKS", "COPY_LINKS", "SKIP_LINKS", "IMMUTABLE", "IGNORE_CASE", "INTERACTIVE",
      "IGNORE_EXISTING", "IGNORE_SIZE", "IGNORE_CHECKSUM", "UPDATE", "SIZE_ONLY", "CHECKSUM", "COMPARE_DEST",
      "COPY_DEST", "BACKUP_DIR", "SUFFIX", "MAX_DURATION", "CUTOFF_MODE", "MAX_BACKLOG", "METADATA_INCLUDE",
      "METADATA_EXCLUDE",
      "METADATA_FILTER", "ERROR_ON_NO_TRANSFER", "LOG_FILE", "USE_JSON_LOG", "QUIET", "VERBOSE", "LOG_LEVEL", "DUMP",
      "NO_CHECK_DEST", "ONE_FILE_SYSTEM", "HEADER_UPLOAD", "STREAMING_UPLOAD_CUTOFF", "TRACK_RENAMES",
    ]
    var environment: [String: String?] = [:]
    for option in ofOtherWork { environment["RCLONE_" + option] = .some(nil) }
    return Tool(
      name: "rclone", installation: "apt install rclone, or brew install rclone", environment: environment, lock: lock)
  }

  /// What a program said.
  struct Answer: Sendable {
    /// What it exited with; what a shell would say where a signal ended it.
    let status: Int32
    let output: [UInt8]
    let errors: String

    var text: String { String(utf8: output) }
  }

  /// Runs it and gives what it said, whatever that was. `onLine` is told each line that it writes.
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
        if let input { try await answer(configuration, input: .array(input), onLine) } else {
          // Its standard input is the lock, which it so goes on to hold where this program is killed.
          try await answer(
            configuration,
            input: .fileDescriptor(FileDescriptor(rawValue: lock.descriptor), closeAfterSpawningProcess: false), onLine)
        }
      try Task.checkCancellation()
      return answer
    } catch let error as SubprocessError {
      try Task.checkCancellation()
      if error.code == .executableNotFound { throw PublishingError.toolMissing(name, installation: installation) }
      throw PublishingError.toolFailed(name, error.description)
    }
  }

  /// As `run`, and an error where the program's status is not 0.
  @discardableResult func succeed(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:],
    onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Answer {
    let answer = try await run(arguments, input: input, environment: environment, onLine: onLine)
    guard answer.status == 0 else { throw failure(answer) }
    return answer
  }

  func failure(_ answer: Answer) -> PublishingError {
    // Swift takes CR and LF together for one character, which is not the one to split at.
    let lines = answer.errors.split(whereSeparator: \.isNewline)
    let said = lines.suffix(8).joined(separator: "\n  ")
    return .toolFailed(name, said.isEmpty ? "it ended with \(answer.status)" : withoutSecrets(said))
  }

  private func answer(
    _ configuration: Configuration, input: some InputProtocol, _ onLine: (@Sendable (String) -> Void)?
  ) async throws -> Answer {
    let result = try await Subprocess.run(configuration, input: input, output: .sequence, error: .sequence) { program in
      async let errors = collect(program.standardError, limit: 1 << 20, onLine)
      let output = try await collect(program.standardOutput, limit: .max / 2, onLine)
      return (output, try await errors)
    }
    let status: Int32 =
      switch result.terminationStatus {
      case .exited(let code): code
      case .signaled(let signal): 128 + signal
      }
    return Answer(status: status, output: result.closureResult.0, errors: String(utf8: result.closureResult.1))
  }
}

/// What a program writes: all of it, or, beyond a limit, its end.
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
