import Base
import Foundation
import Output
import Testing

@testable import Publishing

extension Manifest {
  /// A list of pages.
  init(site: String?, pages: Set<String>) {
    self.init(site: site, files: Dictionary(uniqueKeysWithValues: pages.map { ($0, FileTraits(.page)) }))
  }
}

@Suite struct PublishPlanTests {
  /// A site in a temporary folder, of files by path and text.
  private func site(_ files: [String: String], address: String = "https://example.org/") throws -> BuiltSite {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("gazette-site-\(UUID().uuidString)")
      .path
    _ = try write(
      files.map { path, text in OutputFile(path: path) { $0 += Array(text.utf8) } }, of: address, to: folder)
    return try BuiltSite(folder)
  }

  @Test func `what is new, other, gone and not ours`() throws {
    let site = try site(["index.html": "12", "new.html": "345", "same.css": "6"])
    let manifest = Manifest(
      site: "https://example.org/", pages: ["index.html", "same.css", "gone.html", "gone-already.html"])
    let state = TargetState(
      manifest: manifest, files: ["index.html", "same.css", "gone.html", "CNAME"], unchanged: ["same.css"])
    let plan = PublishPlan(site, over: state)
    #expect(plan.added == ["new.html"])
    #expect(plan.changed == ["index.html"])
    #expect(plan.deleted == ["gone.html"])
    #expect(plan.foreign == ["CNAME"])
    #expect(plan.inTheWay == [])
    #expect(plan.bytes == 5)
    #expect(!plan.isFirst && !plan.isEmpty && plan.otherSite == nil)
  }

  @Test func `nothing to do`() throws {
    let site = try site(["a": "1"])
    let state = TargetState(manifest: site.manifest, files: ["a", "theirs"], unchanged: ["a"])
    #expect(PublishPlan(site, over: state).isEmpty)
    // A list of more files than there are, as a killed run leaves it, is to be put right.
    let more = Manifest(site: "https://example.org/", pages: ["a", "b"])
    #expect(!PublishPlan(site, over: TargetState(manifest: more, files: ["a"], unchanged: ["a"])).isEmpty)
  }

  @Test(arguments: ["a.html", "folder", "folder/page/index.html/more", "folder/page"])
  func `a file of others where one of ours would stand`(path: String) throws {
    let site = try site(["a.html": "1", "folder/page/index.html": "2"])
    let plan = PublishPlan(site, over: TargetState(manifest: nil, files: [path, "folder/other"], unchanged: []))
    #expect(plan.inTheWay == [path])
    #expect(plan.foreign == ["folder/other"])
  }

  @Test func `a name in another Unicode form is another file`() throws {
    let plan = PublishPlan(
      try site(["\u{E9}.txt": "1"]), over: TargetState(manifest: nil, files: ["e\u{301}.txt"], unchanged: []))
    #expect(plan.inTheWay.count == 1)
  }

  @Test func `the same bytes are not in the way`() throws {
    let plan = PublishPlan(
      try site(["CNAME": "x"]), over: TargetState(manifest: nil, files: ["CNAME"], unchanged: ["CNAME"]))
    #expect(plan.inTheWay == [] && plan.added == [] && !plan.isEmpty)
  }

  @Test func `a site of another address`() throws {
    let other = Manifest(site: "https://other.example/", pages: ["a"])
    #expect(
      PublishPlan(try site(["a": "1"]), over: TargetState(manifest: other, files: ["a"], unchanged: [])).otherSite
        == "https://other.example/")
    let silent = Manifest(site: nil, pages: ["a"])
    #expect(
      PublishPlan(try site(["a": "1"]), over: TargetState(manifest: silent, files: ["a"], unchanged: [])).otherSite
        == nil)
  }

  @Test func `a site that lacks a file is none`() throws {
    let site = try site(["a/b": "1", "c": "2"])
    try FileManager.default.removeItem(atPath: site.folder + "/a/b")
    #expect(throws: PublishingError.self) { try BuiltSite(site.folder) }
  }

  @Test func `assets before pages before those that list them before feeds`() {
    let paths = [
      "index.html", "404.html", "atom.xml", "style.04c589908ea9ed69.css", "2025/10/21/index.html",
      "2025/10/21/a/index.html", "topics/index.html", "topics/x/index.html", "sitemap.xml", "map.png", "_redirects",
      "actors/x/index.html", "actors/x/2025/index.html",
    ]
    let waves = UploadOrder.sorted(paths.sorted(), among: paths)
    #expect(waves.map(\.wave) == [.assets, .pages, .indexes, .feeds])
    #expect(waves[0].paths == ["map.png", "style.04c589908ea9ed69.css"])
    #expect(
      waves[1].paths == ["2025/10/21/a/index.html", "404.html", "actors/x/2025/index.html", "topics/x/index.html"])
    #expect(waves[2].paths == ["2025/10/21/index.html", "actors/x/index.html", "index.html", "topics/index.html"])
    #expect(waves[3].paths == ["_redirects", "atom.xml", "sitemap.xml"])
  }

  @Test(arguments: [
    ("style.04c589908ea9ed69.css", "text/css; charset=utf-8", true),
    ("a/index.html", "text/html; charset=utf-8", false),
    ("x.04c589908ea9ed6.css", "text/css; charset=utf-8", false),
    ("04c589908ea9ed69.css", "text/css; charset=utf-8", false),
    ("a.b.png", "image/png", false), ("feed.json", "application/json; charset=utf-8", false),
    ("x.04C589908EA9ED69.js", "text/javascript; charset=utf-8", false), ("CNAME", "application/octet-stream", false),
  ])
  func `headers by name`(path: String, type: String, isForEver: Bool) {
    let headers = Headers.of(path)
    #expect(headers.type == type && headers.isForEver == isForEver)
    #expect(headers.lines.contains { $0.hasPrefix("Cache-Control: public, max-age=\(isForEver ? "31536000" : "300")") })
  }
}
