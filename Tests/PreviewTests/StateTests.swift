import Base
import Pages
import Testing

@testable import Preview

/// What preview does after what: each case is a list of events, each with everything that is asked for then.
@Suite struct StateTests {
  static let note = "content/notes/2025-10-21-a.md"
  static let other = "content/notes/2025-10-22-b.md"
  static let actor = "content/actors/ann-roe.md"
  static let settings = "title: Test\nurl: https://example.org/\n"

  static func text(_ body: String, title: String = "A", date: String = "2025-10-21") -> String {
    "---\ntitle: \(title)\ndate: \(date)\ntopics: [t]\n---\n\(body)\n"
  }

  static let files = [
    "gazette.yml": settings, note: text("One."), other: text("Two.", title: "B", date: "2025-10-22"),
    actor: "---\nname: Ann Roe\nkind: person\n---\n", "content/assets/a.png": "x",
    "templates/byline.mustache": "{{title}}",
  ]

  struct Case: CustomTestStringConvertible, Sendable {
    let name: String
    let steps: [(Bench.Step, [String])]

    init(_ name: String, _ steps: [(Bench.Step, [String])]) {
      self.name = name
      self.steps = steps
    }

    var testDescription: String { name }
  }

  static let saves: [Case] = [
    Case(
      "a note shows on its own page first",
      [
        (.save([note: text("New.")], at: 0), ["render \(note)"]), (.render(at: 5), ["tell 2", "wait 120 #1"]),
        (.wait(1, at: 125), ["rebuild #1 \(note)"]), (.rebuild(at: 200), ["tell 3", "shown \(note) after 5, 200"]),
      ]),
    Case(
      "an actor does too",
      [
        (.save([actor: "---\nname: Ann Roe\nkind: person\n---\nHer life.\n"], at: 0), ["render \(actor)"]),
        (.render(at: 5), ["tell 2", "wait 120 #1"]),
      ]),
    Case("a file that is saved as it was changes nothing", [(.save([note: text("One.")], at: 0), [])]),
    Case(
      "a new note needs a rebuild",
      [
        (.save(["content/notes/2025-10-23-c.md": text("C.")], at: 0), ["render content/notes/2025-10-23-c.md"]),
        (.render(at: 5), ["wait 10 #1"]),
        (.wait(1, at: 15), ["rebuild #1 content/notes/2025-10-23-c.md"]),
        (.rebuild(at: 90), ["tell 2", "shown content/notes/2025-10-23-c.md after 90"]),
      ]),
    Case("a file that is gone may come back at once", [(.save([note: nil], at: 0), ["wait 120 #1"])]),
    Case("what was never there cannot go", [(.save(["content/notes/x.md": nil], at: 0), [])]),
    Case(
      "of several files none is shown ahead",
      [
        (.save([note: text("New."), other: text("New.", title: "B", date: "2025-10-22")], at: 0), ["wait 120 #1"]),
        (.wait(1, at: 120), ["rebuild #1 \(note) \(other)"]),
      ]),
    Case(
      "of several files only those that differ count",
      [
        (.save([note: text("New."), actor: files[actor]], at: 0), ["render \(note)"]),
        (.render(at: 5), ["tell 2", "wait 120 #1"]), (.wait(1, at: 125), ["rebuild #1 \(note)"]),
      ]),
    Case(
      "templates and settings wait for nothing",
      [
        (.save(["templates/byline.mustache": "{{title}}!"], at: 0), ["wait 10 #1"]),
        (.save(["gazette.yml": settings + "language: de\n"], at: 5), ["wait 10 #2"]),
        (.wait(1, at: 10), []), (.wait(2, at: 15), ["rebuild #2 gazette.yml templates/byline.mustache"]),
      ]),
    Case(
      "a template that is saved as it was changes nothing",
      [(.save(["templates/byline.mustache": "{{title}}"], at: 0), [])]),
    Case("settings that are saved as they were change nothing", [(.save(["gazette.yml": settings], at: 0), [])]),
    Case(
      "a copied file is asked for again",
      [
        (.save(["content/assets/a.png": "y"], at: 0), ["wait 10 #1"]),
        (.wait(1, at: 10), ["rebuild #1 content/assets/a.png"]),
        (
          .rebuild(at: 50),
          ["tell 2, /a.png is of 2, /a.png/ is of 2", "shown content/assets/a.png after 50"]
        ),
        // Pages still know of it later.
        (.save([note: text("New.")], at: 100), ["render \(note)"]),
        (.render(at: 105), ["tell 3, /a.png is of 2, /a.png/ is of 2", "wait 120 #2"]),
      ]),
    Case(
      "where the watch loses track, everything is read anew",
      [
        (.loseTrack(at: 0), ["wait 10 #1"]), (.wait(1, at: 10), ["rebuild #1 everything, all read anew"]),
        (.rebuild(at: 50), ["tell 2, / is of 2", "shown everything after 50"]),
      ]),
  ]

  static let mistakes: [Case] = [
    Case(
      "a mistake is said once, and goes when it is mended",
      [
        (.save([note: text("[[Nobody]]")], at: 0), ["render \(note)"]),
        (.render(at: 5), ["tell 2, link.unknown", "say link.unknown", "wait 120 #1"]),
        (.wait(1, at: 125), ["rebuild #1 \(note)"]),
        (.rebuild(at: 200), ["tell 3, link.unknown", "shown \(note) after 5, 200"]),
        (.save([note: text("Mended.")], at: 300), ["render \(note)"]), (.render(at: 305), ["tell 4", "wait 120 #2"]),
        (.wait(2, at: 425), ["rebuild #2 \(note)"]), (.rebuild(at: 500), ["tell 5", "shown \(note) after 5, 200"]),
      ]),
    Case(
      "a head that cannot be read is told at once too",
      [
        (.save([note: "---\ntitle: [\n---\n"], at: 0), ["render \(note)"]),
        (.render(at: 5), ["tell 2, yaml.syntax", "say yaml.syntax", "wait 120 #1"]),
      ]),
    Case(
      "settings that cannot be read keep what is saved meanwhile",
      [
        (.save(["gazette.yml": "title: ["], at: 0), ["wait 10 #1"]), (.wait(1, at: 10), ["rebuild #1 gazette.yml"]),
        (.rebuild(at: 20), ["tell 2, yaml.syntax", "say yaml.syntax", "shown gazette.yml after 20"]),
        (.save([note: text("New.")], at: 100), ["render \(note)"]),
        (.render(at: 105), ["tell 3, yaml.syntax", "wait 120 #2"]),
        (.wait(2, at: 225), ["rebuild #2 \("content/notes/2025-10-21-a.md gazette.yml")"]),
        (.rebuild(at: 230), ["tell 4, yaml.syntax", "shown \(note) after 5, 130"]),
        (.save(["gazette.yml": settings], at: 300), ["wait 10 #3"]),
        (.wait(3, at: 310), ["rebuild #3 content/notes/2025-10-21-a.md gazette.yml"]),
        (.rebuild(at: 350), ["tell 5", "shown gazette.yml after 50"]),
      ]),
    Case(
      "settings that are gone are told",
      [
        (.save(["gazette.yml": nil], at: 0), ["wait 120 #1"]), (.wait(1, at: 120), ["rebuild #1 gazette.yml"]),
        (.rebuild(at: 130), ["tell 2, settings.missing", "say settings.missing", "shown gazette.yml after 130"]),
      ]),
    Case(
      "where a template is wrong, a page is made with the last good build",
      [
        (.save(["templates/note.mustache": "{{titel}}"], at: 0), ["wait 10 #1"]),
        (.wait(1, at: 10), ["rebuild #1 templates/note.mustache"]),
        (.rebuild(at: 50), ["tell 2, template.name", "say template.name", "shown templates/note.mustache after 50"]),
        (.save([note: text("New [[Nobody]].")], at: 100), ["render \(note) with the last good build"]),
        // Whether there is a Nobody by now is for the rebuild to tell.
        (.render(at: 105), ["tell 3, template.name", "wait 120 #2"]),
      ]),
    Case(
      "a rebuild knows what became of an earlier mistake, even if it finds others",
      [
        (.save([note: text("[[Nobody]]")], at: 0), ["render \(note)"]),
        (.render(at: 5), ["tell 2, link.unknown", "say link.unknown", "wait 120 #1"]),
        (.save([other: text("[[Somebody]]", title: "B", date: "2025-10-22")], at: 50), ["render \(other)"]),
        (.render(at: 55), ["tell 3, link.unknown, link.unknown", "say link.unknown", "wait 120 #2"]),
        (
          .save(["content/actors/x.md": "---\nname: Nobody\nkind: person\n---\n"], at: 100),
          ["render content/actors/x.md"]
        ),
        (.render(at: 105), ["wait 10 #3"]),
        (.wait(3, at: 115), ["rebuild #3 content/actors/x.md \(note) \(other)"]),
        (.rebuild(at: 200), ["tell 4, link.unknown", "shown content/actors/x.md \(note) \(other) after 5, 200"]),
      ]),
    Case(
      "a page is made with the newest names, even if another file has a mistake",
      [
        (
          .save(
            [
              other: text("[[Somebody]]", title: "B", date: "2025-10-22"),
              "content/actors/kim.md": "---\nname: Kim\nkind: person\n---\n",
            ], at: 0), ["wait 120 #1"]
        ),
        (.wait(1, at: 120), ["rebuild #1 content/actors/kim.md \(other)"]),
        (
          .rebuild(at: 200),
          ["tell 2, link.unknown", "say link.unknown", "shown content/actors/kim.md \(other) after 200"]
        ),
        (.save([note: text("With [[Kim]].")], at: 300), ["render \(note)"]),
        (.render(at: 305), ["tell 3, link.unknown", "wait 120 #2"]),
      ]),
  ]

  static let troubles: [Case] = [
    Case(
      "a machine that fails is tried again, and told of once",
      [
        (.save([note: text("New.")], at: 0), ["render \(note)"]), (.render(at: 5), ["tell 2", "wait 120 #1"]),
        (.wait(1, at: 125), ["rebuild #1 \(note)"]),
        (.failRebuild("disk full", at: 130), ["tell 3, disk full", "failed: disk full", "wait 2000 #1"]),
        (.wait(1, at: 2130), ["rebuild #1 \(note)"]), (.failRebuild("disk full", at: 2140), ["wait 2000 #1"]),
        (.wait(1, at: 4140), ["rebuild #1 \(note)"]), (.rebuild(at: 4200), ["tell 4", "shown \(note) after 4200"]),
      ]),
    Case(
      "a save ends the wait for a machine that failed",
      [
        (.save([note: text("New.")], at: 0), ["render \(note)"]), (.render(at: 5), ["tell 2", "wait 120 #1"]),
        (.wait(1, at: 125), ["rebuild #1 \(note)"]),
        (.failRebuild("disk full", at: 130), ["tell 3, disk full", "failed: disk full", "wait 2000 #1"]),
        (.save([other: text("Two!", title: "B", date: "2025-10-22")], at: 500), ["render \(other)"]),
        (.render(at: 505), ["tell 4, disk full", "wait 120 #2"]),
        (.wait(2, at: 625), ["rebuild #2 \(note) \(other)"]),
        (.rebuild(at: 700), ["tell 5", "shown \(note) \(other) after 5, 700"]),
        (.wait(1, at: 2130), []),
      ]),
    Case(
      "files that cannot be read make everything be read anew",
      [
        (
          .failRead("cannot read templates/a", at: 0),
          ["tell 2, cannot read templates/a", "failed: cannot read templates/a", "wait 2000 #1"]
        ),
        (.wait(1, at: 2000), ["rebuild #1 everything, all read anew"]),
        (.rebuild(at: 2100), ["tell 3, / is of 3", "shown everything after 2100"]),
      ]),
    Case(
      "a change during a rebuild waits for its end",
      [
        (.save([note: text("New.")], at: 0), ["render \(note)"]), (.render(at: 5), ["tell 2", "wait 120 #1"]),
        (.wait(1, at: 125), ["rebuild #1 \(note)"]),
        (.save([other: text("Two!", title: "B", date: "2025-10-22")], at: 130), ["render \(other)"]),
        (.render(at: 135), ["tell 3", "wait 120 #2"]), (.wait(2, at: 255), []),
        (.rebuild(at: 700), ["tell 4", "shown \(note) after 5, 700", "rebuild #2 \(other)"]),
        (.rebuild(at: 900), ["tell 5", "shown \(other) after 5, 770"]),
      ]),
    Case(
      "a change during a rebuild that is not due yet is not hurried",
      [
        (.save([note: text("New.")], at: 0), ["render \(note)"]), (.render(at: 5), ["tell 2", "wait 120 #1"]),
        (.wait(1, at: 125), ["rebuild #1 \(note)"]),
        (.save([other: text("Two!", title: "B", date: "2025-10-22")], at: 130), ["render \(other)"]),
        (.render(at: 135), ["tell 3", "wait 120 #2"]),
        (.rebuild(at: 200), ["tell 4", "shown \(note) after 5, 200"]), (.wait(2, at: 255), ["rebuild #2 \(other)"]),
      ]),
    Case(
      "a file that was saved during a rebuild is compared with what was saved",
      [
        (.save([note: text("New.")], at: 0), ["render \(note)"]), (.render(at: 5), ["tell 2", "wait 120 #1"]),
        (.wait(1, at: 125), ["rebuild #1 \(note)"]),
        (.save([other: text("Two!", title: "B", date: "2025-10-22")], at: 130), ["render \(other)"]),
        (.render(at: 135), ["tell 3", "wait 120 #2"]),
        (.rebuild(at: 200), ["tell 4", "shown \(note) after 5, 200"]),
        (.save([other: text("Two!", title: "B", date: "2025-10-22")], at: 210), []),
      ]),
    Case(
      "a page that comes after the rebuild of its change is stale",
      [
        (.save([note: text("New.")], at: 0), ["render \(note)"]), (.wait(1, at: 125), ["rebuild #1 \(note)"]),
        (.rebuild(at: 200), ["tell 2", "shown \(note) after 200"]), (.render(at: 205), ["wait 120 #1"]),
        (.wait(1, at: 325), []),
      ]),
    Case(
      "a rebuild that nobody waits for is stale",
      [
        (.save([note: text("New.")], at: 0), ["render \(note)"]), (.wait(1, at: 125), ["rebuild #1 \(note)"]),
        (.rebuild(at: 200), ["tell 2", "shown \(note) after 200"]), (.rebuild(at: 201), []),
        (.failRebuild("late", at: 202), []),
      ]),
    Case(
      "saves that never stop are rebuilt after a second",
      [
        (.save([note: text("1")], at: 0), ["render \(note)"]), (.render(at: 5), ["tell 2", "wait 120 #1"]),
        (.save([note: text("2")], at: 100), ["render \(note)"]), (.render(at: 105), ["tell 3", "wait 120 #2"]),
        (.wait(1, at: 125), []), (.save([note: text("3")], at: 200), ["render \(note)"]),
        (.render(at: 205), ["tell 4", "wait 120 #3"]), (.wait(2, at: 1005), ["rebuild #3 \(note)"]),
        (.wait(3, at: 1010), []),
      ]),
  ]

  @Test(arguments: saves + mistakes + troubles) func transition(_ testCase: Case) throws {
    var bench = try Bench(Self.files)
    for (step, expected) in testCase.steps {
      let found = try bench.take(step)
      #expect(found == expected, "\(step): \(found)")
    }
  }

  @Test func `the page has what was saved, and the last good text while that is wrong`() throws {
    let path = "/2025/10/21/a/"
    var bench = try Bench(Self.files)
    func shows(_ text: String) throws -> Bool { try bench.page(path)?.contains(text) == true }
    #expect(try shows("One."))
    for step in [Bench.Step.save([Self.note: Self.text("New.")], at: 0), .render(at: 5)] { _ = try bench.take(step) }
    #expect(try shows("New."))
    for step in [Bench.Step.save([Self.note: Self.text("Bad [[Nobody]].")], at: 10), .render(at: 15)] {
      _ = try bench.take(step)
    }
    #expect(try shows("New."))
    for step in [Bench.Step.wait(2, at: 135), .rebuild(at: 200)] { _ = try bench.take(step) }
    #expect(try shows("New."), "a rebuild with errors keeps what was saved without")
    #expect(bench.state.message.problems.first?.source == "Bad [[Nobody]].")
    for step in [
      Bench.Step.save([Self.note: Self.text("Good.")], at: 300), .render(at: 305), .wait(3, at: 425), .rebuild(at: 500),
    ] {
      _ = try bench.take(step)
    }
    #expect(try shows("Good."))
    #expect(bench.state.ahead.isEmpty)
  }

  @Test func `a rebuild takes the text that was read with the save`() throws {
    var bench = try Bench(Self.files)
    for step in [Bench.Step.save([Self.note: Self.text("First.")], at: 0), .render(at: 5), .wait(1, at: 125)] {
      _ = try bench.take(step)
    }
    // The file changes again before the rebuild reads it; the watch tells of that later.
    let second: [String: String?] = [Self.note: Self.text("Second.")]
    #expect(try bench.take(.save(second, at: 130)) == ["render \(Self.note)"])
    _ = try bench.take(.rebuild(at: 200))
    #expect(try bench.page("/2025/10/21/a/")?.contains("First.") == true)
    _ = try bench.take(.render(at: 205))
    #expect(try bench.page("/2025/10/21/a/")?.contains("Second.") == true)
    _ = try bench.take(.wait(2, at: 325))
    _ = try bench.take(.rebuild(at: 400))
    #expect(try bench.page("/2025/10/21/a/")?.contains("Second.") == true)
  }

  @Test func `a page that was made during a rebuild outlives it`() throws {
    var bench = try Bench(Self.files)
    for step in [
      Bench.Step.save([Self.note: Self.text("First.")], at: 0), .render(at: 5), .wait(1, at: 125),
      .save([Self.note: Self.text("Second.")], at: 130), .render(at: 135), .rebuild(at: 200),
    ] {
      _ = try bench.take(step)
    }
    #expect(try bench.page("/2025/10/21/a/")?.contains("Second.") == true)
  }

  @Test func `a quotation of a source that is new shows ahead of the rebuild`() throws {
    var bench = try Bench(Self.files)
    let head = "---\ntitle: A\ndate: 2025-10-21\ntopics: [t]\nsources:\n  - id: wire\n    title: A wire\n---\n"
    let quoted = head + "> “No.”\n> — [[Ann Roe]] [@wire]\n"
    for step in [Bench.Step.save([Self.note: quoted], at: 0), .render(at: 5)] { _ = try bench.take(step) }
    #expect(try bench.page("/2025/10/21/a/")?.contains("A wire") == true)
  }
}
