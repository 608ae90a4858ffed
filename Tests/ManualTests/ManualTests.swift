import Foundation
import Manual
import Testing

@Suite struct ManualTests {
  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appendingPathComponent("docs")

  @Test func `every document is a page, as it stands in the folder`() throws {
    let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { String($0.dropLast(3)) }
    #expect(Manual.pages.map(\.name).sorted() == names.sorted(), "Sources/Manual/Manual.swift lists each file of docs/")
    for page in Manual.pages {
      let file = try Data(contentsOf: Self.folder.appendingPathComponent("\(page.name).md"))
      #expect(Data(page.bytes) == file, "\(page.name)")
    }
  }

  @Test(arguments: ["preview", "preview.md", "docs/preview.md", "./docs/preview.md"])
  func `a page is found by its name`(name: String) {
    #expect(Manual.page(named: name)?.name == "preview")
  }

  @Test(arguments: ["", "previ", "Preview", "docs", ".md"])
  func `another name is none`(name: String) {
    #expect(Manual.page(named: name) == nil)
  }

  @Test(arguments: Manual.pages.map(\.name))
  func `a page has a first sentence, without markup and on one line`(name: String) throws {
    let sentence = try #require(Manual.page(named: name)).firstSentence
    #expect(sentence.count > 20 && sentence.count < 300, "\(sentence)")
    #expect(!sentence.contains { "*`[]|\n".contains($0) }, "\(sentence)")
  }
}
