import Foundation
import Testing

/// Nothing of what is withheld is in any output. Every withheld text here has the word *canary* in each field.
@Suite struct WithholdingTests {
  /// The keys that withhold a file, and the options that publish it.
  static let keys = [
    (key: "draft: true", options: ["--drafts"]), (key: "embargo: 2100-01-01T06:00:00Z", options: ["--future"]),
    (key: "audience: partners", options: ["--audience", "partners"]),
    (key: "audience: inner", options: ["--audience", "inner"]),
  ]

  private func site(_ key: String, noteDate: String = "2025-10-21") throws -> Folder {
    let picture = Data([0x89, 0x50, 0x4E, 0x47])
    let folder = try Folder.site([
      "content/notes/\(noteDate)-canaryslug.md": """
      ---
      title: Canarytitle
      date: \(noteDate)
      topics: [Canarytopic, Canaryfiled, Open]
      summary: Canarysummary.
      actors: [canaryhead]
      aliases: [/canaryaddress/]
      updated: \(noteDate)
      corrections: [Canarycorrection.]
      events:
        - {date: 2025-12-01, title: Canaryevent}
      sources:
        - {id: canarycite, title: Canarysource, publisher: Canaryoutlet, url: https://canary.example/a}
      \(key)
      ---
      Canaryperson met Codename Canary and Ann Open on 5 May. [@canarycite] ![Canaryalt](/canarypicture.png)

      > “We said canary words.”
      > — [[Canaryspeaker]]

      ## Canaryheading

      - ![](/pictures/canarysecond.png) and ![](/shared.png)
      """,
      "content/notes/2025-10-20-open.md": """
      ---
      title: Open title
      date: 2025-10-20
      topics: [Open, canaryowntopic]
      updates: \(noteDate)-canaryslug
      actors: [canaryown]
      events:
        - {date: 2025-11-01, title: Open event}
        - {date: 2025-11-02, title: Canaryitem, \(key)}
      sources:
        - {id: open, title: Open source, url: https://open.example/a}
        - {id: canaryid, title: Canaryhiddensource, publisher: Canarysecondoutlet, url: https://canary.example/b, \(key)}
      ---
      Ann Open said so. [@open] See [[\(noteDate)-canaryslug]], [[Canarytitle]], [[canaryslug|the other note]],
      [this one](\(noteDate)-canaryslug.md), [[canaryown]], [[Canaryown person]] and [[canaryowntopic]] [@canaryid].
      ![](/shared.png)

      ## About [[canaryslug]] and more

      > “Open words.”
      > — [[canaryown]] [@open]
      """,
      "content/actors/ann-open.md": "---\nname: Ann Open\nkind: person\n---\nShe met [[canaryown|somebody]].\n",
      "content/actors/nobody.md": "---\nname: Nobody Uses Me\nkind: person\n---\n",
      "content/actors/canaryperson.md": """
      ---
      name: Canaryperson
      kind: person
      aliases: [Codename Canary]
      weakAliases: [Canaryweak]
      description: Canarydescription
      affiliations: [Canaryorganisation]
      ---
      Canarybiography of [[canaryfriend]] and Ann Open.
      """,
      "content/actors/canaryfriend.md": "---\nname: Canaryfriend\nkind: person\n---\n",
      "content/actors/canaryorganisation.md": "---\nname: Canaryorganisation\nkind: organisation\n---\n",
      "content/actors/canaryhead.md": "---\nname: Canaryhead\nkind: person\n---\n",
      "content/actors/canaryspeaker.md": "---\nname: Canaryspeaker\nkind: person\n---\n",
      "content/actors/canaryoutlet.md": "---\nname: Canaryoutlet\nkind: outlet\n---\n",
      "content/actors/canarysecondoutlet.md": "---\nname: Canarysecondoutlet\nkind: outlet\n---\n",
      "content/actors/canaryown.md": "---\nname: Canaryown person\nkind: person\n\(key)\n---\nCanaryownbiography.\n",
      "content/topics/canaryfiled.md": "---\ntitle: Canaryfiled\ndescription: Canaryabout\n---\nCanaryintroduction.\n",
      "content/topics/canaryowntopic.md": "---\ntitle: Canaryowntopic\n\(key)\n---\nCanaryintroduction.\n",
      "content/pages/canarypage.md": "---\ntitle: Canarypage\n\(key)\n---\nCanarypagetext.\n",
      "content/digests/2025-10-20.md": "---\ntitle: Canarylead\n\(key)\n---\nCanaryleadtext.\n",
    ])
    try folder.write(
      "gazette.yml", "title: Test\nurl: https://example.org/\naudiences: [public, partners, inner]\npairs: 1\n")
    for path in ["canarypicture.png", "pictures/canarysecond.png", "shared.png", "unused.png"] {
      try folder.write("content/assets/" + path, picture)
    }
    return folder
  }

  @Test(arguments: keys)
  func `nothing withheld is in any output`(key: String, options: [String]) throws {
    let folder = try site(key)
    let built = try folder.gazette("build", "--verbose")
    #expect(built.code == 0, "\(built.errors)")
    #expect(folder.canaries() == [])
    #expect(built.output.contains("that only withheld texts use"))
    #expect(built.errors.contains("withheld: content/actors/canaryperson.md: association"))
    #expect(built.errors.contains("withheld: content/assets/canarypicture.png: association"))
    for path in ["actors/nobody/index.html", "shared.png", "unused.png"] { #expect(folder.exists("site/" + path)) }
    let page = try folder.read("site/2025/10/20/open/index.html")
    #expect(page.contains("the other note") && page.contains("this one") && page.contains("(not public)"))
    #expect(page.contains("<h2 id=\"about-not-public-and-more\">"))
    for format in ["html", "eml", "text", "md"] {
      let letter = try folder.gazette("edition", "2025-10", "--format", format)
      #expect(letter.code == 0, "\(letter.errors)")
      #expect(!letter.output.lowercased().contains("canary"), "\(format)")
    }
    #expect(try folder.gazette("edition", "2025-10", "--format", "epub", "--to", "book.epub").code == 0)
    let book = try Program.run(["python3", "-c", Self.unzip, "book.epub"], in: folder.url, program: "/usr/bin/env")
    #expect(book.output.contains("not public") && !book.output.lowercased().contains("canary"), "\(book.errors)")
    // Whoever asks for it gets it.
    let all = try Program.run(["build", "--output", "all"] + options, in: folder.url)
    #expect(all.code == 0, "\(all.errors)")
    let open = folder.canaries("all")
    for path in ["actors/canaryperson/index.html", "2025/10/21/canaryslug/index.html", "canarypage/index.html"] {
      #expect(open.contains { $0.contains(path) }, "\(path)")
    }
    #expect(folder.exists("all/canarypicture.png"))
  }

  @Test func `what is withdrawn leaves every output`() throws {
    let folder = try site("draft: false")
    #expect(try folder.gazette("build").code == 0)
    #expect(!folder.canaries().isEmpty)
    for path in FileManager.default.enumerator(atPath: folder.url.path + "/content")?.allObjects ?? [] {
      guard let path = path as? String, path.hasSuffix(".md") else { continue }
      let text = try folder.read("content/" + path)
      try folder.write("content/" + path, text.replacingOccurrences(of: "draft: false", with: "draft: true"))
    }
    #expect(try folder.gazette("build").code == 0)
    #expect(folder.canaries() == [])
  }

  @Test func `a future note withholds what only it uses`() throws {
    let folder = try site("link: all", noteDate: "2025-10-22")
    for path in [
      "actors/canaryown", "topics/canaryowntopic", "pages/canarypage", "digests/2025-10-20",
      "actors/canarysecondoutlet",
    ] {
      try FileManager.default.removeItem(at: folder.url.appendingPathComponent("content/\(path).md"))
    }
    try folder.write("content/actors/ann-open.md", "---\nname: Ann Open\nkind: person\n---\n")
    try folder.write(
      "content/notes/2025-10-20-open.md", "---\ntitle: Open\ndate: 2025-10-20\ntopics: [Open]\n---\nText.\n")
    // The note is of the next day until midnight in each zone. Etc/GMT-3 is three hours east of Greenwich.
    var midnights = [
      ("Pacific/Auckland", "2025-10-21T10:59:59Z", "2025-10-21T11:00:00Z"),
      ("America/Los_Angeles", "2025-10-22T06:59:59Z", "2025-10-22T07:00:00Z"),
    ]
    for west in -12..<12 {
      let (before, after) = (Self.instant(west * 3600 - 1), Self.instant(west * 3600))
      midnights.append(("Etc/GMT\(west < 0 ? "" : "+")\(west)", before, after))
    }
    for (zone, before, after) in midnights {
      try folder.write("gazette.yml", "title: Test\nurl: https://example.org/\ntimezone: \(zone)\n")
      #expect(try folder.gazette("build", "--today", before).code == 0)
      #expect(folder.canaries() == [], "\(zone)")
      #expect(try folder.gazette("build", "--today", after).code == 0)
      #expect(folder.exists("site/2025/10/22/canaryslug/index.html"), "\(zone)")
    }
  }

  /// Prints the names and the bytes of everything in an archive.
  private static let unzip = """
    import sys, zipfile
    book = zipfile.ZipFile(sys.argv[1])
    for name in book.namelist(): sys.stdout.buffer.write(name.encode() + book.read(name))
    """

  /// An instant so many seconds after 2025-10-22T00:00:00Z, as `--today` takes it.
  private static func instant(_ seconds: Int) -> String {
    ISO8601DateFormatter().string(from: Date(timeIntervalSince1970: TimeInterval(1_761_091_200 + seconds)))
  }

  @Test func `a target gets its own audience`() throws {
    let folder = try site("audience: partners")
    let targets = try Folder()
    let settings = try folder.read("gazette.yml").replacing("example.org", with: "briefs.test")
    try folder.write(
      "gazette.yml",
      settings + """
        publish:
          web: {kind: folder, to: \(targets.url.path)/web}
          club: {kind: folder, to: \(targets.url.path)/club, audience: partners}
          git: {kind: git, remote: \(targets.url.path)/git, branch: pages}
        """)
    #expect(
      try Program.run(["git", "init", "--quiet", "--bare", "git"], in: targets.url, program: "/usr/bin/env").code == 0)
    let published = try folder.gazette(
      "publish", "--yes", environment: ["HOME": folder.url.path, "GAZETTE_AUDIENCE": "inner"])
    #expect(published.code == 0, "\(published.errors)")
    #expect(targets.canaries("web") == [])
    // Messages, names and bytes of every commit.
    let log = try Program.run(
      ["git", "-C", "git", "log", "--all", "--patch", "--text"], in: targets.url, program: "/usr/bin/env")
    #expect(log.output.contains("actors/nobody/index.html") && !log.output.lowercased().contains("canary"))
    #expect(targets.canaries("club").contains { $0.contains("actors/canaryperson/index.html") })
  }

  @Test func `an audience has to be one of the site's`() throws {
    let folder = try Folder.site(["content/notes/a.md": note(head: "audience: friends\n")])
    let unknown = try folder.gazette("build")
    #expect(unknown.code == 1)
    #expect(unknown.errors.contains("there is no audience 'friends' [audience.unknown]"))
    #expect(unknown.errors.contains("hint: name the circles of readers in gazette.yml"))
    try folder.write("gazette.yml", "title: T\nurl: https://example.org/\naudiences: tlp\n")
    try folder.write("content/notes/a.md", note(head: "audience: TLP:AMBER\n"))
    #expect(try folder.gazette("build").output.contains("1 for a narrower audience"))
    #expect(try folder.gazette("build", "--audience", "green").output.contains("1 for a narrower audience"))
    #expect(try folder.gazette("build", "--audience", "amber+strict").output.contains("nothing withheld"))
    let environment = try folder.gazette("build", environment: ["GAZETTE_AUDIENCE": "red"])
    #expect(environment.output.contains("nothing withheld"))
    let wrong = try folder.gazette("build", "--audience", "gren")
    #expect(wrong.code == 1)
    #expect(wrong.errors.contains("hint: did you mean 'green'?"))
  }

  @Test func `a copy of a withheld text in a file of the site is a leak`() throws {
    let words = "one two three four five six seven eight nine ten eleven twelve"
    let secret = "The ministers of both states met in the old harbour on a foggy morning before anybody knew."
    let draft =
      "---\ntitle: The quiet morning\ndate: 2025-10-21\ntopics: [t]\ndraft: true\n---\n\(secret)\n\n\(words)\n"
    for (asset, isLeak) in [
      ("The quiet morning", true),
      ("<p>met in the <b>old</b> harbour on a foggy morning before anybody knew</p>", true),
      ("the-quiet-morning", false), ("met in the old harbour on a foggy morning", false), (words, false),
      ("see 2025-10-21-draft", true),
    ] {
      let folder = try Folder.site([
        "content/notes/2025-10-21-draft.md": draft,
        // What a published text says is no leak.
        "content/notes/b.md": note().replacing("Text.", with: "Text. \(words)\n\n## The quiet Morning"),
        "content/assets/a.txt": asset,
      ])
      let built = try folder.gazette("build")
      #expect((built.code == 1) == isLeak, "\(asset): \(built.errors)")
      #expect(built.errors.contains("[leak.found]") == isLeak, "\(asset)")
      #expect(folder.exists("site") != isLeak)
    }
  }

  @Test(arguments: ["Rise & Fall", "A <b> c", "Say \"so\" now"])
  func `a title that a published text says is no leak in any spelling`(title: String) throws {
    let folder = try Folder.site(open: "They wrote \(title.replacing("<", with: "\\<")) last year.")
    try folder.write("content/notes/c.md", note(title: "'\(title)'", head: "draft: true\n"))
    let built = try folder.gazette("build")
    #expect(built.code == 0, "\(built.errors)")
  }

  @Test func `a correction of a day to come is withheld, as a note is`() throws {
    let folder = try Folder.site(open: "Text.")
    try folder.write(
      "content/notes/2025-10-21-open.md",
      note(head: "corrections: [{date: 2025-10-22, text: Now.}, {date: 2099-01-05, text: Canary correction text}]\n"))
    #expect(try folder.gazette("build", "--today", "2025-10-25").output.contains("1 future"))
    #expect(folder.canaries() == [])
    #expect(!folder.exists("site/2099"))
    #expect(try folder.gazette("build", "--future").code == 0)
    #expect(folder.exists("site/2099/01/05/index.html"))
    try folder.write(
      "content/notes/2025-10-21-open.md", note(head: "corrections: [{date: 2025-10-20, text: Before.}]\n"))
    #expect(try folder.gazette("build").errors.contains("before the note's date"))
  }

  @Test func `files for browsers and of templates stay`() throws {
    let folder = try Folder.site(
      "![](/img/a.png) ![](/img/b.png) [x](/CNAME) ![](/favicon.svg) ![](/img/canary.png)", open: "Text.",
      files: [
        "content/assets/CNAME": "example.org\n", "content/assets/favicon.svg": "<svg/>",
        "content/assets/own.css": "body { background: url(img/a.png) }", "content/assets/img/a.png": "a",
        "content/assets/img/b.png": "b", "content/assets/img/canary.png": "c",
        "templates/colophon.mustache": "<footer><img src=\"{{home}}img/b.png\"></footer>\n",
      ])
    let built = try folder.gazette("build")
    #expect(built.code == 0, "\(built.errors)")
    for path in ["CNAME", "favicon.svg", "img/a.png", "img/b.png"] { #expect(folder.exists("site/" + path), "\(path)") }
    #expect(folder.canaries() == [])
  }

  @Test func `a template that tells a secret is a leak, and a common title is none`() throws {
    let leaking = try Folder.site(
      open: "Text.", files: ["templates/colophon.mustache": "<footer>Canary title</footer>\n"])
    #expect(try leaking.gazette("build").errors.contains("[leak.found]"))
    for title in ["October 2025", "21 October 2025", "Sources", "People"] {
      let folder = try Folder.site([
        "content/notes/a.md": note(), "content/notes/b.md": note(title: title, head: "draft: true\n"),
      ])
      #expect(try folder.gazette("build").code == 0, "\(title)")
    }
  }

  @Test(arguments: ["draft:", "embargo:", "audience:"])
  func `a key without a value publishes nothing`(key: String) throws {
    let folder = try Folder.site(["content/notes/a.md": note(head: key + "\n")])
    let built = try folder.gazette("build")
    #expect(built.code == 1)
    #expect(built.errors.contains("has no value [field.missing]"))
  }

  @Test(.timeLimit(.minutes(1))) func `a withheld text of one word again and again costs no more`() throws {
    let words = Array(repeating: "word", count: 40_000).joined(separator: " ")
    let folder = try Folder.site([
      "content/notes/a.md": note(), "content/notes/b.md": note(words + "\n", head: "draft: true\n"),
    ])
    #expect(try folder.gazette("build").code == 0)
  }
}
