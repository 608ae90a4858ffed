import Base

/// The list of the files in an output folder that are ours, kept in the folder itself. Only what stands here is ever
/// deleted.
struct Manifest: Equatable {
  static let fileName = ".gazette-manifest"
  private static let head = "gazette manifest 1"

  var paths: Set<String>

  /// One path a line, sorted: the same files give the same bytes.
  var bytes: [UInt8] { Array((([Self.head] + paths.sorted()).joined(separator: "\n") + "\n").utf8) }

  init(paths: Set<String>) { self.paths = paths }

  /// Nil for what is not a manifest of ours.
  init?(_ bytes: [UInt8]) {
    guard bytes.last == .lineFeed else { return nil }
    var lines = String(utf8: bytes).split(separator: "\n")[...]
    guard lines.popFirst() == Self.head[...] else { return nil }
    // A path that leaves the folder is not one that we wrote.
    guard lines.allSatisfy({ !$0.hasPrefix("/") && !$0.split(separator: "/").contains("..") }) else { return nil }
    paths = Set(lines.map(String.init))
  }
}
