import Base
import FrontMatter
import Testing

@testable import Publishing

@Suite struct ToolTests {
  @Test(arguments: [
    ("https://ann:secret@example.org/x.git", "https://…@example.org/x.git"),
    ("https://token@example.org/x.git", "https://…@example.org/x.git"),
    ("fatal: unable to access 'HTTPS://t@h/': 401", "fatal: unable to access 'HTTPS://…@h/': 401"),
    ("ssh://git@example.org/x.git", "ssh://git@example.org/x.git"), ("git@example.org:x.git", "git@example.org:x.git"),
    ("ssh://git:pw@example.org/x", "ssh://git:…@example.org/x"), ("https://example.org/@x", "https://example.org/@x"),
    ("https://h/x?token=s b", "https://h/x?… b"),
    ("me:secret@host:/a", "me:…@host:/a"), ("'me:secret@host'", "'me:…@host'"), ("s3:bucket/x@y", "s3:bucket/x@y"),
  ])
  func `secrets are taken out`(text: String, expected: String) { #expect(withoutSecrets(text) == expected) }

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

  // MARK: Settings

  private func read(_ yaml: String) throws -> Diagnosed<[PublishTarget]> {
    let file = SourceFile(path: "gazette.yml", bytes: Array("publish:\n  t:\n\(yaml)\n".utf8))
    let root = try #require(YAMLParser.parse(file).value)
    var fields = try #require(Fields.of(root, "gazette.yml").value)
    return PublishTarget.read(fields.mapping("publish"), root: "/site")
  }

  @Test(arguments: [
    ("    kind: folder\n    to: ../x/./y/", "/x/y"), ("    kind: folder\n    to: public", "/site/public"),
    ("    kind: git\n    remote: git@h:x.git", "gh-pages of git@h:x.git"),
    ("    kind: git\n    remote: ./x.git\n    branch: a/b", "a/b of /site/x.git"),
    ("    kind: git\n    remote: origin", "gh-pages of origin"),
    ("    kind: rsync\n    to: u@h:/srv/x/", "u@h:/srv/x"), ("    kind: rsync\n    to: x", "/site/x"),
    ("    kind: rclone\n    to: s3:b/x/", "s3:b/x"), ("    kind: rclone\n    to: \"sftp:/srv/x\"", "sftp:/srv/x"),
  ])
  func `where a target is`(yaml: String, address: String) throws {
    let read = try read(yaml)
    #expect(read.diagnostics.map(\.description) == [])
    #expect(read.value.first?.address == address)
  }

  @Test(arguments: [
    ("    kind: git\n    remote: x\n    branch: ''", "no branch ''"),
    ("    kind: git\n    remote: x\n    branch: a/.b", "no branch"),
    ("    kind: git\n    remote: me:secret@h:x", "a password or token"),
    ("    kind: git\n    remote: https://h/x?token=s", "a password or token"),
    ("    kind: rsync\n    to: me:secret@h:/x", "a password or token"),
    ("    kind: rsync\n    to: 'u@-oX:/x'", "as an option"),
    ("    kind: folder\n    to: ~/www", "stands for no home"),
    ("    kind: folder\n    to: x\n    url: https://u:p@h/", "url cannot be 'https://…@h/'"),
    ("    kind: folder\n    to: x\n  u:\n    kind: folder\n    to: ./x/", "'u' is the same place as 't'"),
    ("    to: x", "the target 't' has no kind"), ("    kind: ftp", "kind cannot be 'ftp'"),
    ("    kind: folder", "the target 't' has no to"),
    ("    kind: folder\n    to: ''", "the to of the target 't' is empty"),
    ("    kind: folder\n    to: /", "is the root"),
    ("    kind: folder\n    to: x\n    branch: y", "has no key 'branch'"),
    ("    kind: git\n    remote: -oProxyCommand=x", "read as an option"),
    ("    kind: git\n    remote: x\n    branch: --x", "no branch '--x'"),
    ("    kind: git\n    remote: x\n    branch: a..b", "no branch 'a..b'"),
    ("    kind: git\n    remote: 'ext::sh -c x'", "names a helper"),
    ("    kind: git\n    remote: https://u:p@h/x", "a password or token"),
    ("    kind: git\n    remote: https://token@h/x", "a password or token"),
    ("    kind: git\n    remote: x\n    history: none", "history cannot be 'none'"),
    ("    kind: rsync\n    to: -e", "read as an option"), ("    kind: rsync\n    to: 'h:'", "names no folder"),
    ("    kind: rsync\n    to: h:x", "names no folder"), ("    kind: rsync\n    to: 'h:/'", "names no folder"),
    ("    kind: rsync\n    to: h:/a/../..", "names no folder"),
    ("    kind: rsync\n    to: rsync://h/x", "not to a daemon"),
    ("    kind: rsync\n    to: h::x", "not to a daemon"),
    ("    kind: rsync\n    to: h:/x\n    port: 0", "there is no port 0"),
    ("    kind: rsync\n    to: h:/x\n    keep: 1", "keep cannot be below 2"),
    ("    kind: rclone\n    to: bucket", "names no storage"),
    ("    kind: rclone\n    to: 's3:'", "is all of a storage"),
    ("    kind: rclone\n    to: 's3,secret=x:b'", "do not belong into gazette.yml"),
    ("    kind: folder\n    to: x\n    maxDeletes: -1", "maxDeletes cannot be below 0"),
    ("    kind: folder\n    to: x\n    url: example.org", "url cannot be 'example.org'"),
    ("    - x", "has to be a mapping"),
  ])
  func `what cannot be a target`(yaml: String, message: String) throws {
    let read = try read(yaml)
    #expect(read.diagnostics.contains { $0.description.contains(message) }, "\(read.diagnostics)")
    #expect(read.diagnostics.allSatisfy { $0.location.line >= 2 })
  }
}
