import Base

/// A folder of this machine.
struct FolderTarget: TargetKind {
  static let name = "folder"
  static let placeKey = "to"

  /// An absolute path.
  let path: String

  init?(_ settings: inout TargetSettings) {
    guard let text = settings.place("to", hint: "name the folder: to: /srv/www/briefs"),
      let path = settings.localPath(text)
    else { return nil }
    self.path = path
  }

  var address: String { path }

  var localFolder: String? { path }

  func publisher(in workspace: TargetWorkspace) -> any Publisher { FolderPublisher(path) }
}
