import Base
import Foundation
import Output
import Testing

@testable import Publishing

@Suite struct BuiltSiteTests {
  @Test func `a site that lacks a file is none`() throws {
    let site = try BuiltFolder.make(["a/b": "1", "c": "2"])
    try FileManager.default.removeItem(atPath: site.folder + "/a/b")
    #expect(throws: PublishingError.self) { try BuiltFolder(site.folder) }
    #expect(throws: PublishingError.self) { try BuiltFolder(temporaryPath()) }
  }

  @Test func `the sample has the manifest, the home page and some others`() throws {
    let files = Dictionary(uniqueKeysWithValues: (0..<100).map { ("\($0)/index.html", "") } + [("index.html", "")])
    let sample = try BuiltFolder.make(files).sample(of: 5)
    #expect(sample.contains(Manifest.fileName) && sample.contains("index.html"))
    #expect((6...9).contains(sample.count))
    #expect(try BuiltFolder.make(["a": ""]).sample() == [Manifest.fileName, "a"])
  }

  @Test func `a manifest in an earlier form that lists the same files is the same`() throws {
    let folder = temporaryPath()
    for (path, text) in [("a", "1"), (Manifest.fileName, "gazette manifest 2\nhttps://example.org/\n\na\n")] {
      try Disk.writeFile(Array(text.utf8), to: folder + "/" + path)
    }
    let site = try BuiltFolder(folder)
    #expect(try site.holds(site.manifest.bytes, at: Manifest.fileName))
    #expect(try site.manifest.bytes != site.bytes(of: Manifest.fileName))
    #expect(try !site.holds(Array("x".utf8), at: Manifest.fileName) && !(try site.holds(nil, at: "a")))
    #expect(try site.holds(Array("1".utf8), at: "a") && !(try site.holds(Array("2".utf8), at: "a")))
  }
}
