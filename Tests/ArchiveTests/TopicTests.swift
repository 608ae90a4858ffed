import Base
import Names
import Notes
import TestSupport
import Testing

@testable import Archive

/// How the topics that notes name become topics of the site. Nothing that a note says of its topics may be dropped.
@Suite struct TopicTests {
  @Test(arguments: [
    (["Q&A", "Q/A"], ["q-a"], ["Q&A"]), (["U.S.", "U S"], ["u-s"], ["U.S."]),
    (["arms-control", "Arms control", "ARMS CONTROL"], ["arms-control"], ["Arms control"]),
    (["Diplomacy", "diplomacy"], ["diplomacy"], ["Diplomacy"]),
    (["O'Brien case", "O＇Brien  case"], ["obrien-case"], ["O’Brien case"]), (["a", "b"], ["a", "b"], ["A", "B"]),
  ])
  func `spellings of one slug or one title are one topic`(names: [String], slugs: [String], titles: [String]) throws {
    let notes = names.enumerated().map { index, name in
      SmallArchive.note("2025-01-0\(index + 1)", head: "topics: [\"\(name)\"]\n")
    }
    let archive = try SmallArchive.make(notes)
    #expect(archive.topics.map(\.head.slug.text) == slugs)
    #expect(archive.topics.map(\.head.title) == titles)
    #expect(archive.notes.allSatisfy { $0.topics.count == 1 })
    #expect(archive.topics.reduce(0) { $0 + $1.notes.count } == names.count)
  }

  @Test(arguments: ["war-in-ukraine", "The war", "War in Ukraine", "WAR IN UKRAINE"])
  func `a topic's file is found by slug, by title and by the slug that a name makes`(name: String) throws {
    let archive = try SmallArchive.make([
      ("topics/war-in-ukraine.md", "---\ntitle: The war\n---\n"),
      SmallArchive.note("2025-01-01", head: "topics: [\(name)]\n"),
    ])
    #expect(archive.topics.map(\.head.title) == ["The war"])
    #expect(archive.topics[0].notes.count == 1)
  }

  @Test func `an alias is a name of a topic`() throws {
    let archive = try SmallArchive.make([
      ("topics/ukraine.md", "---\ntitle: The war\naliases: [War in Ukraine, /old/]\n---\n"),
      SmallArchive.note("2025-01-01", "[[War in Ukraine]]", head: "topics: [war in ukraine]\n"),
    ])
    #expect(archive.topics.map(\.head.slug.text) == ["ukraine"])
    #expect(archive.topics[0].head.oldAddresses.map(\.value.text) == ["/old/"])
    #expect(archive.notes[0].body.linkedTopics == [archive.topics[0].id])
  }

  @Test func `a title with a file is defined, even if its slug is that of a topic without one`() throws {
    let archive = try SmallArchive.make([
      ("topics/one.md", "---\ntitle: Q&A\n---\n"), ("topics/two.md", "---\ntitle: Q/A\n---\n"),
      SmallArchive.note("2025-01-01", head: "topics: [Q&A]\n"),
      SmallArchive.note("2025-01-02", head: "topics: [Q/A]\n"),
      SmallArchive.note("2025-01-03", head: "topics: [q a]\n"),
    ])
    let undefined = audit(archive).filter { $0.id == .topicUndefined }
    #expect(undefined.map { "\($0.location)" } == ["content/notes/2025-01-03.md:4:10"])
  }

  @Test func `the title of two topics is ambiguous, and the note keeps the first`() throws {
    let files = [
      ("topics/a.md", "---\ntitle: The war\n---\n"), ("topics/b.md", "---\ntitle: The war\n---\n"),
      SmallArchive.note("2025-01-01", head: "topics: [The war]\n"),
    ]
    let failure = #expect(throws: SmallArchive.Failure.self) { try SmallArchive(files) }
    #expect(
      failure?.errors == [
        """
        content/notes/2025-01-01.md:4:10: error: 'The war' is the name of 2 topics: a, b [topic.ambiguous]
          hint: write the slug of one of them
        """
      ])
    // The hint, followed to the letter.
    let mended = files.dropLast() + [SmallArchive.note("2025-01-01", head: "topics: [b]\n")]
    let archive = try SmallArchive.make(Array(mended))
    #expect(archive[archive.notes[0].topics[0]].head.slug.text == "b")
  }

  @Test func `a note without topics stands in the last section of its day`() throws {
    let archive = try SmallArchive.make([SmallArchive.note("2025-01-01-a"), SmallArchive.note("2025-01-01-b")])
    let sections = archive.sectionsByTopic(of: archive.notes.map(\.id))
    #expect(sections.map(\.notes.count) == [2])
    #expect(sections[0].topic == TopicID(index: 0))
  }
}
