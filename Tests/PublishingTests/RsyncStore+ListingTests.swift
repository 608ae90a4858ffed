import Testing

@testable import Publishing

@Suite struct RsyncStoreListingTests {
  @Test(arguments: [
    ("-rw-r--r--          1234 2026/11/23 05:34:27 a/b c.html", "a/b c.html", 1234, "file"),
    ("-rw-r--r--         1,234 2026/11/23 05:34:27 x", "x", 1234, "file"),
    ("drwxr-xr-x          4096 2026/11/23 05:34:27 a", "a", 4096, "folder"),
    ("lrwxrwxrwx            11 2026/11/23 05:34:58 current -> releases/R1", "current", 11, "link(to: \"releases/R1\")"),
    (##"-rw-r--r--             1 2026/11/23 05:34:58 \#303\#251\#134#.txt"##, "é\\#.txt", 1, "file"),
    ("prw-r--r--             0 2026/11/23 05:34:58 pipe", "pipe", 0, "other"),
  ])
  func `rsync's listing`(line: String, path: String, size: Int, kind: String) throws {
    let listed = try #require(RsyncStore.listed(line[...]))
    #expect(listed.path == path && listed.size == size && "\(listed.kind)" == kind)
  }

  @Test(arguments: ["drwxr-xr-x          4096 2026/11/23 05:34:27 .", "receiving file list ... done", ""])
  func `what is no entry of a listing`(line: String) { #expect(RsyncStore.listed(line[...]) == nil) }
}
