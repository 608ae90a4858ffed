import Foundation
import Testing

/// A site with withheld files is the same, byte for byte, as one that never had them.
@Suite struct WithoutTraceTests {
  private static let published = [
    "content/notes/2025-10-20-a.md": note(
      "Ann Open met Zoe Last, and *Zoe* Last met Moe Middle. See [[zoe-last]] and [[trade]].\n\n> “Yes.”\n> — Moe Middle\n",
      head: "actors: [ann-open]\nsources: [{title: T, publisher: The Zephyr, url: 'https://a.example/'}]\n"),
    "content/notes/2025-10-21-b.md": note("Zoe Last said so. Last left.\n", title: "Another"),
    "content/actors/ann-open.md":
      "---\nname: Ann Open\nkind: person\naffiliations: [The Zephyr]\n---\nShe knows Zoe Last.\n",
    "content/actors/moe-middle.md": "---\nname: Moe Middle\nkind: person\n---\nSee [Zoe](zoe-last.md).\n",
    "content/actors/the-zephyr.md": "---\nname: The Zephyr\nkind: outlet\n---\n",
    "content/actors/zoe-last.md": "---\nname: Zoe Last\nkind: person\n---\n",
    "content/topics/trade.md": "---\ntitle: Trade\norder: 9\n---\nZoe Last trades.\n",
    "content/pages/about.md": "---\ntitle: About\n---\nWritten by Ann Open.\n",
  ]

  /// Actors and topics before, between and after the published ones, so that each of these gets another id.
  private static let withheld = [
    "content/notes/2025-10-20-secret.md": note(
      "Abe Secret met Bea Secret, Mia Secret and Zoe Last. [x](../actors/zz-secret.md)\n", title: "Secret",
      head: "draft: true\n"
    ).replacing("topics: [diplomacy]", with: "topics: [Alpha, Middle, diplomacy]"),
    "content/actors/abe-secret.md": "---\nname: Abe Secret\nkind: person\n---\n",
    "content/actors/bea-secret.md": "---\nname: Bea Secret\nkind: person\ndraft: true\n---\nShe knows Moe Middle.\n",
    "content/actors/mia-secret.md": "---\nname: Mia Secret\nkind: person\n---\nShe knows [Zed](zed-secret.md).\n",
    "content/actors/zed-secret.md": "---\nname: Zed Secret\nkind: person\n---\n",
    "content/actors/zz-secret.md": "---\nname: Zz Secret\nkind: person\n---\n",
    "content/topics/alpha.md": "---\ntitle: Alpha\norder: 1\n---\nMia Secret.\n",
    "content/topics/middle.md": "---\ntitle: Middle\norder: 5\n---\n",
  ]

  @Test func `withheld files change nothing in what is published`() throws {
    let without = try Folder.site(Self.published)
    let with = try Folder.site(Self.published.merging(Self.withheld) { $1 })
    #expect(try without.gazette("build").code == 0)
    let built = try with.gazette("build")
    #expect(built.code == 0, "\(built.errors)")
    #expect(built.output.contains("withheld: 2 drafts, 6 that only withheld texts use"), "\(built.output)")
    let site = { (folder: Folder) in try tree(folder.url.appendingPathComponent("site")) }
    #expect(differences(try site(without), try site(with)) == [])
    #expect(try with.read("site/2025/10/21/a/index.html").contains(#"data-actor="zoe-last""#))
  }
}
