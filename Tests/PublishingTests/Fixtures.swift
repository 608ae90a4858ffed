import Base
import Foundation
import FrontMatter
import Output
import Testing

@testable import Publishing

/// A path in the temporary folder at which there is nothing yet.
func temporaryPath(_ name: String = "gazette-publishing") -> String {
  FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
    .appendingPathComponent("\(name)-\(UUID().uuidString)").path
}

extension Manifest {
  /// A list of pages.
  init(site: String?, pages: Set<String>) {
    self.init(site: site, files: Dictionary(uniqueKeysWithValues: pages.map { ($0, FileTraits(.page)) }))
  }
}

extension BuiltFolder {
  /// Builds a site of files by path and text, at a path or in a temporary folder; files without traits are pages.
  static func make(
    _ files: [String: String], traits: [String: FileTraits] = [:], address: String = "https://example.org/",
    at path: String = temporaryPath()
  ) throws -> BuiltFolder {
    let output = files.map { file, text in
      OutputFile(path: file, traits: traits[file] ?? FileTraits(.page)) { $0 += Array(text.utf8) }
    }
    let lock = try #require(try OutputLock.take(path, patience: 0))
    defer { lock.release() }
    _ = try write(output, of: address, under: lock)
    return try BuiltFolder(path)
  }
}

extension PublishTarget {
  /// Reads the targets of a gazette.yml that has nothing but `publish:`.
  static func read(_ yaml: String, root: String = "/site") throws -> Diagnosed<[PublishTarget]> {
    let value = try #require(YAMLParser.parse(SourceFile(path: "gazette.yml", bytes: Array(yaml.utf8))).value)
    var fields = try #require(Fields.of(value, "gazette.yml").value)
    return PublishTarget.read(fields.mapping("publish"), root: root)
  }
}
