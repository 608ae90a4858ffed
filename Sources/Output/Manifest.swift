import Base

/// The list of the files in an output folder that are ours, kept in the folder itself. Only what stands here is ever
/// deleted.
package struct Manifest: Equatable, Sendable {
  package static let fileName = ".gazette-manifest"
  private static let head = "gazette manifest 2"
  /// As manifests began that did not name their site.
  private static let earlierHead = "gazette manifest 1"

  /// The address of the site that the files make; nil where the list does not say.
  package var site: String?
  package var paths: Set<String>

  package init(site: String?, paths: Set<String>) {
    self.site = site
    self.paths = paths
  }

  /// The site's address, an empty line, then one path a line, sorted: the same files give the same bytes.
  package var bytes: [UInt8] {
    let head = site.map { [Self.head, $0, ""] } ?? [Self.earlierHead]
    return Array(((head + paths.sorted()).joined(separator: "\n") + "\n").utf8)
  }

  /// Nil for what is not a manifest of ours.
  package init?(_ bytes: [UInt8]) {
    guard bytes.last == .lineFeed else { return nil }
    var lines = String(utf8: bytes).split(separator: "\n", omittingEmptySubsequences: false).dropLast()
    switch lines.popFirst() {
    case Self.head[...]:
      guard let address = lines.popFirst(), !address.isEmpty, lines.popFirst() == "" else { return nil }
      site = String(address)
    case Self.earlierHead[...]: site = nil
    default: return nil
    }
    // A path that leaves the folder is not one that we wrote.
    guard
      lines.allSatisfy({
        !$0.isEmpty && !$0.hasPrefix("/") && !$0.split(separator: "/").contains { $0 == ".." || $0 == "." }
      })
    else { return nil }
    paths = Set(lines.map(String.init))
  }

  /// The manifest of a folder; nil where it has none.
  package init?(of folder: String) {
    guard let bytes = Disk.bytes(of: folder + "/" + Self.fileName) else { return nil }
    self.init(bytes)
  }
}
