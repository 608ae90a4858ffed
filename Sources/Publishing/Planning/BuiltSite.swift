package import Output

/// A site as it is published: a folder that a build wrote, with its manifest.
package struct BuiltSite: Sendable {
  package let folder: String
  package let manifest: Manifest
  /// The size in bytes of each file that the manifest lists.
  package let sizes: [String: Int]

  /// Throws where the folder is not all that its manifest says.
  package init(_ folder: String) throws {
    guard let manifest = Manifest(of: folder) else {
      throw PublishingError.refused("\(folder) holds no site that Gazette wrote")
    }
    self.folder = folder
    self.manifest = manifest
    sizes = try Dictionary(
      uniqueKeysWithValues: manifest.paths.map { path in
        guard let size = Disk.size(of: folder + "/" + path) else {
          throw PublishingError.refused("\(folder) is not whole: it lacks \(path)")
        }
        return (path, size)
      })
  }

  /// The site's address, where readers find it.
  package var address: String { manifest.site ?? "" }

  func file(_ path: String) -> String { folder + "/" + path }

  /// The bytes of a file of it, the manifest among them.
  func bytes(of path: String) -> [UInt8]? { Disk.bytes(of: file(path)) }

  /// Whether another one has the same files, byte for byte.
  func isSame(as other: BuiltSite) -> Bool {
    manifest == other.manifest && sizes == other.sizes
      && manifest.paths.allSatisfy { bytes(of: $0) == other.bytes(of: $0) }
  }

  /// Some files that stand for all: the manifest, the home page, and others spread evenly.
  func sample(of count: Int = 16) -> [String] {
    let paths = manifest.paths.sorted()
    let step = max(1, paths.count / count)
    let spread = stride(from: 0, to: paths.count, by: step).map { paths[$0] }
    return Set(spread + [Manifest.fileName] + paths.filter { $0 == "index.html" }).sorted()
  }
}
