import Foundation
import Testing

/// What happens to the output folder, through the real program.
@Suite struct OutputFolderTests {
  private func site(_ count: Int = 3) throws -> Folder {
    let folder = try Folder.site()
    for number in 0..<count {
      try folder.write("content/notes/n\(number).md", note("Text \(number).\n", title: "Note \(number)"))
    }
    return folder
  }

  private func inodes(_ folder: URL) throws -> [String: UInt64] {
    try tree(folder).keys.reduce(into: [:]) { result, path in
      let attributes = try FileManager.default.attributesOfItem(atPath: folder.path + "/" + path)
      result[path] = (attributes[.systemFileNumber] as? NSNumber)?.uint64Value
    }
  }

  @Test func `a build waits for another process that writes to the output, and names it`() throws {
    let folder = try site()
    let lock = folder.url.appendingPathComponent(".site.gazette-lock").path
    // The other process: it holds the lock for two seconds.
    let other = Process()
    other.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    other.arguments = [
      "python3", "-c",
      "import fcntl, os, sys, time; f = open(sys.argv[1], 'w'); fcntl.flock(f, fcntl.LOCK_EX);"
        + "f.write(str(os.getpid()) + '\\n'); f.flush(); time.sleep(2)", lock,
    ]
    try other.run()
    while (try? String(contentsOfFile: lock, encoding: .utf8))?.hasSuffix("\n") != true { usleep(10_000) }
    let built = try folder.gazette("build")
    #expect(built.code == 0, "\(built.errors)")
    #expect(built.errors.contains("waiting for process \(other.processIdentifier), which writes to"))
    #expect(folder.exists("site/index.html") && !folder.exists(".site.gazette-lock"))
  }

  @Test func `two builds are the same bytes, on one core or many`() throws {
    let folder = try site(40)
    #expect(try folder.gazette("build", "--output", folder.url.path + "/a").code == 0)
    #expect(
      try Program.run(
        ["-c", "0", Program.path, "build", "--output", folder.url.path + "/b"], in: folder.url,
        program: "/usr/bin/taskset"
      ).code == 0)
    #expect(
      differences(try tree(folder.url.appendingPathComponent("a")), try tree(folder.url.appendingPathComponent("b")))
        == [])
  }

  @Test func `where nothing changed nothing is touched`() throws {
    let folder = try site()
    #expect(try folder.gazette("build").code == 0)
    let out = folder.url.appendingPathComponent("site")
    let before = (
      try inodes(out), try FileManager.default.attributesOfItem(atPath: out.path)[.systemFileNumber] as? NSNumber
    )
    let again = try folder.gazette("build")
    #expect(again.output.contains("nothing changed"))
    #expect(try inodes(out) == before.0)
    #expect(try FileManager.default.attributesOfItem(atPath: out.path)[.systemFileNumber] as? NSNumber == before.1)
  }

  @Test func `after an edit only what changed is written, and all is as in a clean build`() throws {
    let folder = try site(30)
    #expect(try folder.gazette("build").code == 0)
    let out = folder.url.appendingPathComponent("site")
    let (inodesBefore, before) = (try inodes(out), try tree(out))
    try folder.write("content/notes/n7.md", note("Text 7, mended.\n", title: "Note 7"))
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent("content/notes/n8.md"))
    #expect(try folder.gazette("build").code == 0)
    let (inodesAfter, after) = (try inodes(out), try tree(out))
    for (path, inode) in inodesAfter where before[path] == after[path] {
      #expect(inodesBefore[path] == inode, "\(path)")
    }
    #expect(after["2025/10/21/n8/index.html"] == nil)
    #expect(try folder.gazette("build", "--output", folder.url.path + "/clean").code == 0)
    #expect(differences(try tree(folder.url.appendingPathComponent("clean")), after) == [])
  }

  @Test func `files that are not ours are kept, and never written over`() throws {
    let folder = try site()
    #expect(try folder.gazette("build").code == 0)
    try folder.write("site/.git/HEAD", "ref\n")
    try folder.write("site/keep/me.txt", "mine\n")
    try folder.write("content/notes/new.md", note())
    #expect(try folder.gazette("build").code == 0)
    #expect(try folder.read("site/.git/HEAD") == "ref\n")
    #expect(try folder.read("site/keep/me.txt") == "mine\n")
    try folder.write("site/about/index.html", "mine\n")
    try folder.write("content/pages/about.md", "---\ntitle: About\n---\n")
    let result = try folder.gazette("build")
    #expect(result.code == 1)
    #expect(result.errors.contains("[output.foreign]"))
    #expect(try folder.read("site/about/index.html") == "mine\n")
  }

  @Test(arguments: ["site/2025", "site/robots.txt/mine"])
  func `a file in the way of ours is named by its path`(path: String) throws {
    let folder = try site()
    #expect(try folder.gazette("build").code == 0)
    let ours = path.split(separator: "/").prefix(2).joined(separator: "/")
    try FileManager.default.removeItem(at: folder.url.appendingPathComponent(ours))
    try folder.write(path, "mine\n")
    let before = try tree(folder.url.appendingPathComponent("site"))
    let result = try folder.gazette("build")
    #expect(result.code == 1)
    #expect(result.errors.contains("\(path):1:1: error: ") && result.errors.contains("[output.foreign]"))
    #expect(!result.errors.contains("staging"))
    #expect(differences(before, try tree(folder.url.appendingPathComponent("site"))) == [])
  }

  @Test func `a folder that is not ours is refused`() throws {
    let folder = try site()
    try folder.write("other/file.txt", "mine\n")
    let foreign = try folder.gazette("build", "--output", "other")
    #expect(foreign.code == 1 && foreign.errors.contains("[output.foreign]"))
    for output in [".", "..", "/", "content", "content/notes", "templates"] {
      let result = try folder.gazette("build", "--output", output)
      #expect(result.code == 1, "\(output)")
      #expect(result.errors.contains("[output.folder]"), "\(output): \(result.errors)")
    }
    let home = try folder.gazette("build", "--output", "other", environment: ["HOME": folder.url.path + "/other"])
    #expect(home.errors.contains("your home folder"))
    try folder.write("file", "x")
    #expect(try folder.gazette("build", "--output", "file").code == 1)
    #expect(try folder.read("other/file.txt") == "mine\n")
  }

  @Test func `a build killed at any moment leaves the old tree or the new one`() throws {
    let folder = try site(400)
    #expect(try folder.gazette("build").code == 0)
    let out = folder.url.appendingPathComponent("site")
    var before = try tree(out)
    for round in 0..<12 {
      try folder.write("gazette.yml", "title: Round \(round)\nurl: https://example.org/\n")
      let process = Process()
      process.executableURL = URL(fileURLWithPath: Program.path)
      process.arguments = ["build", "-q"]
      process.currentDirectoryURL = folder.url
      try process.run()
      usleep(UInt32(15_000 * (round + 1)))
      kill(process.processIdentifier, SIGKILL)
      process.waitUntilExit()
      let after = try tree(out)
      let isWhole =
        differences(before, after).isEmpty
        || (after.filter { $0.key.hasSuffix("index.html") }.allSatisfy {
          String(decoding: $0.value, as: UTF8.self).contains("Round \(round)")
        } && Set(after.keys.filter { !$0.hasPrefix("style") }) == Set(before.keys.filter { !$0.hasPrefix("style") }))
      #expect(isWhole, "round \(round)")
      before = after
    }
    // One more run converges, and nothing is left beside the output.
    #expect(try folder.gazette("build").code == 0)
    let left = try FileManager.default.contentsOfDirectory(atPath: folder.url.path).filter { $0.contains("staging") }
    #expect(left == [])
  }

  @Test(
    .enabled(if: FileManager.default.isExecutableFile(atPath: "/usr/bin/strace"), "strace is not installed"),
    arguments: ["write", "openat", "mkdir", "link", "renameat2"])
  func `a disk that fails leaves the old tree`(call: String) throws {
    let folder = try site(20)
    #expect(try folder.gazette("build").code == 0)
    let out = folder.url.appendingPathComponent("site")
    let before = try tree(out)
    try folder.write("content/notes/n3.md", note("Changed.\n"))
    // Only then are the program's own libraries open.
    let first = call == "write" ? 3 : call == "openat" ? try openings(in: folder) + 40 : 1
    let fault = "inject=\(call):error=ENOSPC:when=\(first)+"
    let result = try Program.run(
      ["-f", "-o", "/dev/null", "-e", fault, Program.path, "build"], in: folder.url, program: "/usr/bin/strace")
    #expect(result.code == 1, "\(result.errors)")
    #expect(differences(before, try tree(out)) == [])
    #expect(try folder.gazette("build").code == 0)
    #expect(try folder.read("site/2025/10/21/n3/index.html").contains("Changed."))
  }

  /// How many files the program opens before it does anything.
  private func openings(in folder: Folder) throws -> Int {
    let log = folder.url.appendingPathComponent("openings.log")
    _ = try Program.run(
      ["-f", "-o", log.path, "-e", "trace=openat", Program.path, "--version"], in: folder.url,
      program: "/usr/bin/strace")
    return try String(contentsOf: log, encoding: .utf8).split(separator: "\n").count { $0.contains("openat") }
  }
}
