import Foundation
import Testing

/// What the program says to a person who does not know it yet.
@Suite struct VerbTests {
  @Test(arguments: [
    (["bild"], "'bild': did you mean 'build'?"), (["buidl", "--drafts"], "'buidl': did you mean 'build'?"),
    (["prview", "--port", "3"], "'prview': did you mean 'preview'?"), (["sreve"], "'sreve': did you mean 'serve'?"),
    (["depoly"], "'depoly': did you mean 'deploy'?"), (["publsh", "web"], "'publsh': did you mean 'publish'?"),
    (["menions"], "'menions': did you mean 'mentions'?"), (["hlep"], "'hlep': did you mean 'help'?"),
    (["Build"], "'Build': did you mean 'build'?"), (["help", "bild"], "'bild': did you mean 'build'?"),
    (["bild", "--help"], "'bild': did you mean 'build'?"), (["doc"], "'doc': did you mean 'docs'?"),
    (["frobnicate"], "'frobnicate'; 'gazette help' lists all commands"),
    (["\u{1B}[31m"], "'\\u{1B}[31m'; 'gazette help' lists all commands"),
  ])
  func `an unknown verb gets a suggestion`(arguments: [String], message: String) throws {
    let folder = try Folder()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.code == 2)
    #expect(result.output == "")
    #expect(result.errors.hasPrefix("Error: there is no command \(message)\nUsage: gazette"), "\(result.errors)")
  }

  @Test(arguments: [
    (["build", "--drafst"], "--drafts"), (["preview", "--prot", "3"], "--port"),
    (["publish", "--dryrun"], "--dry-run"),
    (["mentions", "--unknwon"], "--unknown"),
  ])
  func `an unknown option gets a suggestion`(arguments: [String], option: String) throws {
    let folder = try Folder()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.code == 2)
    #expect(result.errors.contains("Did you mean '\(option)'?"), "\(result.errors)")
  }

  @Test(arguments: [[], ["help"], ["--help"], ["-h"]])
  func `help says where to begin and where the manual stands`(arguments: [String]) throws {
    let folder = try Folder()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.code == 0)
    let words = result.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(words.contains("'gazette init'") && words.contains("'gazette docs'") && words.contains("https://"))
  }

  @Test(arguments: [["help", "build"], ["build", "--help"], ["serve", "--help"], ["help", "deploy"]])
  func `help of a verb is its own`(arguments: [String]) throws {
    let folder = try Folder()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.code == 0)
    #expect(result.output.contains("--root"), "\(result.output)")
  }

  @Test func `habits of other tools do what they mean`() throws {
    let scratch = try Folder()
    #expect(try scratch.gazette("init").code == 0)
    #expect(try scratch.gazette("version").output == scratch.gazette("--version").output)
    #expect(
      try scratch.gazette("new", "talks/hello-world.md", "--date", "2025-10-21").output
        == "wrote content/notes/talks/hello-world.md\n")
    #expect(
      try scratch.gazette("new", "content/notes/2025-10-22-note.md").output
        == "wrote content/notes/2025-10-22-note.md\n")
    #expect(try scratch.gazette("new", "../x.md").code == 1)
    let built = try scratch.gazette("build", "--buildDrafts", "--minify", "--destination", "out")
    #expect(built.code == 0)
    #expect(built.errors.contains("--minify does nothing here"))
    for page in ["2025/10/21/hello-world", "2025/10/22/note"] {
      #expect(FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("out/\(page)/index.html").path))
    }
  }

  @Test func `the site is found from a folder below it, and by the environment`() throws {
    let scratch = try Folder()
    #expect(try scratch.gazette("init").code == 0)
    let below = scratch.url.appendingPathComponent("content/notes")
    #expect(try Program.run(["build", "-q"], in: below).code == 0)
    #expect(FileManager.default.fileExists(atPath: scratch.url.appendingPathComponent("site/index.html").path))
    let elsewhere = try Folder()
    #expect(try Program.run(["check", "-q"], in: elsewhere.url).code == 1)
    let environment = [
      "GAZETTE_ROOT": scratch.url.path, "GAZETTE_OUTPUT": "there", "GAZETTE_BASE_URL": "https://other.example/x/",
    ]
    #expect(try Program.run(["build", "-q"], in: elsewhere.url, environment: environment).code == 0)
    let home = try String(contentsOf: elsewhere.url.appendingPathComponent("there/index.html"), encoding: .utf8)
    #expect(home.contains("https://other.example/x/"))
    let wrong = try Program.run(["build"], in: scratch.url, environment: ["GAZETTE_BASE_URL": "x"])
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("'x' in GAZETTE_BASE_URL is not an address"))
  }

  @Test func `the manual is in the program`() throws {
    let folder = try Folder()
    let documents = Program.repository.appendingPathComponent("docs")
    let names = try FileManager.default.contentsOfDirectory(atPath: documents.path)
      .filter { $0.hasSuffix(".md") && $0 != "README.md" }.map { String($0.dropLast(3)) }
    let listing = try folder.gazette("docs")
    #expect(listing.code == 0)
    #expect(
      listing.output.split(separator: "\n").map { $0.prefix { $0 != " " } }.map(String.init).sorted() == names.sorted())
    for name in names {
      let page = try String(contentsOf: documents.appendingPathComponent(name + ".md"), encoding: .utf8)
      #expect(try folder.gazette("docs", name).output == page)
    }
    let wrong = try folder.gazette("docs", "publising")
    #expect(wrong.code == 2)
    #expect(wrong.errors.contains("there is no page 'publising': did you mean 'publishing'?"))
    #expect(try folder.gazette("docs", "zzz").errors.contains("'gazette docs' lists the pages"))
  }

  @Test(arguments: [
    (["init"], "gazette preview --open'"), (["init", "site"], "gazette preview --open --root site'"),
    (["init", "my site"], "gazette preview --open --root 'my site''"),
  ])
  func `a new site is looked at in preview`(arguments: [String], command: String) throws {
    let folder = try Folder()
    let result = try Program.run(arguments, in: folder.url)
    #expect(result.code == 0)
    #expect(result.output.contains(command), "\(result.output)")
    #expect(!result.output.contains("index.html"))
  }
}
