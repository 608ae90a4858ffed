import Base
import Testing

@testable import Publishing

@Suite struct BuiltSiteAuditTests {
  @Test(arguments: [
    ("a.html", "<a href=\"http://localhost:1313/x\">", FileRole.page, ["publish.local"]),
    ("a.png", "<a href=\"http://localhost:1313/x\">", .asset, []),
    ("a.js", "import('/.preview/client.js')", .asset, ["publish.preview"]),
    // A feed is text whatever its ending: `_redirects` has none.
    ("_redirects", "/x =http://127.0.0.1/", .feed, ["publish.local"]),
    ("_redirects", "/x =http://127.0.0.1/", .asset, []),
    ("a.html", "See http://localhost:1313/ for it.", .page, []),
    ("a.html", "<a href='https://example.org/'>", .page, []),
  ])
  func `addresses of this machine and the script of preview are found`(
    path: String, text: String, role: FileRole, ids: [String]
  ) throws {
    let site = try BuiltFolder.make([path: text], traits: [path: FileTraits(role)])
    let found = try audit(site, previewFolder: "/.preview/")
    #expect(found.map(\.id.rawValue) == ids)
    #expect(found.allSatisfy { $0.location.path == path })
  }
}
