import Base
import Output
import Testing

@testable import Publishing

@Suite struct PublishTargetReadingTests {
  private func read(_ yaml: String, root: String = "/site") throws -> Diagnosed<[PublishTarget]> {
    try PublishTarget.read("publish:\n  t:\n\(yaml)\n", root: root)
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
    ("    kind: folder\n    to: ~/www", "is not replaced by your home folder"),
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
    ("    kind: rsync\n    to: rsync://h/x", "does not connect to a daemon"),
    ("    kind: rsync\n    to: h::x", "does not connect to a daemon"),
    ("    kind: rsync\n    to: h:/x\n    port: 0", "there is no port 0"),
    ("    kind: rsync\n    to: h:/x\n    keep: 1", "keep cannot be below 2"),
    ("    kind: rclone\n    to: bucket", "names no storage"),
    ("    kind: rclone\n    to: 's3:'", "is all of a storage"),
    ("    kind: rclone\n    to: 's3,secret=x:b'", "do not belong in gazette.yml"),
    ("    kind: folder\n    to: x\n    maxDeletes: -1", "maxDeletes cannot be below 0"),
    ("    kind: folder\n    to: x\n    url: example.org", "url cannot be 'example.org'"),
    ("    - x", "must be a mapping"),
  ])
  func `what cannot be a target`(yaml: String, message: String) throws {
    let read = try read(yaml)
    #expect(read.diagnostics.contains { $0.description.contains(message) }, "\(read.diagnostics)")
    #expect(read.diagnostics.allSatisfy { $0.location.line >= 2 })
  }

  @Test(arguments: ["    to: x", "    kind: ftp"])
  func `a mistake in the kind names every kind there is`(yaml: String) throws {
    let hint = try #require(try read(yaml).diagnostics.first?.hint)
    for kind in targetKinds { #expect(hint.contains(kind.name)) }
  }

  @Test func `no two kinds have the same name`() {
    #expect(Set(targetKinds.map { $0.name }).count == targetKinds.count)
  }

  @Test(arguments: [
    ("    kind: folder\n    to: .", "it is the site's own folder"),
    ("    kind: folder\n    to: content/x", "it is part of what the site is made from"),
    ("    kind: rsync\n    to: ..", "it is a folder that contains the site's folder"),
    ("    kind: rclone\n    to: 'disk:ROOT'", "it is the site's own folder"),
    ("    kind: rsync\n    to: host:ROOT", nil), ("    kind: git\n    remote: .", nil),
    ("    kind: folder\n    to: public", nil),
  ])
  func `a target must not be a folder that the site needs`(yaml: String, reason: String?) throws {
    let root = temporaryPath() + "/site"
    try Disk.makeFolder(root)
    let target = try #require(try read(yaml.replacing("ROOT", with: root), root: root).value.first)
    let found = try target.misplacement(root: root, home: nil)
    #expect(found?.message == reason.map { "this cannot be a target: \($0)" })
  }

  @Test func `the same place has the same folder of this machine, whatever it is called`() throws {
    func name(_ yaml: String, root: String = "/site") throws -> String? {
      try read(yaml, root: root).value.first?.folderName
    }
    let remote = "    kind: git\n    remote: origin"
    #expect(try name(remote) == name(remote + "\n    history: squash"))
    // The name of a remote means another place in another repository.
    #expect(try name(remote) != name(remote, root: "/other"))
    #expect(
      try name("    kind: git\n    remote: git@h:x.git")
        == name("    kind: git\n    remote: git@h:x.git", root: "/other"))
    #expect(try name("    kind: folder\n    to: /x") != name("    kind: rsync\n    to: /x"))
  }
}
