import Base
import Markdown
@testable import Notes
import Testing

@testable import Names

/// Actors, and texts in which they are named. A line for an actor is `slug kind Name = alias; alias | key: value`.
///
/// In a text, `{Tuska|dt}` is a mention of the actor `dt`; `{Tuska|dt:inflected}` says the rule too, and `{Tuska|-}` is
/// a name that stays plain, `{Tuska|-:ambiguous}` with the reason. Nothing else in the text may be a name of an actor.
struct KnownNames {
  let names: Names
  private let language: String

  init(_ lines: String, language: String = "en", notes: [String] = [], settings: String = "") throws {
    self.language = language
    let kinds = ActorKind.builtIn + [ActorKind(name: "concept", label: "", plural: "")]
    let actors = try lines.split(separator: "\n").map { line in
      let fields = line.split(separator: "|").map(\.trimmed)
      let parts = fields[0].split(separator: "=").map(\.trimmed)
      let words = parts[0].split(separator: " ", maxSplits: 2)
      let aliases =
        parts.count > 1 ? parts[1].split(separator: ";").map { "'\($0.trimmed.replacing("'", with: "''"))'" } : []
      let head = """
        ---
        name: '\(words[2].replacing("'", with: "''"))'
        kind: \(words[1])
        aliases: [\(aliases.joined(separator: ", "))]
        \(fields.dropFirst().joined(separator: "\n"))
        ---

        """
      let file = SourceFile(path: "content/actors/\(words[0]).md", bytes: Array(head.utf8))
      let read = ActorHead.read(file, kinds: kinds)
      return try #require(read.value, "\(read.diagnostics)")
    }
    let heads = notes.enumerated().compactMap { number, text in
      let head = "---\ntitle: T\ndate: 2025-01-01\ntopics: [t]\n---\n\(text)\n"
      return NoteHead.read(SourceFile(path: "content/notes/n\(number).md", bytes: Array(head.utf8)), .init()).value
    }
    let yaml = "title: Test\nurl: https://example.org/\nlanguage: \(language)\n\(settings)"
    let file = SourceFile(path: "gazette.yml", bytes: Array(yaml.utf8))
    let read = try #require(SettingsFile.read(file, zone: { _ in nil }).value?.settings)
    names = Names(
      NamedThings(
        actors: actors.sorted { $0.slug < $1.slug }, notes: heads, topics: [], withheld: .init(), unusable: []), read)
  }

  /// A name in a text: `Tuska dt:inflected`.
  struct Expected: Equatable {
    let text: String
    let slug: String
    let rule: String?

    static func == (found: Expected, wanted: Expected) -> Bool {
      found.text == wanted.text && found.slug == wanted.slug && (wanted.rule == nil || found.rule == wanted.rule)
    }
  }

  /// Compares the names of a text with the marked ones.
  func expect(
    _ annotated: String, pinned: [String] = [], at location: Testing.SourceLocation = #_sourceLocation
  ) {
    let (text, expected) = Self.read(annotated)
    var scope = NameScope()
    scope.pinned = Set(pinned.compactMap { names.actor(named: $0) })
    let linked = names.link(RecognitionFixture.body(text), in: scope).value
    let hasPlain = expected.contains { $0.slug == "-" }
    let found = linked.recognition.names.compactMap { name -> Expected? in
      guard case .prose(let span) = name.position else { return nil }
      let words = linked.document.text(of: span)
      switch name.verdict {
      case .mention(let actor, let rule):
        return Expected(text: words, slug: names.actor(actor).slug.text, rule: rule.rawValue)
      case .plain(let reason, _): return hasPlain ? Expected(text: words, slug: "-", rule: reason.rawValue) : nil
      }
    }
    #expect(
      found.count == expected.count && zip(found, expected).allSatisfy(==),
      "\(annotated): found \(found.map { "\($0.text)|\($0.slug):\($0.rule ?? "")" })", sourceLocation: location)
  }

  private static func read(_ annotated: String) -> (String, [Expected]) {
    var text = ""
    var expected: [Expected] = []
    var rest = annotated[...]
    while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
      text += rest[..<open]
      let parts = rest[rest.index(after: open)..<close].split(separator: "|")
      let means = parts[1].split(separator: ":")
      text += parts[0]
      expected.append(
        Expected(
          text: String(parts[0]), slug: String(means[0]), rule: means.count > 1 ? String(means[1]) : nil))
      rest = rest[rest.index(after: close)...]
    }
    return (text + rest, expected)
  }
}

extension Substring {
  fileprivate var trimmed: String { String(self).trimmed }
}
