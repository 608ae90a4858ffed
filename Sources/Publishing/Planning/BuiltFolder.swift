import Base
package import Output

/// A site as it is published: a folder that a build wrote, with its manifest.
package struct BuiltFolder: Sendable {
  /// Its path.
  package let folder: String
  /// The list of its files.
  package let manifest: Manifest
  /// The size in bytes of each file that the manifest lists.
  package let sizes: [String: Int]

  /// Throws where the folder does not hold every file that its manifest lists.
  package init(_ folder: String) throws {
    guard let manifest = try Manifest(of: folder) else {
      throw PublishingError.refused("\(folder) contains no site that Gazette wrote")
    }
    self.folder = folder
    self.manifest = manifest
    sizes = try Dictionary(
      uniqueKeysWithValues: manifest.files.keys.map { path in
        guard let size = try Disk.size(of: folder + "/" + path) else {
          throw PublishingError.refused("\(folder) is not complete: \(path) is missing")
        }
        return (path, size)
      })
  }

  /// The site's address, where readers find it.
  package var address: String { manifest.site ?? "" }

  /// The whole path of a file of it.
  func file(_ path: String) -> String { folder + "/" + path }

  /// The bytes of a file of it, or of the manifest.
  func bytes(of path: String) throws -> [UInt8]? { try Disk.bytes(of: file(path)) }

  /// Whether another one has the same files, byte for byte.
  func isSame(as other: BuiltFolder) throws -> Bool {
    try manifest == other.manifest && sizes == other.sizes
      && manifest.files.keys.allSatisfy { try bytes(of: $0) == other.bytes(of: $0) }
  }

  /// Some files that stand for all: the manifest, the home page, and others spread evenly.
  func sample(of count: Int = 16) -> [String] {
    let paths = manifest.files.keys.sorted()
    let step = max(1, paths.count / count)
    let spread = stride(from: 0, to: paths.count, by: step).map { paths[$0] }
    let home = SitePath(page: []).filePath
    return Set(spread + [Manifest.fileName] + (manifest.files[home] == nil ? [] : [home])).sorted()
  }

  /// Whether some bytes, read back from a target, are those of a file of it. A manifest counts by what it lists: a site
  /// that was built by an earlier version lists the same files in another form.
  func holds(_ found: [UInt8]?, at path: String) throws -> Bool {
    guard let found else { return false }
    return path == Manifest.fileName ? Manifest(found) == manifest : try found == bytes(of: path)
  }
}
