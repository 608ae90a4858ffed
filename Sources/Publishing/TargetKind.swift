import Base
import Output

/// A kind of target: the type reads its settings, a value is one place of that kind.
///
/// To add a kind, add a folder beside `Git/` with its settings, its publisher and its tests, and one line to
/// `targetKinds`. Nothing else in the program knows which kinds there are.
protocol TargetKind: Sendable {
  /// The kind's name in gazette.yml: `kind: rsync`.
  static var name: String { get }

  /// The key that says where the place is. Diagnostics about the place point at it.
  static var placeKey: String { get }

  /// Reads the keys of this kind; nil, with a diagnostic, where they do not name a place.
  init?(_ settings: inout TargetSettings)

  /// Where the place is, for messages: `gh-pages of git@example.org:team/briefs.git`.
  var address: String { get }

  /// As `address`, and different for every two places: this machine's folder for the target is named by it.
  var identity: String { get }

  /// The folder of this machine that the target writes to; nil where it writes to none.
  var localFolder: String? { get }

  /// Files that the place needs beside those of the site.
  var extraFiles: [OutputFile] { get }

  /// How the place is read and brought up to date.
  func publisher(in workspace: TargetWorkspace) -> any Publisher
}

extension TargetKind {
  var identity: String { address }
  var localFolder: String? { nil }
  var extraFiles: [OutputFile] { [] }
}

/// Every kind of target, in the order in which messages list them.
let targetKinds: [any TargetKind.Type] = [
  GitTarget.self,
  RsyncTarget.self,
  RcloneTarget.self,
  FolderTarget.self,
]
