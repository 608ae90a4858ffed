package import Base

/// The files that `gazette init` writes: a site that builds at once and shows what a note can do.
package enum StarterSite {
  /// The files of a site whose first note is dated `today`.
  package static func files(today: Day) -> [NewFile] {
    [
      NewFile(path: "gazette.yml", text: settings),
      NewFile(path: "content/notes/\(today)-first-note.md", text: note(today)),
      NewFile(path: "content/actors/example-agency.md", text: agency),
      NewFile(path: "content/actors/example-wire.md", text: wire),
      NewFile(path: "content/topics/method.md", text: topic),
      NewFile(path: "content/pages/about.md", text: about),
      NewFile(path: ".gitignore", text: "/site/\n"),
    ]
  }

  private static let settings = """
    # 'gazette docs configuration' explains every key.
    title: Our briefings
    url: https://example.org/
    description: What we read, noted day by day.
    language: en
    timezone: UTC

    """

  private static func note(_ day: Day) -> String {
    """
    ---
    title: The first note
    date: \(day)
    topics: [method]
    summary: How a note is written, with an actor, a source and a quotation.
    sources:
      - id: wire
        title: An article that this note was written from
        publisher: Example Wire
        url: https://example.com/article
        date: \(day)
    ---

    A note says what happened, in your own words, and names the people and organisations: [[Example Agency]]
    published its first report [@wire]. The name in brackets is an actor with a file in
    `content/actors/`; its page lists every note that mentions it.

    > “A quotation names its speaker.”
    > — [[Example Agency]] [@wire]

    """
  }

  private static let agency = """
    ---
    name: Example Agency
    kind: organisation
    aliases: [the Agency]
    description: An organisation that does not exist.
    ---

    """

  private static let wire = """
    ---
    name: Example Wire
    kind: outlet
    ---

    """

  private static let topic = """
    ---
    title: Method
    description: How notes are written.
    ---

    """

  private static let about = """
    ---
    title: About
    ---

    Say here who writes these notes, from which sources, and how readers can report a mistake.

    """
}
