import Output

extension Tool {
  static func git(_ lock: FileLock) -> Tool {
    Tool(name: "git", installation: "apt install git, or brew install git", environment: gitEnvironment, lock: lock)
  }

  /// Without the variables that a hook of git sets for its own repository.
  private static let gitEnvironment: [String: String?] = {
    let variables = [
      "GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_OBJECT_DIRECTORY", "GIT_ALTERNATE_OBJECT_DIRECTORIES",
      "GIT_COMMON_DIR", "GIT_NAMESPACE", "GIT_PREFIX", "GIT_SHALLOW_FILE", "GIT_GRAFT_FILE", "GIT_CEILING_DIRECTORIES",
      "GIT_REPLACE_REF_BASE", "GIT_ATTR_SOURCE", "GIT_QUARANTINE_PATH",
    ]
    var environment: [String: String?] = ["LC_ALL": "C"]
    for variable in variables { environment[variable] = .some(nil) }
    return environment
  }()
}
