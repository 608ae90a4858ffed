import Foundation
import Testing

/// Narrower forms of pictures, made by a real vipsthumbnail.
@Suite struct PictureTests {
  static let hasTool = (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
    .contains { FileManager.default.isExecutableFile(atPath: "\($0)/vipsthumbnail") }

  /// A site with a photograph of 1,000 pixels that says where it was taken.
  private func site(_ settings: String = "images: {widths: [480, 240, 4000]}\n") throws -> Folder {
    let folder = try Folder.site([
      "content/notes/a.md": note("![A photo](photo%20%5B1%5D.jpg) and ![A map](/img/map.png), [whole](whole.jpg)\n")
    ])
    let settingsFile = folder.url.appendingPathComponent("gazette.yml")
    try Data((try String(contentsOf: settingsFile, encoding: .utf8) + settings).utf8).write(to: settingsFile)
    let picture = try Data(
      contentsOf: Program.repository.appendingPathComponent("docs/home.png"))
    try folder.write("content/assets/img/map.png", picture)
    try folder.write("content/notes/photo [1].jpg", try Self.photo())
    // These are published, but no text shows them.
    try folder.write("content/notes/whole.jpg", try Self.photo())
    try folder.write("content/assets/img/alone.jpg", try Self.photo())
    return folder
  }

  /// A JPEG of docs/home.png with a place in its Exif segment.
  private static func photo() throws -> Data {
    let scratch = try Folder()
    let made = scratch.url.appendingPathComponent("a.jpg").path
    let tool = Process()
    tool.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    tool.arguments = [
      "vipsthumbnail", Program.repository.appendingPathComponent("docs/home.png").path, "--size", "1000x", "-o", made,
    ]
    try tool.run()
    tool.waitUntilExit()
    let plain = try Data(contentsOf: URL(fileURLWithPath: made))
    // Exif: a TIFF header with an empty directory, and a text behind it.
    let exif = Data("Exif\0\0II*\0".utf8) + Data([8, 0, 0, 0, 0, 0, 0, 0, 0, 0]) + Data("GPS 48.2 16.4".utf8)
    let length = UInt16(exif.count + 2)
    return plain.prefix(2) + Data([0xFF, 0xE1, UInt8(length >> 8), UInt8(length & 255)]) + exif + plain.dropFirst(2)
  }

  @Test(.enabled(if: hasTool)) func `pictures are published in narrower forms, without metadata`() throws {
    let folder = try site()
    let result = try folder.gazette("build")
    #expect(result.code == 0, "\(result.errors)")
    #expect(result.errors == "")
    let page = try folder.read("site/2025/10/21/a/index.html")
    let photo = "/notes/photo%20%5B1%5D"
    #expect(
      page.contains(
        "<img src=\"\(photo).jpg\" alt=\"A photo\" width=\"1000\" height=\"717\" srcset=\"\(photo)-240w.jpg 240w, \(photo)-480w.jpg 480w, \(photo).jpg 1000w\" sizes=\"(max-width: 40rem) 100vw, 40rem\" loading=\"lazy\""
      ), "\(page)")
    for (file, type) in [
      ("notes/photo [1].jpg", "FFD8"), ("notes/photo [1]-480w.jpg", "FFD8"), ("notes/whole.jpg", "FFD8"),
      ("img/alone.jpg", "FFD8"),
    ] {
      let bytes = try Data(contentsOf: folder.url.appendingPathComponent("site/\(file)"))
      #expect(bytes.prefix(2).map { String($0, radix: 16, uppercase: true) }.joined() == type)
      #expect(bytes.range(of: Data("GPS".utf8)) == nil)
    }
    #expect(FileManager.default.fileExists(atPath: folder.url.appendingPathComponent("site/img/map-480w.png").path))
    #expect(try folder.gazette("check", "--strict").errors.contains("picture") == false)
  }

  @Test(.enabled(if: hasTool)) func `a second build makes no picture again, and leaves nothing else in the cache`()
    throws
  {
    let folder = try site()
    _ = try folder.gazette("build")
    let cache = folder.url.appendingPathComponent(".gazette/images")
    func facts() throws -> [String: Date?] {
      Dictionary(
        uniqueKeysWithValues: try FileManager.default.contentsOfDirectory(atPath: cache.path).map { name in
          let facts = try FileManager.default.attributesOfItem(atPath: cache.appendingPathComponent(name).path)
          return (name, facts[.modificationDate] as? Date)
        })
    }
    let before = try facts()
    #expect(before.keys.allSatisfy { $0.contains(/^[0-9a-f]{16}-\d+\.(?:jpg|png)$/) })
    #expect(try folder.gazette("build", "--full").output.contains("nothing changed"))
    #expect(try facts() == before)
  }

  @Test(.enabled(if: hasTool)) func `the same picture in many places is no trouble`() throws {
    let names = (1...6).map { "p\($0).png" }
    let folder = try Folder.site(["content/notes/a.md": note(names.map { "![A](\($0))" }.joined(separator: "\n"))])
    try folder.write("gazette.yml", "title: T\nurl: https://example.org/\nimages: {widths: [240, 480]}\n")
    let picture = try Data(contentsOf: Program.repository.appendingPathComponent("docs/home.png"))
    for name in names { try folder.write("content/notes/\(name)", picture) }
    let result = try folder.gazette("build")
    #expect(result.code == 0 && result.errors == "", "\(result.errors)")
    #expect(names.allSatisfy { folder.exists("site/notes/\($0)") })
  }

  @Test func `without the program pictures stay as they are, and one notice says so`() throws {
    guard Self.hasTool else { return }
    let folder = try site()
    let result = try Program.run(["build", "--strict"], in: folder.url, environment: ["PATH": "/nonexistent"])
    #expect(result.code == 0)
    #expect(result.errors.contains("gazette.yml:3:9: notice:") && result.errors.contains("[picture.tool]"))
    #expect(try !folder.read("site/2025/10/21/a/index.html").contains("srcset"))
  }

  @Test(arguments: ["[480px]", "[5]", "[0]", "480", "[true]", "['480']"])
  func `a wrong width is told`(widths: String) throws {
    let folder = try Folder.site(["content/notes/a.md": note()])
    try folder.write("gazette.yml", "title: T\nurl: https://example.org/\nimages: {widths: \(widths)}\n")
    #expect(try folder.gazette("build").code == 1)
  }

  @Test func `a logo can be a picture of a text and of a head too`() throws {
    let folder = try Folder.site(["content/notes/a.md": note("![Logo](/logo.png)\n", head: "image: /logo.png\n")])
    try folder.write(
      "content/assets/logo.png", try Data(contentsOf: Program.repository.appendingPathComponent("docs/home.png")))
    try folder.write(
      "gazette.yml", "title: Test\nurl: https://example.org/\ntheme: {logo: {light: logo.png, dark: logo.png}}\n")
    let result = try folder.gazette("build")
    #expect(result.code == 0, "\(result.errors)")
  }

  @Test func `a menu may lead to a note whose day has not come`() throws {
    let folder = try Folder.site([
      "content/notes/2999-01-01-later.md": "---\ntitle: Later\n---\nText.\n", "content/notes/a.md": note("Text.\n"),
    ])
    try folder.write(
      "gazette.yml",
      "title: Test\nurl: https://example.org/\nmenu:\n  - {title: Later, url: /2999/01/01/later/}\n  - search\n")
    #expect(try folder.gazette("build").code == 0)
    #expect(try !folder.read("site/index.html").contains("later"))
  }

  @Test func `a film in a head is no picture`() throws {
    let folder = try Folder.site(["content/notes/a.md": note("Text.\n", head: "image: /talk.mp4\n")])
    try folder.write("content/assets/talk.mp4", "film")
    let result = try folder.gazette("build")
    #expect(result.code == 0)
    #expect(result.errors.contains("'/talk.mp4' is no picture; the text has none in lists [image.missing]"))
    #expect(try !folder.read("site/2025/10/21/a/index.html").contains("talk.mp4"))
  }
}
