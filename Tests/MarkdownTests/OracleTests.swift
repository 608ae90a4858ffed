import Base
import Foundation
import TestSupport
import Testing

@testable import Markdown

/// Our HTML against that of Debian's cmark and cmark-gfm.
@Suite struct OracleTests {
  static func path(_ name: String) -> String? {
    ["/usr/bin/\(name)", "/usr/local/bin/\(name)", "/opt/homebrew/bin/\(name)"].first {
      FileManager.default.isExecutableFile(atPath: $0)
    }
  }

  private func ask(_ program: String, _ arguments: [String], _ text: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    input.fileHandleForWriting.write(Data(text.utf8))
    try input.fileHandleForWriting.close()
    let data = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self)
  }

  /// GitHub writes attributes where we write classes. The rest is the same.
  private func asGitHub(_ html: String) -> String {
    html.replacingOccurrences(of: " scope=\"col\"", with: "")
      .replacing(/\sclass="align-(\w+)"/) { " align=\"\($0.1)\"" }
      .replacingOccurrences(of: "<li class=\"task\">", with: "<li>")
      .replacing(/\saria-label="[^"]* task"/, with: "")
      .replacing(/<h1 id="[^"]*">/, with: "<h1>")
  }

  @Test(
    .enabled(if: path("cmark-gfm") != nil, "cmark-gfm is not installed"),
    arguments: [
      "| a | b |\n|---|---|\n| 1 | 2 |\n", "| a | b |\n|:--|--:|\n| 1 |\n| 1 | 2 | 3 |\n",
      "a | b\n:-: | ---\n*x* | `y`\n",
      "text\n\n| a |\n|---|\n| b |\n\nafter\n", "| a |\n|---|\n", "| a | b |\n|---|\n| 1 | 2 |\n",
      "before\n| a | b |\n|---|---|\n| 1 | 2 |\n",
      "- | a | b |\n  |---|---|\n  | 1 | 2 |\n", "> | a | b |\n> |---|---|\n> | 1 | 2 |\n",
      "| a \\| b | c |\n|---|---|\n| `x \\| y` | z |\n",
      "| a | b |\n|---|---|\n| 1 | 2 |\n# heading\n", "| a | b |\n|---|---|\n| 1 | 2 |\n> quote\n",
      "| [x] | b |\n|---|---|\n| [x](/y) | ![z](/w) |\n\n[x]: /def\n",
      "|a|b|\n|-|-|\n||x|\n", "- [ ] a\n- [x] b\n  - [ ] c\n", "~~a~~ b ~~c~~\n", "~~a\nb~~\n",
      "https://a.example/b_c_d (https://x.example/y)\n",
      "www.a.example/b. c\n", "http://a.example/b?c=d&e=f\n", "https://a.example/&amp; x\n", "**https://a.example**\n",
    ])
  func `tables, task lists, strikethrough and bare URLs agree with cmark-gfm`(text: String) throws {
    let program = try #require(Self.path("cmark-gfm"))
    let extensions = ["table", "strikethrough", "autolink", "tasklist"].flatMap { ["-e", $0] }
    let theirs = try ask(program, extensions + ["--smart"], text)
    #expect(asGitHub(rendered(text).html) == theirs)
  }

  @Test(.enabled(if: path("cmark") != nil, "cmark is not installed"))
  func `random Markdown gives the HTML that cmark writes`() throws {
    let program = try #require(Self.path("cmark"))
    let seed = UInt64.random(in: 0 ... .max)
    var random = SeededGenerator(seed: seed)
    let pieces = [
      "a", "b c", "*", "**", "_", "`", "[", "](x)", "![", "\n", "\n\n", "> ", "- ", "1. ", "# ", "    ", "<b>", "&amp;",
      "\\", "---\n",
      "```\n", "é", "<http://x>", "\"", "'", "\t", "  \n", "[a]: b\n", "***",
    ]
    for round in 0..<300 {
      let text = (0..<Int(random.next() % 40)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }.joined()
      // libcmark's interface does not distinguish an empty title from a missing one; its own renderer does.
      let theirs = try ask(program, ["--unsafe"], text).replacingOccurrences(of: " title=\"\"", with: "")
      let ours = rendered(text, options: .init(flavour: .commonmark, allowsHTML: true)).html
      #expect(ours == theirs, "seed \(seed), round \(round): \(text.debugDescription)")
    }
  }

  /// What differs from cmark-gfm on purpose, and so is in no document here: our own marks (`==`, `[[`, `[@`, `[^`,
  /// `%%`), comments, which leave nothing behind; an address in square brackets that are no link, which is one for us;
  /// an address before `|`, a typed curly quote or a backslash at the end of its line, which do not belong to it;
  /// `ftp:` and e-mail addresses, which are plain; `_` after a domain, which does not belong to it; one tilde, which
  /// strikes nothing out; two, which emphasis takes for punctuation, and beside which punctuation does not matter.
  /// libcmark 0.30 differs from cmark-gfm 0.29 in a quotation mark after `(` or `]`, and in a tag alone on its line.
  ///
  /// GAZETTE_DOCUMENTS says how many documents there are.
  @Test(.enabled(if: path("cmark-gfm") != nil, "cmark-gfm is not installed"))
  func `random neighbours of addresses and escapes give the HTML that cmark-gfm writes`() async throws {
    let program = try #require(Self.path("cmark-gfm"))
    let environment = ProcessInfo.processInfo.environment
    let count = environment["GAZETTE_DOCUMENTS"].flatMap { Int($0) } ?? 400
    let seed = environment["SEED"].flatMap { UInt64($0) } ?? UInt64.random(in: 0 ... .max)
    let pieces = [
      "a", "B c", " ", " ", "*", "**", "_", "`", " ~~a b~~ ", " ~~\"a\"~~ ", "\n", "\n\n", "> ", "- ", "(", ")", "...",
      "--", "\"", "'", ".", "!",
      "?", ";", "&amp;", "é", "\\[", "\\]", "\\_", "\\*", "\\!", "\\~", "\\=", "\\.", "\\\"", "\\\\",
      "https://e.org/", "https://e.org/_a_", "https://e.org/*/b", "https://e.org/?q=\"x\"", "http://e.org/a--b...c",
      " www.e.org ", "HTTPS://E.org/(a)", "https://a_b.c/", "[x](https://e.org/a)", "[y](https://e.org/_(b)_)",
      "![z](https://e.org/c--d)", "[https](/e)", "<https://e.org/_d_>", "e<b>",
    ]
    try await withThrowingTaskGroup(of: Void.self) { group in
      for worker in 0..<2 {
        group.addTask {
          for round in stride(from: worker, to: count, by: 2) {
            var random = SeededGenerator(seed: seed &+ UInt64(round))
            var text = (0..<Int(random.next() % 14)).map { _ in pieces[Int(random.next() % UInt64(pieces.count))] }
              .joined()
            text.replace(/([(\]])["']+/) { $0.1 }
            // The last line of a quotation that begins with a dash names its speaker.
            if text.contains(/(^|\n)[> ]*--/) { continue }
            let arguments = ["-e", "autolink", "-e", "strikethrough", "--strikethrough-double-tilde", "--smart"]
            let theirs = try ask(program, arguments, text)
              .replacingOccurrences(of: "<!-- raw HTML omitted -->", with: "")
            #expect(
              rendered(text).html.replacing(/(<h\d) id="[^"]*"/) { $0.1 } == theirs,
              "SEED=\(seed &+ UInt64(round)): \(text.debugDescription) -> \(theirs)")
          }
        }
      }
      try await group.waitForAll()
    }
  }
}
