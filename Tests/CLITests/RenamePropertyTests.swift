import Foundation
import TestSupport
import Testing

/// Renaming in sites that are made by chance.
@Suite struct RenamePropertyTests {
  /// A site with names, links and heads by chance.
  private func randomSite(_ random: inout SeededGenerator) -> [String: String] {
    let names = ["Ann Roe", "Jon Dahl", "Old Mill", "Eva Lund-Berg", "Ørsted"]
    let slugs = ["ann-roe", "jon-dahl", "old-mill", "eva-lund-berg", "orsted"]
    var files: [String: String] = [:]
    for (name, slug) in zip(names, slugs) {
      let other = names.randomElement(using: &random) ?? ""
      let list = Bool.random(using: &random) ? "affiliations: [\(other)]\n" : "affiliations:\n  - \(other)\n"
      let relation = other == name ? "" : "relations:\n  - owned by: \(other)\n    from: 2004\n"
      files["content/actors/\(slug).md"] =
        "---\nname: \(name)\nkind: organisation\n\(list)\(relation)---\nOf [[\(slugs.randomElement(using: &random) ?? "")]].\n"
    }
    for number in 0..<8 {
      let words = (0..<12).map { _ -> String in
        let place = Int.random(in: 0..<names.count, using: &random)
        switch Int.random(in: 0..<7, using: &random) {
        case 0: return "[[\(names[place])]]"
        case 1: return "[[\(slugs[place])]]"
        case 2: return "[[\(slugs[place])|them]]"
        case 3: return "`[[\(slugs[place])]]`"
        case 4: return "**\(names[place])**,"
        case 5: return "[x](/actors/\(slugs[place])/)"
        default: return "and \(names[place]) said"
        }
      }
      let pinned = slugs.randomElement(using: &random) ?? ""
      files["content/notes/n\(number).md"] =
        "---\ntitle: Note \(number)\ndate: 2025-10-2\(number)\ntopics: [T]\nactors: [\(pinned)]\n"
        + "claims: [{id: c, text: It rains., by: \(names.randomElement(using: &random) ?? "")}]\n---\n"
        + words.joined(separator: number % 2 == 0 ? " " : "\n") + "\n"
    }
    return files
  }

  /// Pages, without the files that only a name's letters sort.
  private func pages(_ folder: Folder) throws -> [String: String] {
    #expect(try folder.gazette("build", "--quiet").code == 0)
    return try tree(folder.url.appendingPathComponent("site"))
      .filter { $0.key.hasSuffix("index.html") && ($0.key.hasPrefix("2025/1") || $0.key.hasPrefix("actors/")) }
      .mapValues { String(decoding: $0, as: UTF8.self) }
  }

  @Test(arguments: 0..<6)
  func `the built site is the same but for the name, and an interrupted rename can be repeated`(seed: Int) throws {
    var random = SeededGenerator(seed: UInt64(seed))
    let files = randomSite(&random)
    let folder = try Folder.site(files)
    let before = try pages(folder)
    // The new name has its place in every order.
    #expect(try folder.gazette("rename", "actor", "Jon Dahl", "Jon Daml").code == 0)
    let renamed = try folder.texts()
    let after = try pages(folder)
    for (path, page) in before where path.hasPrefix("2025/") {
      func plain(_ text: String?) -> String? {
        text?.replacing("Jon Daml", with: "Jon Dahl").replacing("jon-daml", with: "jon-dahl")
      }
      #expect(plain(after[path]) == plain(page), "\(path)")
    }
    #expect(after["actors/jon-daml/index.html"] != nil)
    #expect(after["actors/jon-dahl/index.html"]?.contains("/actors/jon-daml/") == true, "the old address redirects")

    // Some of the files are as they were, as after a crash.
    let again = try Folder.site(files)
    let changed = renamed.keys.filter { files["content/\($0)"] != nil && files["content/\($0)"] != renamed[$0] }
      .sorted()
    for path in changed.prefix(changed.count / 2) { try again.write("content/\(path)", renamed[path] ?? "") }
    #expect(try again.gazette("rename", "actor", "Jon Dahl", "Jon Daml").code == 0)
    #expect(try again.texts() == renamed)
  }

  private struct Mention: Decodable {
    let path: String
    let actor: String?
  }

  private func mentions(_ folder: Folder) throws -> [Mention] {
    try JSONDecoder().decode([Mention].self, from: Data(folder.gazette("mentions", "--json").output.utf8))
  }

  @Test func `every mention of a merged actor is one of the other, and an interrupted merge can be repeated`() throws {
    var merged = 0
    for seed in 0..<12 {
      var random = SeededGenerator(seed: UInt64(seed))
      let files = randomSite(&random)
      let folder = try Folder.site(files)
      let before = (texts: try folder.texts(), mentions: try mentions(folder))
      let result = try folder.gazette("merge", "jon-dahl", "ann-roe")
      let after = try folder.texts()
      if result.code != 0 {
        // Nothing can belong to itself.
        #expect(result.errors.contains("belong to itself"), "\(seed): \(result.errors)")
        #expect(after == before.texts)
        continue
      }
      merged += 1
      let expected = before.mentions.map { "\($0.path) \($0.actor == "jon-dahl" ? "ann-roe" : $0.actor ?? "-")" }
      #expect(try mentions(folder).map { "\($0.path) \($0.actor ?? "-")" } == expected)
      #expect(try folder.gazette("check").code == 0)
      let actor = after["actors/ann-roe.md"] ?? ""
      for line in (files["content/actors/jon-dahl.md"] ?? "").split(separator: "\n")
      where line.hasPrefix("  - owned by:") {
        #expect(actor.contains(line.replacing("Jon Dahl", with: "Ann Roe")), "\(actor)")
      }
      let again = try Folder.site(files)
      let changed = after.keys.filter { files["content/\($0)"] != after[$0] }.sorted()
      for path in changed.prefix(changed.count / 2) { try again.write("content/\(path)", after[path] ?? "") }
      #expect(try again.gazette("merge", "jon-dahl", "ann-roe").code == 0)
      #expect(try again.texts() == after)
    }
    #expect(merged > 4, "\(merged)")
  }
}

extension Folder {
  /// The texts of content/, by their paths below it.
  func texts() throws -> [String: String] {
    try tree(url.appendingPathComponent("content")).mapValues { String(decoding: $0, as: UTF8.self) }
  }
}
