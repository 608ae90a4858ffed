import Base

/// A folder of a storage that rclone knows.
struct RcloneTarget: TargetKind {
  static let name = "rclone"
  static let placeKey = "to"

  /// `remote:bucket/path`, without a slash at its end.
  let location: String
  /// The site's folder.
  private let root: String

  init?(_ settings: inout TargetSettings) {
    root = settings.root
    guard let text = settings.place("to", hint: "for example to: s3:bucket, with a remote that 'rclone config' made")
    else {
      return nil
    }
    // Keys and passwords stand between the commas of a connection string.
    guard !text.value.contains(","), !text.value.contains("=") else {
      settings.refuse(
        text, "a storage's options do not belong in gazette.yml",
        hint: "keep them in rclone's configuration, or in RCLONE_CONFIG_… variables")
      return nil
    }
    let parts = text.value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("/") else {
      settings.refuse(text, "'\(text.value)' names no storage", hint: "write s3:bucket or s3:bucket/briefs")
      return nil
    }
    let folder = TargetSettings.withoutEnd(parts[1])
    guard TargetSettings.isFolder(folder) else {
      settings.refuse(
        text, "'\(text.value)' is all of a storage", hint: "name a bucket or a folder in it: s3:bucket/briefs")
      return nil
    }
    location = "\(parts[0]):\(folder)"
  }

  var address: String { location }

  /// A remote may stand for this machine's disk, where the site's own folder must not be written to.
  var localFolder: String? {
    let path = String(location.drop { $0 != ":" }.dropFirst())
    return path == root || path.hasPrefix(root + "/") ? path : nil
  }

  func publisher(in workspace: TargetWorkspace) -> any Publisher {
    PiecemealPublisher(RcloneStore(self, workspace), workspace)
  }
}
