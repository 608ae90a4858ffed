import Foundation
import Testing

/// `gazette publish`, by the real program and to real places on this machine.
@Suite struct PublishTests {
  static let script = Scenarios("publish.py", after: "")

  static let scenarios: [(name: String, place: String)] = {
    let everywhere = ["folder", "git", "squash", "rsync", "inPlace", "s3"]
    let each = ["life", "others", "strangers", "shared", "race", "interrupted"]
    // The slowest first.
    return everywhere.reversed().map { ("kills", $0) } + each.flatMap { name in everywhere.map { (name, $0) } }
      + [("nginx", "local"), ("caddy", "local")]
  }()

  @Test(.enabled(if: Scenarios.areAvailable, "GAZETTE_TOOLS does not name a folder with moto"), arguments: scenarios)
  func publish(scenario: (name: String, place: String)) throws {
    // What was counted: how many kills left the old site, how many the new one.
    print(try Self.script.run(scenario.name, scenario.place, environment: Self.settings), terminator: "")
  }

  /// `GAZETTE_KILLS` and `GAZETTE_SEED`, for a short run or one like an earlier one.
  private static let settings = ProcessInfo.processInfo.environment.filter {
    ["GAZETTE_KILLS", "GAZETTE_SEED"].contains($0.key)
  }

  private func site(_ target: String, _ files: [String: String] = [:]) throws -> Folder {
    let folder = try Folder.site(["content/notes/a.md": note()].merging(files) { $1 })
    try folder.write(
      "gazette.yml", "title: Test\nurl: https://example.org/\npublish:\n  target:\n    \(target)\n")
    return folder
  }

  private func publish(_ folder: Folder, _ arguments: String..., path: String? = nil) throws -> Program.Result {
    var environment = ["XDG_CACHE_HOME": folder.url.appendingPathComponent("cache").path]
    environment["PATH"] = path
    return try Program.run(["publish"] + arguments, in: folder.url, environment: environment)
  }

  @Test(arguments: [
    ("kind: git\n    remote: git@example.org:x.git", "there is no git on this machine: apt install git"),
    ("kind: rsync\n    to: example.org:/srv", "there is no rsync on this machine: apt install rsync"),
    ("kind: rclone\n    to: s3:bucket", "there is no rclone on this machine: apt install rclone"),
  ])
  func `a program that is missing is named`(target: String, message: String) throws {
    let result = try publish(site(target), "--yes", path: "/nonexistent")
    #expect(result.code == 1)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test(arguments: [
    ("content/notes/a.md", note(head: "draft: true\n"), "there is no note to publish [publish.empty]"),
    ("content/notes/a.md", note(head: "embargo: 2999-01-01T00:00:00Z\n"), "there is no note to publish"),
    ("content/notes/b.md", note("[x](http://localhost:1313/x)\n", title: "B"), "'localhost:1313', would be published"),
    ("content/notes/b.md", note("[x](/nowhere/)\n", title: "B"), "[link.dead]"),
    ("content/notes/b.md", note("[[nobody]]\n", title: "B"), "[link.unknown]"),
    (
      "content/assets/x.js", "// /.preview/client.js",
      "content/assets/x.js:1:4: error: the file contains the script of preview"
    ),
    (
      "content/assets/x.html", "<img src='//127.0.0.1:80/x'>",
      "content/assets/x.html:1:11: error: an address of this machine"
    ),
    ("content/assets/x.css", "a { background: url( http://u@localhost/x) }", "'localhost', would be published"),
    ("content/assets/x.js", "fetch(\"http://[::1]/x\")", "'[::1]', would be published"),
  ])
  func `what must not be published is not`(path: String, text: String, message: String) throws {
    let folder = try site("kind: folder\n    to: live", [path: text])
    let result = try publish(folder, "--yes")
    #expect(result.code == 1)
    #expect(result.errors.contains(message), "\(result.errors)")
    #expect(!folder.exists("live"))
  }

  @Test func `a text may tell of this machine's addresses`() throws {
    let folder = try site(
      "kind: folder\n    to: live",
      ["content/notes/b.md": note("Open `http://localhost:1313/` or //127.0.0.1/.\n", title: "B")])
    #expect(try publish(folder, "--yes").code == 0)
    #expect(folder.exists("live/index.html"))
  }

  @Test func `an address of this machine is no site's`() throws {
    let folder = try site("kind: folder\n    to: live\n    url: http://localhost:8000/")
    let result = try publish(folder, "--yes")
    #expect(result.code == 1)
    #expect(
      result.errors.contains("gazette.yml:7:10: error: url cannot be 'http://localhost:8000/'"), "\(result.errors)")
    try folder.write("gazette.yml", "title: T\nurl: http://127.0.0.1/\npublish: {t: {kind: folder, to: live}}\n")
    let own = try publish(folder, "--yes")
    #expect(own.code == 1)
    #expect(
      own.errors.contains("gazette.yml:2:6: error: the site's address, http://127.0.0.1/, is this machine's"),
      "\(own.errors)")
  }

  @Test(arguments: [
    (["nosuch"], "there is no target 'nosuch'; there are target", 1 as Int32),
    (["targett"], "did you mean 'target'?", 1), (["--drafts"], "Unknown option '--drafts'", 2),
    (["--rollback", "--dry-run"], "--rollback does not go with --dry-run", 2),
    (["--base-url", "x"], "'x' is not an address", 2),
    (["--replace"], "--replace needs the name of a target", 2),
    (["--base-url", "http://localhost/"], "is not an address", 2),
    (["--rollback", "--yes"], "has no earlier version of the site", 1),
  ])
  func `a mistake on the command line is told`(arguments: [String], message: String, code: Int32) throws {
    let folder = try site("kind: folder\n    to: live")
    let result = try Program.run(
      ["publish"] + arguments, in: folder.url,
      environment: ["XDG_CACHE_HOME": folder.url.appendingPathComponent("cache").path])
    #expect(result.code == code)
    #expect(result.errors.contains(message), "\(result.errors)")
  }

  @Test func `without a target there is nothing to publish to`() throws {
    let result = try Folder.site(["content/notes/a.md": note()]).gazette("deploy")
    #expect(result.code == 1)
    #expect(result.errors.contains("gazette.yml names no target under 'publish:'"))
  }

  @Test(arguments: [".", "..", "content/x", "templates"])
  func `a folder that the site needs is no target`(path: String) throws {
    for kind in ["folder", "rsync"] {
      let result = try publish(site("kind: \(kind)\n    to: \(path)"), "--yes")
      #expect(result.code == 1)
      #expect(result.errors.contains("gazette.yml:6:9: error: this cannot be a target: it is"), "\(result.errors)")
    }
  }

  @Test(arguments: [
    ("kind: rsync\n    to: /proc/nonexistent/x", "gazette: error: target: rsync: "),
    ("kind: folder\n    to: other\n    url: https://example.org/x y", "url cannot be"),
  ])
  func `a target that fails keeps no other from being published`(target: String, message: String) throws {
    let folder = try site("\(target)\n  second:\n    kind: folder\n    to: live")
    let result = try Program.run(
      ["publish", "--yes"], in: folder.url,
      environment: ["XDG_CACHE_HOME": folder.url.appendingPathComponent("cache").path])
    #expect(result.code == 1)
    #expect(result.errors.contains(message), "\(result.errors)")
    // A mistake in gazette.yml is to be mended first.
    #expect(folder.exists("live/index.html") == message.hasPrefix("gazette: "))
  }

  @Test func `a plan as data`() throws {
    struct Record: Decodable {
      struct Changes: Decodable {
        let added: [String]
      }
      let target, kind, outcome: String
      let url, error: String?
      let changes: Changes?
    }
    let folder = try site("kind: folder\n    to: live")
    for (arguments, outcome) in [(["--dry-run"], "planned"), (["--yes"], "published"), ([], "unchanged")] {
      let result = try Program.run(
        ["publish", "--json"] + arguments, in: folder.url,
        environment: ["XDG_CACHE_HOME": folder.url.appendingPathComponent("cache").path])
      #expect(result.code == 0)
      let record = try #require(try JSONDecoder().decode([Record].self, from: Data(result.output.utf8)).first)
      #expect(record.target == "target" && record.kind == "folder" && record.url == "https://example.org/")
      #expect(record.outcome == outcome)
      #expect(record.changes?.added.contains("index.html") == (outcome != "unchanged"))
    }
    try folder.write("live/CNAME", "theirs")
    try folder.write("content/assets/CNAME", "ours")
    let result = try Program.run(
      ["publish", "--json"], in: folder.url,
      environment: ["XDG_CACHE_HOME": folder.url.appendingPathComponent("cache").path])
    #expect(result.code == 1)
    let record = try #require(try JSONDecoder().decode([Record].self, from: Data(result.output.utf8)).first)
    #expect(record.outcome == "failed" && record.error?.contains("CNAME") == true)
  }

  @Test func `the person's repository is not touched, whatever a hook's environment says`() throws {
    let folder = try site("kind: git\n    remote: origin")
    func git(_ arguments: String...) throws -> Program.Result {
      try Program.run(["-C", folder.url.path] + arguments, in: folder.url, program: "/usr/bin/git")
    }
    _ = try git("init", "--quiet")
    _ = try Program.run(
      ["init", "--quiet", "--bare", folder.url.path + "/remote.git"], in: folder.url, program: "/usr/bin/git")
    _ = try git("remote", "add", "origin", folder.url.path + "/remote.git")
    _ = try git("add", "gazette.yml")
    let (index, status) = (try folder.read(".git/index"), try git("status", "--porcelain", "--ignored").output)
    let result = try Program.run(
      ["publish", "--yes"], in: folder.url,
      environment: [
        "XDG_CACHE_HOME": NSTemporaryDirectory() + UUID().uuidString, "GIT_DIR": folder.url.path + "/.git",
        "GIT_INDEX_FILE": folder.url.path + "/.git/index", "GIT_WORK_TREE": folder.url.path,
      ])
    #expect(result.code == 0, "\(result.errors)")
    #expect(try folder.read(".git/index") == index)
    #expect(try git("status", "--porcelain", "--ignored").output == status)
    #expect(try git("--git-dir=remote.git", "ls-tree", "--name-only", "gh-pages").output.contains("index.html"))
  }
}
