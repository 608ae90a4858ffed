import Output

extension Tool {
  static func rclone(_ lock: FileLock) -> Tool {
    Tool(
      name: "rclone", installation: "apt install rclone, or brew install rclone", environment: rcloneEnvironment,
      lock: lock)
  }

  /// Without the options that a person may have set for other work: they must not leave files out.
  private static let rcloneEnvironment: [String: String?] = {
    let options = [
      "DRY_RUN", "INCLUDE", "INCLUDE_FROM", "EXCLUDE", "EXCLUDE_FROM", "EXCLUDE_IF_PRESENT", "FILTER", "FILTER_FROM",
      "FILES_FROM", "FILES_FROM_RAW", "MIN_SIZE", "MAX_SIZE", "MIN_AGE", "MAX_AGE", "MAX_DEPTH", "MAX_TRANSFER",
      "MAX_DELETE", "LINKS", "COPY_LINKS", "SKIP_LINKS", "IMMUTABLE", "IGNORE_CASE", "INTERACTIVE",
      "IGNORE_EXISTING", "IGNORE_SIZE", "IGNORE_CHECKSUM", "UPDATE", "SIZE_ONLY", "CHECKSUM", "COMPARE_DEST",
      "COPY_DEST", "BACKUP_DIR", "SUFFIX", "MAX_DURATION", "CUTOFF_MODE", "MAX_BACKLOG", "METADATA_INCLUDE",
      "METADATA_EXCLUDE", "METADATA_FILTER", "ERROR_ON_NO_TRANSFER", "LOG_FILE", "USE_JSON_LOG", "QUIET", "VERBOSE",
      "LOG_LEVEL", "DUMP", "NO_CHECK_DEST", "ONE_FILE_SYSTEM", "HEADER_UPLOAD", "STREAMING_UPLOAD_CUTOFF",
      "TRACK_RENAMES",
    ]
    var environment: [String: String?] = [:]
    for option in options { environment["RCLONE_" + option] = .some(nil) }
    return environment
  }()
}
