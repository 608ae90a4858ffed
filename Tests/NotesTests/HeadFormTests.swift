import Base
import Foundation
import Testing

@testable import FrontMatter
@testable import Notes

/// Heads as they stand in archives of Jekyll, Hugo, Pelican, Eleventy, Zola, Obsidian and others. The forms are in
/// `heads.txt`, each with what it means.
@Suite struct HeadFormTests {
  struct Form: CustomTestStringConvertible {
    let path: String
    /// `title=T`, `day=2014-10-06` and so on, or `error=head.notation`.
    let expected: [Substring]
    let text: String
    var testDescription: String { path + ": " + expected.joined(separator: "; ") }
  }

  static let forms: [Form] = {
    let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("heads.txt")
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    return text.components(separatedBy: "\n==== ").dropFirst().map { block in
      let (first, rest) = block.split(separator: "\n", maxSplits: 1, omittingEmptySubsequences: false).twoParts
      let (path, expected) = first.split(separator: "|", maxSplits: 1).twoParts
      return Form(
        path: "content/notes/" + path.trimmingCharacters(in: .whitespaces),
        expected: expected.split(separator: ";").map { Substring($0.trimmingCharacters(in: .whitespaces)) },
        text: rest.replacingOccurrences(of: "\\r", with: "\r").replacingOccurrences(of: "\\uFEFF", with: "\u{FEFF}"))
    }
  }()

  @Test func `the table has all its forms`() { #expect(Self.forms.count >= 150) }

  @Test(arguments: forms)
  func `a head means what it means in the tool that it comes from`(form: Form) {
    let read = NoteHead.read(SourceFile(path: form.path, bytes: Array(form.text.utf8)), HeadRules())
    for expectation in form.expected {
      let (key, value) = expectation.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).twoParts
      #expect(found(key, in: read) == String(value), "\(key)\n\(read.diagnostics.map(\.message))")
    }
    if !form.expected.contains(where: { $0.hasPrefix("error=") || $0.hasPrefix("warning=") }) {
      #expect(read.diagnostics == [])
    }
  }

  @Test func `a layout is no unknown key where these are errors`() {
    let file = SourceFile(
      path: "content/notes/2014-10-06-post.md", bytes: Array("---\ntitle: T\nlayout: post\n---\n".utf8))
    #expect(NoteHead.read(file, HeadRules(isStrict: true)).diagnostics == [])
  }

  @Test(arguments: [
    ("permalink: /about-us/", "/about-us/", []), ("url: /x/y/", "/x/y/", []),
    ("permalink: /b/\nredirect_from: [/c/]", "/b/", ["/c/"]), ("url: /b.html", "/about/", ["/b.html"]),
  ])
  func `the address in the head of a page is its own, not an old one`(head: String, path: String, old: [String]) throws
  {
    let file = SourceFile(path: "content/pages/about.md", bytes: Array("---\ntitle: A\n\(head)\n---\n".utf8))
    let page = try #require(PageHead.read(file).value)
    #expect("/" + page.segments.map { $0.text + "/" }.joined() == path)
    #expect(page.oldAddresses.map(\.value.text) == old)
  }

  private func found(_ key: Substring, in read: Diagnosed<NoteHead?>) -> String? {
    switch key {
    case "error", "warning": return read.diagnostics.first?.id.rawValue
    case "at": return read.diagnostics.first.map { "\($0.location.line):\($0.location.column)" }
    case "hint": return read.diagnostics.first?.hint
    default: break
    }
    guard let head = read.value else { return nil }
    switch key {
    case "title": return head.title
    case "day": return head.day.description
    case "date": return head.timestamp.description
    case "slug": return head.slug.text
    case "topics": return head.topics.map(\.value).joined(separator: ",")
    case "authors": return head.authors.joined(separator: ",")
    case "summary": return head.summary ?? ""
    case "updated": return head.updated?.description ?? ""
    case "draft": return "\(head.isDraft)"
    case "embargo": return head.embargo.map { "\($0)" } ?? ""
    case "aliases": return head.oldAddresses.map(\.value.text).joined(separator: ",")
    case "names": return head.otherNames.joined(separator: ",")
    case "params": return head.params.entries.map(\.key).joined(separator: ",")
    case "text": return head.params.texts.joined(separator: ",")
    case "body":
      return String(utf8: head.file.bytes[head.body.start...]).trimmed.replacingOccurrences(of: "\n", with: "/")
    case "line": return "\(head.body.line)"
    default: return "there is no \(key) in the table"
    }
  }
}

extension Array where Element == Substring {
  fileprivate var twoParts: (Substring, Substring) { (first ?? "", count > 1 ? self[1] : "") }
}
