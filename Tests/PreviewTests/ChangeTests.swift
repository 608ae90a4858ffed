import Base
import Testing

@testable import Preview

@Suite struct ChangeTests {
  @Test(arguments: [
    ("content/notes/a.md", true), ("content/notes/деся́ть/a b.md", true), ("templates/note.mustache", true),
    ("gazette.yml", true),
    ("content/assets/.well-known/x", true), ("content/notes/.hidden.md", false), ("content/.obsidian/x", false),
    ("content/notes/a.md~", false), ("content/notes/.a.md.swp", false), ("content/notes/4913", false),
    ("content/notes/#a.md#", false),
    ("content/notes/a.tmp", false), ("site/index.html", false), ("README.md", false), ("content", true),
    ("other.yml", false),
  ])
  func `what editors leave beside a file does not matter`(path: String, matters: Bool) {
    #expect(Change.matters(path) == matters)
  }

  @Test(arguments: [
    (nil, "vscode://file/s/a%20b.md:3:4"), ("vim", "vscode://file/s/a%20b.md:3:4"),
    ("code --wait", "vscode://file/s/a%20b.md:3:4"),
    ("/usr/bin/subl -w", "subl://open?url=file:///s/a%20b.md&line=3&column=4"), ("zed", "zed://file/s/a%20b.md:3:4"),
    ("mine://{path}?l={line}&c={column}", "mine:///s/a%20b.md?l=3&c=4"), ("", "vscode://file/s/a%20b.md:3:4"),
  ])
  func `a place opens in the person's editor`(editor: String?, expected: String) {
    let address = EditorAddress(root: "/s", editor: editor)
    #expect(address.address(of: SourceLocation(path: "a b.md", line: 3, column: 4)) == expected)
  }

  @Test(arguments: [
    ("a/index.html", "text/html; charset=utf-8"), ("a.CSS", "text/css; charset=utf-8"),
    ("a.b/c", "application/octet-stream"),
    ("CNAME", "application/octet-stream"), ("x.tar.gz", "application/gzip"),
    ("feed.xml", "application/xml; charset=utf-8"),
  ])
  func `a file has the type of its ending`(path: String, type: String) {
    #expect(MediaType.of(path) == type)
  }
}
