import Base
import Synchronization
import Testing

@testable import Preview

/// The session around the state: disk, threads and pages.
@Suite struct SessionTests {
  private static let note = StateTests.note
  private static let other = StateTests.other

  struct Save: Sendable {
    let files: [String: String]
    /// How often gazette.yml is read.
    let settings: Int
    var losesTrack = false
  }

  @Test(arguments: [
    Save(files: [note: StateTests.text("New.")], settings: 0),
    Save(files: [note: StateTests.text("New [[Nobody]].")], settings: 0),
    Save(files: [note: StateTests.text("New."), other: StateTests.text("New.", title: "B")], settings: 0),
    Save(files: ["content/notes/2025-10-23-c.md": StateTests.text("C.")], settings: 0),
    Save(files: ["content/pages/about.md": "---\ntitle: About\n---\n"], settings: 0),
    Save(files: ["templates/byline.mustache": "{{title}}!"], settings: 0),
    Save(files: ["gazette.yml": "title: Other\nurl: https://example.org/\n"], settings: 1),
    Save(files: ["gazette.yml": "title: [\n"], settings: 1),
    Save(
      files: ["gazette.yml": "title: Other\nurl: https://example.org/\n", note: StateTests.text("New.")], settings: 1),
    Save(files: [note: StateTests.text("New.")], settings: 1, losesTrack: true),
  ])
  func `a save reads each file once at most`(save: Save) async throws {
    let site = try WatchedSite(StateTests.files)
    try site.session.start()
    let counts = try await site.save(save.files, losesTrack: save.losesTrack)
    #expect(counts.values.allSatisfy { $0 == 1 }, "\(counts)")
    #expect(counts["gazette.yml"] ?? 0 == save.settings)
    if !save.losesTrack { #expect(Set(save.files.keys).isSubset(of: counts.keys), "\(counts)") }
  }

  @Test func `the page of a note has the change when the save is taken in`() async throws {
    let site = try WatchedSite(StateTests.files)
    try site.session.start()
    #expect(site.page("/2025/10/21/a/")?.contains("One.") == true)
    try site.write(Self.note, StateTests.text("New."))
    site.session.take(Change(paths: [Self.note]))
    #expect(site.page("/2025/10/21/a/")?.contains("New.") == true)
    #expect(site.page("/2025/10/21/a/")?.contains("data-generation") == true)
  }

  @Test func `the names beside a note are those of its saved text`() async throws {
    let site = try WatchedSite(StateTests.files)
    try site.session.start()
    #expect(site.session.mentionPanel(at: "/2025/10/21/a/")?.contains("\"names\":[]") == true)
    try site.write(Self.note, StateTests.text("Ann Roe came."))
    site.session.take(Change(paths: [Self.note]))
    #expect(site.session.mentionPanel(at: "/2025/10/21/a/")?.contains("\"href\":\"/actors/ann-roe/\"") == true)
    #expect(site.session.mentionPanel(at: "/2025/") == nil)
  }

  @Test func `a page that is slow to read gets the newest message only`() async throws {
    let site = try WatchedSite(StateTests.files)
    try site.session.start()
    let (messages, end) = site.session.listen()
    for number in 1...5 {
      try site.write(Self.note, StateTests.text("Text \(number)."))
      site.session.take(Change(paths: [Self.note]))
    }
    end()
    var received: [String] = []
    for await message in messages { received.append(message) }
    let generation = site.session.guarded.withLock { $0.state.generation }
    #expect(received.count == 1)
    #expect(received.first?.contains("\"generation\":\(generation)") == true)
  }

  @Test func `a page that is new to the preview gets a message at once`() async throws {
    let broken = ["content/notes/2025-10-24-x.md": "---\ntitle: [\n---\n"]
    let site = try WatchedSite(StateTests.files.merging(broken) { $1 })
    try site.session.start()
    let (messages, end) = site.session.listen()
    var first: String?
    for await message in messages {
      first = message
      break
    }
    end()
    #expect(first?.contains("\"problemCount\":1") == true, "\(first ?? "")")
  }
}
