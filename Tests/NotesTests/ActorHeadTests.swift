import Base
import Testing

@testable import Notes

@Suite struct ActorHeadTests {
  private func read(_ head: String) -> Diagnosed<ActorHead?> {
    let text = "---\nname: Ann Roe\nkind: person\n\(head)---\nShe writes.\n"
    return ActorHead.read(SourceFile(path: "content/actors/ann.md", bytes: Array(text.utf8)), kinds: ActorKind.builtIn)
  }

  @Test(arguments: [
    (["{title: Ends, from: 2004, until: 2010}", "{title: Goes on, from: 2004}"], ["Goes on", "Ends"]),
    (["{title: Goes on, from: 2004}", "{title: Ends, from: 2004, until: 2010}"], ["Goes on", "Ends"]),
    (["{title: A, from: 2001}", "{title: B, from: 2020-05}", "{title: C, from: 2010}"], ["B", "C", "A"]),
    (
      [
        "{title: First, from: 1990, until: 1994}", "{title: Second, from: 1994, until: 2004}",
        "{title: Now, from: 2004}",
      ],
      ["Now", "Second", "First"]
    ),
    (["{title: Undated}", "{title: Dated, from: 2020}"], ["Dated", "Undated"]),
    (["{title: Undated}", "{title: Ended, until: 2020}"], ["Undated", "Ended"]),
    (["{title: Old, until: 2001-02}", "{title: Newer, until: 2001-03-01}"], ["Newer", "Old"]),
    (["{title: A}", "{title: B}"], ["B", "A"]), ([], []),
  ])
  func `roles are sorted with the newest first`(roles: [String], titles: [String]) throws {
    let head = try #require(read("roles: [\(roles.joined(separator: ", "))]\n").value)
    #expect(head.roles.newestFirst.map(\.title) == titles)
  }

  @Test func `an alias keeps its place, and one with a slash is an old address`() throws {
    let head = try #require(read("aliases:\n  - Ann\n  - /people/ann/\n  - A. Roe\n").value)
    #expect(head.aliases.map { "\($0.value) \($0.location.line):\($0.location.column)" } == ["Ann 5:5", "A. Roe 7:5"])
    #expect(head.oldAddresses.map(\.value.text) == ["/people/ann/"])
    #expect(head.searchNames == ["Ann Roe", "Ann", "A. Roe"])
  }

  @Test(arguments: [
    ("kind: perzon\n", DiagnosticID.yamlDuplicateKey), ("roles: [{title: A, nick: B}]\n", .fieldUnknown),
    ("sameAs: [ftp://x/]\n", .fieldValue),
    ("roles: [{organisation: X}]\n", .fieldMissing), ("slug: a/b\n", .slugInvalid), ("matchCase: maybe\n", .fieldType),
    ("relations: [{own: X}]\n", .fieldUnknown), ("relations: [{from: 2004}]\n", .fieldMissing),
    ("relations: [{owns: }]\n", .fieldMissing), ("relations: [{owns: X, employs: Y}]\n", .fieldValue),
    ("relations: [{owns: X, from: 2004, until: 2003}]\n", .fieldValue), ("relations: [owns]\n", .fieldType),
    ("relations: [{owns: X, from: soon}]\n", .dateFormat), ("relations: [{owns: X, source: ftp://x}]\n", .fieldValue),
    ("relations: [{owns: X, source: {url: 'https://x/'}}]\n", .fieldMissing),
  ])
  func `a mistake in the head is reported, and there is no actor`(head: String, id: DiagnosticID) {
    let read = read(head)
    #expect(read.value == nil)
    #expect(read.diagnostics.map(\.id) == [id])
  }

  @Test(arguments: [
    ("relations: {funds: {inverse: funded by}}\n", []), ("relations: {twin of: {}}\n", []),
    ("relations: {Owns: {}}\n", [DiagnosticID.settingsValue]),
    ("relations: {funds: {inverse: owned by}}\n", [.settingsValue]),
    ("relations: {until: {}}\n", [.settingsValue]), ("relations: {funds: x}\n", [.fieldType]),
    ("relations: {funds: {back: x}}\n", [.fieldUnknown]),
  ])
  func `kinds of relations are those of gazette.yml too`(settings: String, ids: [DiagnosticID]) {
    let text = "title: T\nurl: https://example.org/\n\(settings)"
    let read = SettingsFile.read(SourceFile(path: "gazette.yml", bytes: Array(text.utf8))) { _ in nil }
    #expect(read.diagnostics.map(\.id) == ids)
  }
}
