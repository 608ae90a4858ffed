import Base

/// A bare repository of our own on this machine, through which a branch of another repository is written. It has no
/// work tree, and each run has an index of its own, so that nobody's work is touched.
struct GitRepository: Sendable {
  let target: GitTarget
  let workspace: TargetWorkspace
  let git: Tool
  let folder: String

  init(_ target: GitTarget, _ workspace: TargetWorkspace) {
    self.target = target
    self.workspace = workspace
    git = .git(workspace.lock)
    folder = workspace.folder + "/repository.git"
  }

  @discardableResult func succeed(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:],
    onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Tool.Answer {
    let answer = try await run(arguments, input: input, environment: environment, onLine: onLine)
    guard answer.status == 0 else { throw git.failure(answer) }
    return answer
  }

  func run(
    _ arguments: [String], input: [UInt8]? = nil, environment: [String: String?] = [:],
    onLine: (@Sendable (String) -> Void)? = nil
  ) async throws -> Tool.Answer {
    try await git.run(base + arguments, input: input, environment: environment, onLine: onLine)
  }

  /// The options that every command has: the person's own hooks and background housekeeping are off.
  var base: [String] {
    let settings = ["core.hooksPath=/dev/null", "gc.autoDetach=false", "maintenance.auto=false"]
    return ["--git-dir=\(folder)"] + settings.flatMap { ["-c", $0] }
  }

  /// A setting of the site's own repository, or of the person; nil where there is none.
  func setting(_ key: String) async throws -> String? {
    let answer = try await git.run(["-C", target.root, "config", "--get", key])
    return answer.status == 0 && !answer.text.trimmed.isEmpty ? answer.text.trimmed : nil
  }
}
