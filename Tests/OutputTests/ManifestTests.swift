import Base
import Testing

@testable import Output

@Suite struct ManifestTests {
  private let all = Manifest(
    site: "https://example.org/",
    files: [
      "index.html": FileTraits(.index), "a name with spaces.html": FileTraits(.page),
      "style.04c589908ea9ed69.css": FileTraits(.asset, isNamedByContent: true), "atom.xml": FileTraits(.feed),
      "data/actors.csv": FileTraits(.data), "old/index.html": FileTraits(.redirect),
    ])

  @Test func `a manifest names the files of each role, sorted by path`() {
    #expect(
      String(utf8: all.bytes) == """
        gazette manifest 4
        https://example.org/

        /asset/immutable
        style.04c589908ea9ed69.css
        /data
        data/actors.csv
        /feed
        atom.xml
        /index
        index.html
        /page
        a name with spaces.html
        /redirect
        old/

        """)
  }

  @Test func `a manifest of version 3 is read`() {
    let text = """
      gazette manifest 3
      https://example.org/

      page a name with spaces.html
      feed atom.xml
      data data/actors.csv
      index index.html
      redirect old/index.html
      asset/immutable style.04c589908ea9ed69.css

      """
    #expect(Manifest(Array(text.utf8)) == all)
  }

  @Test func `a manifest is read back`() {
    #expect(Manifest(all.bytes) == all)
    let empty = Manifest(site: "https://example.org/", files: [:])
    #expect(Manifest(empty.bytes) == empty)
  }

  @Test(arguments: [
    ("gazette manifest 1\nb\na/index.html\n", nil),
    ("gazette manifest 2\nhttps://example.org/\n\nb\na/index.html\n", "https://example.org/"),
  ])
  func `the files of an earlier version count as pages`(text: String, site: String?) {
    let pages = ["a/index.html": FileTraits(.page), "b": FileTraits(.page)]
    #expect(Manifest(Array(text.utf8)) == Manifest(site: site, files: pages))
  }

  @Test(arguments: [
    "", "a\n", "gazette manifest 1", "gazette manifest 1\n../x\n", "gazette manifest 1\n/etc/passwd\n",
    "gazette manifest 2\nhttps://example.org/\n", "gazette manifest 2\nhttps://example.org/\na\n",
    "gazette manifest 2\nhttps://example.org/\n\na", "gazette manifest 2\nhttps://example.org/\n\n../a\n",
    "gazette manifest 2\nhttps://example.org/\n\na/./b\n", "gazette manifest 2\n\na\n", "gazette manifest 3\na\n",
    "gazette manifest 3\nhttps://example.org/\n\na\n", "gazette manifest 3\nhttps://example.org/\n\npage \n",
    "gazette manifest 3\nhttps://example.org/\n\npage ../a\n",
    // A slash with a combining character behind it is one for the file system.
    "gazette manifest 3\nhttps://example.org/\n\npage ../\u{65E}a\n",
    "gazette manifest 3\nhttps://example.org/\n\npicture a\n",
    "gazette manifest 3\nhttps://example.org/\n\npage/immutable/x a\n",
    "gazette manifest 4\nhttps://example.org/\n\npage a\n", "gazette manifest 4\nhttps://example.org/\n\na\n",
    "gazette manifest 4\nhttps://example.org/\n\n/picture\na\n",
    "gazette manifest 4\nhttps://example.org/\n\n/picture\n",
    "gazette manifest 4\nhttps://example.org/\n\n/page\n../a\n",
    "gazette manifest 4\nhttps://example.org/\n\n/page\n../\n",
    "gazette manifest 4\nhttps://example.org/\n\n/page\n/page/\n", "gazette manifest 4\n\n/page\na\n",
    "gazette manifest 5\nhttps://example.org/\n\n/page\na\n",
  ])
  func `nothing else is a manifest`(text: String) { #expect(Manifest(Array(text.utf8)) == nil) }
}
