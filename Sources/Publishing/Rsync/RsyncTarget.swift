import Base
import FrontMatter

/// A folder that rsync reaches, on another machine or on this one.
struct RsyncTarget: TargetKind {
  static let name = "rsync"
  static let placeKey = "to"

  enum Mode: String, Sendable, CaseIterable {
    /// Each published site in a folder of its own, and a link to the live one.
    case releases
    /// The files of the folder itself are replaced one by one.
    case inPlace
  }

  /// `host:/path`, `user@host:/path` or an absolute path of this machine, without a slash at its end.
  let location: String
  let port: Int?
  let mode: Mode
  /// How many releases stay.
  let keep: Int

  init?(_ settings: inout TargetSettings) {
    mode = settings.fields.choice("mode", Mode.self) ?? .releases
    port = settings.fields.integer("port")
    if let port, !(1...65535).contains(port) { settings.refuse("port", "there is no port \(port): 1 to 65535") }
    keep = settings.fields.integer("keep") ?? 5
    if keep < 2 {
      settings.refuse(
        "keep", "keep cannot be below 2", hint: "--rollback needs the live release and the one before it")
    }
    guard let text = settings.place("to", hint: "for example to: deploy@example.org:/srv/www/briefs, or a folder"),
      let location = Self.location(text, &settings)
    else { return nil }
    self.location = location
  }

  private static func location(_ text: Located<String>, _ settings: inout TargetSettings) -> String? {
    if text.value.contains("::") || text.value.hasPrefix("rsync://") {
      settings.refuse(
        text, "Gazette runs rsync over ssh and does not connect to a daemon", hint: "write host:/srv/www/briefs")
      return nil
    }
    guard let colon = text.value.firstIndex(of: ":"), !text.value[..<colon].contains("/") else {
      return settings.localPath(text)
    }
    let host = text.value[..<colon]
    let folder = TargetSettings.withoutEnd(text.value[text.value.index(after: colon)...])
    guard !host.isEmpty, folder.hasPrefix("/"), TargetSettings.isFolder(folder) else {
      settings.refuse(
        text, "'\(text.value)' names no folder of a host", hint: "write its whole path: host:/srv/www/briefs")
      return nil
    }
    return "\(host):\(folder)"
  }

  var address: String { location }

  var localFolder: String? { location.hasPrefix("/") ? location : nil }

  func publisher(in workspace: TargetWorkspace) -> any Publisher {
    let store = RsyncStore(self, workspace)
    return switch mode {
    case .releases: ReleasesPublisher(store, workspace, keeping: keep)
    case .inPlace: PiecemealPublisher(store, workspace)
    }
  }
}
