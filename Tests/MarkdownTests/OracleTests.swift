import Base
import Foundation
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
    var random = SplitMix(state: seed)
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
}

/// A small random generator. Its seed can be printed and used again.
struct SplitMix {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }
}
