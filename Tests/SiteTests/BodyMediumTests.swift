import Archive
import Base
import Markdown
import Names
import Notes
import TestSupport
import Testing

@testable import Site

/// A body's HTML on its page, and outside of the site, in feeds and letters.
@Suite struct BodyMediumTests {
  private static let body = """
    # Part

    [l](/about/) [r](../pages/about.md#x) [h](#part) [e](https://x.example/?a&b) [[Ann Roe]] [@s][^1]

    ![p](/a.svg)

    [^1]: Foot.
    """

  private func html(
    _ body: String = body, settings: String = "", _ medium: (Site) -> HTMLMedium
  ) throws -> String {
    let archive = try SmallArchive(
      [
        "notes/2025-10-21-a.md":
          "---\ntitle: A\ntopics: [t]\nsources: [{id: s, title: S}]\n---\n\(body)\n",
        "actors/ann.md": "---\nname: Ann Roe\nkind: person\n---\n", "pages/about.md": "---\ntitle: About\n---\n",
        "assets/a.svg": "", "assets/talk.mp4": "", "assets/talk.mp3": "", "notes/clip.webm": "",
      ], settings: settings, url: "https://example.org/b/"
    ).archive
    let theme = SiteTheme.load(own: [], language: "en", templates: SiteTheme.sharedTemplates).value
    let site = try Site(archive, theme: theme) { _ in [] }
    return String(utf8: site.html(of: archive.notes[0], for: medium(site)))
  }

  @Test func `the addresses of raw HTML are like those of Markdown`() throws {
    let text = "<a href=\"/about/\">l</a> <a href='../pages/about.md#x'>r</a> <img srcset='/a.svg 2x' src=/a.svg>"
    let page = try html(text, settings: "unsafeHTML: true\n") { _ in .page }
    #expect(
      page == """
        <p><a href="/b/about/">l</a> <a href='/b/about/#x'>r</a> <img srcset='/b/a.svg 2x' src="/b/a.svg"></p>

        """)
    let feed = try html(text, settings: "unsafeHTML: true\n") { site in
      .outside(AbsoluteAddresses(origin: "https://example.org", page: site.addresses.url(site.archive.notes[0].id)))
    }
    #expect(feed.matches(of: /https:\/\/example.org\/b\/(about\/|about\/#x|a.svg)/).count == 4)
  }

  @Test func `on its page a body's links lead within the site`() throws {
    #expect(
      try html { _ in .page } == """
        <h1 id="part">Part</h1>
        <p><a href="/b/about/">l</a> <a href="/b/about/#x">r</a> <a href="#part">h</a> \
        <a href="https://x.example/?a&amp;b">e</a> \
        <a class="mention" data-actor="ann" href="/b/actors/ann/">Ann Roe</a> \
        <a class="citation" id="cite:s:1" role="doc-noteref" title="S" href="#source:s">[1]</a>\
        <sup class="footnote-ref"><a href="#fn:1" id="fnref:1" role="doc-noteref">1</a></sup></p>
        <p><img src="/b/a.svg" alt="p" loading="lazy" decoding="async" /></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn:1">
        <p>Foot. <a href="#fnref:1" class="footnote-back" role="doc-backlink" aria-label="Back to the text">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func `outside of the site every address is absolute`() throws {
    let page = "https://example.org/b/2025/10/21/a/"
    #expect(
      try html { .outside($0.absoluteAddresses(on: $0.addresses.path(NoteID(index: 0)))) } == """
        <h1 id="part">Part</h1>
        <p><a href="https://example.org/b/about/">l</a> <a href="https://example.org/b/about/#x">r</a> \
        <a href="\(page)#part">h</a> <a href="https://x.example/?a&amp;b">e</a> \
        <a class="mention" data-actor="ann" href="https://example.org/b/actors/ann/">Ann Roe</a> \
        <a class="citation" id="cite:s:1" role="doc-noteref" title="S" href="\(page)#source:s">[1]</a>\
        <sup class="footnote-ref"><a href="\(page)#fn:1" id="fnref:1" role="doc-noteref">1</a></sup></p>
        <p><img src="https://example.org/b/a.svg" alt="p" /></p>
        <section class="footnotes" role="doc-endnotes">
        <ol>
        <li id="fn:1">
        <p>Foot. <a href="\(page)#fnref:1" class="footnote-back" role="doc-backlink" \
        aria-label="Back to the text">↩</a></p>
        </li>
        </ol>
        </section>

        """)
  }

  @Test func `a film plays on its page, and is a link elsewhere`() throws {
    let body = "![A *speech*](/talk.mp4) [![s](/talk.mp3)](/about/) ![[clip.webm]]"
    #expect(
      try html(body) { _ in .page } == """
        <p><video controls preload="metadata" src="/b/talk.mp4" aria-label="A speech">\
        <a href="/b/talk.mp4">A speech</a></video> <a href="/b/about/">s</a> \
        <video controls preload="metadata" src="/b/notes/clip.webm"><a href="/b/notes/clip.webm">/b/notes/clip.webm</a></video></p>

        """)
    #expect(
      try html("![A speech](/talk.mp4)") { .outside($0.absoluteAddresses(on: $0.addresses.path(NoteID(index: 0)))) }
        == """
        <p><a href="https://example.org/b/talk.mp4">A speech</a></p>

        """)
  }

  @Test func `a film in a wiki link is its text, since a link holds no other`() throws {
    #expect(
      try html("[[Ann Roe|![A speech](/talk.mp4)]]") { _ in .page }
        == "<p><a class=\"mention\" data-actor=\"ann\" href=\"/b/actors/ann/\">A speech</a></p>\n")
  }

  @Test func `a wiki link leads to the id of a heading that has one of its own`() throws {
    let body = "## Two {#zwei}\n\n[[#Two]] [[2025-10-21-a#Two|b]] [[#zwei|c]]"
    #expect(
      try html(body) { _ in .page }.hasSuffix(
        "<p><a href=\"#zwei\">#Two</a> <a class=\"note\" href=\"/b/2025/10/21/a/#zwei\">b</a> <a href=\"#zwei\">c</a></p>\n"
      ))
  }
}
