import Base
import Testing

@testable import Markdown

@Suite struct ExtensionTests {
  @Test(arguments: [
    ("[[Lavrov]]", #"<a class="mention" href="/Lavrov/">Lavrov</a>"#),
    ("[[Lavrov|the minister]]", #"<a class="mention" href="/Lavrov/">the minister</a>"#),
    ("[[Lavrov|the *first* one]]", #"<a class="mention" href="/Lavrov/">the <em>first</em> one</a>"#),
    ("[[a|<i></i>]]", #"<a class="mention" href="/a/">a</a>"#),
    ("[[a|<i>b</i>]]", #"<a class="mention" href="/a/">b</a>"#),
    ("[[a|![b](c.png)]]", #"<a class="mention" href="/a/"><img src="c.png" alt="b" /></a>"#),
    ("[[Note#Part|x]]", #"<a class="mention" href="/Note/#Part">x</a>"#),
    ("[[Sergei\nLavrov]]", #"<a class="mention" href="/Sergei%20Lavrov/">Sergei Lavrov</a>"#),
    ("*[[a]]*", #"<em><a class="mention" href="/a/">a</a></em>"#), (#"\[[a]]"#, "[[a]]"),
    ("`[[a]]`", "<code>[[a]]</code>"),
    ("[[]]", "[[]]"), ("[[a", "[[a"), ("[[a [[b]]", #"[[a <a class="mention" href="/b/">b</a>"#),
    ("[x [[a]]](/y)", #"<a href="/y">x [[a]]</a>"#),
    ("Said [@nbc].", ##"Said <a class="citation" href="#nbc">1</a>."##), (#"\[@nbc]"#, "[@nbc]"),
    ("[@ nbc]", "[@ nbc]"),
    ("a@b.c", #"<a href="mailto:a@b.c">a@b.c</a>"#),
    ("a_b.c+d@e-f.g_h.", #"<a href="mailto:a_b.c+d@e-f.g_h">a_b.c+d@e-f.g_h</a>."#),
    ("a@b", "a@b"), ("a@b.c-", "a@b.c-"), ("@b.c a@.c", "@b.c a@.c"), ("`a@b.c`", "<code>a@b.c</code>"),
    ("_a@b.c_", #"<em><a href="mailto:a@b.c">a@b.c</a></em>"#), ("<a@b.c>", #"<a href="mailto:a@b.c">a@b.c</a>"#),
    ("[x a@b.c](/y)", #"<a href="/y">x a@b.c</a>"#), (#"a\@b.c"#, "a@b.c"),
    ("x/a@b.c", #"x/<a href="mailto:a@b.c">a@b.c</a>"#),
    ("![[a.png]]", #"<img src="a.png" alt="" />"#), ("![[a b.png|A map]]", #"<img src="a%20b.png" alt="A map" />"#),
    ("![[a.png|300]] and", #"<img src="a.png" alt="" /> and"#),
    ("x ![[img/a.svg|300x200]]", #"x <img src="img/a.svg" alt="" />"#),
    ("~~a *b* c~~", "<del>a <em>b</em> c</del>"), ("~~ a ~~", "~~ a ~~"), (#"\~~a~~"#, "~~a~~"),
    ("x ~~~a~~~", "x ~~~a~~~"),
    ("~~a", "~~a"), ("~~a\n~~", "~~a\n~~"), ("~~a ~~b~~", "~~a <del>b</del>"),
    ("~~a ~~b~~ c~~", "<del>a <del>b</del> c</del>"), ("==a ~~b== c~~", "<mark>a ~~b</mark> c~~"),
    ("~~\na~~", "~~\na~~"),
    ("==a==", "<mark>a</mark>"), ("a == b == c", "a == b == c"),
    ("https://a.example/x--y...z.", #"<a href="https://a.example/x--y...z">https://a.example/x--y...z</a>."#),
    ("(https://a.example/(b))", #"(<a href="https://a.example/(b)">https://a.example/(b)</a>)"#),
    ("www.a.example", #"<a href="http://www.a.example">www.a.example</a>"#), ("xhttp://a.example", "xhttp://a.example"),
    (#"\[_sic_\]"#, "[<em>sic</em>]"), (#"\[*“x”*\] \~*a*"#, "[<em>“x”</em>] ~<em>a</em>"),
    (#"a\!_b_ \=*c*"#, "a!<em>b</em> =<em>c</em>"), (#"~~"x"~~ =='y'=="#, "<del>“x”</del> <mark>‘y’</mark>"),
    (#"~~\~a~~"#, "<del>~a</del>"),
    (
      "*www.e.org* _https://e.org_ x",
      #"<em><a href="http://www.e.org">www.e.org</a></em> <em><a href="https://e.org">https://e.org</a></em> x"#
    ),
    (#"\.NET and \Lavrov"#, #".NET and \Lavrov"#),
    (
      "https://x.com/_Desk_/status/1",
      #"<a href="https://x.com/_Desk_/status/1">https://x.com/_Desk_/status/1</a>"#
    ),
    (
      "https://e.org/web/*/e.org/x and *y*",
      #"<a href="https://e.org/web/*/e.org/x">https://e.org/web/*/e.org/x</a> and <em>y</em>"#
    ),
    (
      #"https://e.org/?q="x"&y='z'-"#,
      #"<a href="https://e.org/?q=%22x%22&amp;y=&#x27;z&#x27;-">https://e.org/?q=&quot;x&quot;&amp;y='z'-</a>"#
    ),
    ("https://e.org/a... end", #"<a href="https://e.org/a">https://e.org/a</a>… end"#),
    ("[x](https://e.org/)... and", #"<a href="https://e.org/">x</a>… and"#),
    ("[x](https://e.org/(b)--c)--so", #"<a href="https://e.org/(b)--c">x</a>–so"#),
    (#"[x](https://e.org/a\)b)--so"#, #"<a href="https://e.org/a)b">x</a>–so"#),
    ("[https://e.org/_a_](/y)", #"<a href="/y">https://e.org/_a_</a>"#),
    ("`https://e.org/_a_`", "<code>https://e.org/_a_</code>"),
    ("<https://e.org/_a_--b>", #"<a href="https://e.org/_a_--b">https://e.org/_a_--b</a>"#),
    (
      "*https://e.org/a/* **http://b**",
      #"<em><a href="https://e.org/a/">https://e.org/a/</a></em> <strong><a href="http://b">http://b</a></strong>"#
    ),
    ("==https://e.org/a==b c==", #"<mark><a href="https://e.org/a==b">https://e.org/a==b</a> c</mark>"#),
    ("[[a|https://e.org/b_c_]]", #"<a class="mention" href="/a/">https://e.org/b_c_</a>"#),
    ("https://e.org/a%%b%%", #"<a href="https://e.org/a">https://e.org/a</a>"#),
    ("a <b %%c%% =d> e", "a &lt;b =d&gt; e"),
    ("a %%b%% c", "a c"), ("%%a%% b", "b"), ("a%%b%%", "a"), (#"50\%% and `%%x%%`"#, "50%% and <code>%%x%%</code>"),
    ("a <!-- b --> c", "a c"), ("<!-- a --> b.", "b."), ("<!-- a\nb --> c", "c"),
    ("``a ` %%b%%`` c", "<code>a ` %%b%%</code> c"),
    ("CO<sub>2</sub>, 1<SUP>st</sup>", "CO<sub>2</sub>, 1<sup>st</sup>"),
    ("<abbr title='a b' lang=en>x</abbr >", #"<abbr title="a b" lang="en">x</abbr>"#),
    ("*<u>a*</u> <kbd>b", "<em>a</em> b"), ("<small><u>a</small></u>", "<small>a</small>"),
    (#"<u onclick="x()">a</u> <sup class=b>c"#, "a c"), ("a <details> b", "a  b"),
    (#"<abbr title="a&nbsp;b">x</abbr>"#, "x"),
    ("a<br>b<BR/>c", "a<br />\nb<br />\nc"), ("100% and 5 %", "100% and 5 %"),
    (#""a" -- 'b'... c"#, "“a” – ‘b’… c"), (#"\"a\""#, "&quot;a&quot;"),
  ])
  func `our own inline marks become HTML`(text: String, html: String) {
    #expect(rendered(text).html == "<p>\(html)</p>\n")
  }

  @Test(arguments: [
    (
      "- [ ] a\n- [x] b\n- c",
      "<ul>\n<li class=\"task\"><input type=\"checkbox\" disabled=\"\" aria-label=\"Open task\" /> a</li>\n<li class=\"task\"><input type=\"checkbox\" checked=\"\" disabled=\"\" aria-label=\"Completed task\" /> b</li>\n<li>c</li>\n</ul>\n"
    ),
    (
      "> [!NOTE] Title\n> Text",
      "<aside class=\"callout callout-note\">\n<p class=\"callout-title\">Title</p>\n<p>Text</p>\n</aside>\n"
    ),
    (
      "> [!tip]-\n> a",
      "<details class=\"callout callout-tip\">\n<summary class=\"callout-title\">Tip</summary>\n<p>a</p>\n</details>\n"
    ),
    (
      "> “A”\n> — B [@c]",
      "<figure class=\"quotation\">\n<blockquote>\n<p>“A”</p>\n</blockquote>\n<figcaption>— B <a class=\"citation\" href=\"#c\">1</a></figcaption>\n</figure>\n"
    ),
    (
      "> A\n>\n> -- B",
      "<figure class=\"quotation\">\n<blockquote>\n<p>A</p>\n</blockquote>\n<figcaption>— B</figcaption>\n</figure>\n"
    ),
    (
      "<details>\n<summary>A &amp; *b* <sup>1</sup></summary>\n\nC *d*.\n\n</details>",
      "<details>\n<summary>A &amp; *b* <sup>1</sup></summary>\n<p>C <em>d</em>.</p>\n</details>\n"
    ),
    (
      "<figure lang=de>\n\n![a](b.png)\n\n<figcaption># c<br>1. d\n</figcaption>\n</figure>",
      "<figure lang=\"de\">\n<p><img src=\"b.png\" alt=\"a\" /></p>\n<figcaption># c<br />\n1. d </figcaption>\n</figure>\n"
    ),
    ("> <details>\n\na\n\n</details>", "<blockquote>\n</blockquote>\n<p>a</p>\n"),
    ("<small>\n\na\n\n</small>", "<p>a</p>\n"),
    ("<div>a</div>\n\nb", "<p>b</p>\n"),
    ("%%a\n\nb%%\n\nc", "<p>c</p>\n"), ("> a %%b\n> c%% d\n> e", "<blockquote>\n<p>a\nd\ne</p>\n</blockquote>\n"),
    ("- <!-- a --> b\n- c", "<ul>\n<li>b</li>\n<li>c</li>\n</ul>\n"),
    ("```\n%%a%% <!-- b -->\n```", "<pre><code>%%a%% &lt;!-- b --&gt;\n</code></pre>\n"),
    ("> — alone", "<blockquote>\n<p>— alone</p>\n</blockquote>\n"),
    (
      "# A b {#c-1}\n\n## A {#c-1} \n\n### {#x:y} {#z}",
      "<h1 id=\"c-1\">A b</h1>\n<h2 id=\"c-1-1\">A</h2>\n<h3 id=\"z\">{#x:y}</h3>\n"
    ),
    ("# A \\{#b}\n\n# {#c}", "<h1 id=\"a-b\">A {#b}</h1>\n<h1 id=\"c\"></h1>\n"),
    (
      "![a *b*](/x.png \"c *d* [e](/f)\")",
      "<figure class=\"picture\">\n<img src=\"/x.png\" alt=\"a b\" />\n<figcaption>c <em>d</em> <a href=\"/f\">e</a></figcaption>\n</figure>\n"
    ),
    (
      "![a](/x.png \"1. b\")",
      "<figure class=\"picture\">\n<img src=\"/x.png\" alt=\"a\" />\n<figcaption>1. b</figcaption>\n</figure>\n"
    ),
    (
      "a||\n|-|-\n[\r\r0",
      "<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n<th scope=\"col\"></th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>[</td>\n<td></td>\n</tr>\n</tbody>\n</table>\n<p>0</p>\n"
    ),
    ("![a](/x.png)", "<p><img src=\"/x.png\" alt=\"a\" /></p>\n"),
    ("b ![a](/x.png \"c\")", "<p>b <img src=\"/x.png\" alt=\"a\" title=\"c\" /></p>\n"),
    ("# A b\n\n# A b\n\n## Ґ!", "<h1 id=\"a-b\">A b</h1>\n<h1 id=\"a-b-1\">A b</h1>\n<h2 id=\"g\">Ґ!</h2>\n"),
    (
      "a[^x]\n\n[^x]: b",
      "<p>a<sup class=\"footnote-ref\"><a href=\"#fn:1\" id=\"fnref:1\" role=\"doc-noteref\">1</a></sup></p>\n<section class=\"footnotes\" role=\"doc-endnotes\">\n<ol>\n<li id=\"fn:1\">\n<p>b <a href=\"#fnref:1\" class=\"footnote-back\" role=\"doc-backlink\" aria-label=\"Back to the text\">↩</a></p>\n</li>\n</ol>\n</section>\n"
    ),
    ("```\n[^x]: code\n```", "<pre><code>[^x]: code\n</code></pre>\n"),
    (
      "> | a |\n> | - |\n> | b |",
      "<blockquote>\n<table>\n<thead>\n<tr>\n<th scope=\"col\">a</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>b</td>\n</tr>\n</tbody>\n</table>\n</blockquote>\n"
    ),
    ("a | b\n- | -\n1 | 2\n", "<p>a | b</p>\n<ul>\n<li>| -\n1 | 2</li>\n</ul>\n"),
    (
      "| `a \\| b` | # c |\n|---|---|\n| - x | **y** |",
      "<table>\n<thead>\n<tr>\n<th scope=\"col\"><code>a | b</code></th>\n<th scope=\"col\"># c</th>\n</tr>\n</thead>\n<tbody>\n<tr>\n<td>- x</td>\n<td><strong>y</strong></td>\n</tr>\n</tbody>\n</table>\n"
    ),
  ])
  func `our own blocks become HTML`(text: String, html: String) { #expect(rendered(text).html == html) }

  @Test(arguments: [
    (#"The "deal" - it's done"#, "The “deal” - it’s done"),
    (#""Yes", he said... --- 'no' -- maybe"#, "“Yes”, he said… — ‘no’ – maybe"),
    ("- 1. *a* [b] _c_ `d` <e> &amp; \\ #", "- 1. *a* [b] _c_ `d` <e> &amp; \\ #"), ("1. It's", "1. It’s"), ("'", "’"),
    ("", ""), ("plain", "plain"), ("- it's\n- \"b\"", "- it’s - “b”"), (#"("x") "ї""#, "(“x”) “ї”"),
  ])
  func `a text of a head has the typography of a body`(text: String, result: String) {
    #expect(MarkdownParser.typographic(text) == result)
  }

  @Test(arguments: [
    ("> t[^q]\n> [^q]: n", "<blockquote>\n<p>t¹</p>\n</blockquote>\n", ["n"]),
    (
      "> t[^q]\n>\n> [^q]: n\n>   m\n>\n>     o\n>\n> u", "<blockquote>\n<p>t¹</p>\n<p>u</p>\n</blockquote>\n",
      ["n\nm", "o"]
    ),
    (
      "> > t[^q]\n> > [^q]: n\n> x", "<blockquote>\n<blockquote>\n<p>t¹</p>\n</blockquote>\n<p>x</p>\n</blockquote>\n",
      ["n"]
    ),
    (
      "- t[^q]\n\n  [^q]: n\n\n      m\n\n- u", "<ul>\n<li>\n<p>t¹</p>\n</li>\n<li>\n<p>u</p>\n</li>\n</ul>\n",
      ["n", "m"]
    ),
    (
      "1. t[^q]\n   - u\n\n     [^q]: n\n2. v",
      "<ol>\n<li>\n<p>t¹</p>\n<ul>\n<li>u</li>\n</ul>\n</li>\n<li>\n<p>v</p>\n</li>\n</ol>\n", ["n"]
    ),
    ("- > t[^q]\n  > [^q]: n\n", "<ul>\n<li>\n<blockquote>\n<p>t¹</p>\n</blockquote>\n</li>\n</ul>\n", ["n"]),
    (
      "> t[^q]\n>\n> [^q]: n\n> — A",
      "<figure class=\"quotation\">\n<blockquote>\n<p>t¹</p>\n</blockquote>\n<figcaption>— A</figcaption>\n</figure>\n",
      ["n"]
    ),
    ("t[^q]\n\n[^q]: n\n\n    > m\n\nu", "<p>t¹</p>\n<p>u</p>\n", ["n", "m"]),
  ])
  func `footnotes are defined in quotes and lists too`(text: String, html: String, notes: [String]) {
    let result = rendered(text)
    #expect(result.diagnostics.isEmpty, "\(result.diagnostics)")
    let parts = result.html.split(separator: "<section", maxSplits: 1)
    #expect(parts[0].replacing(/<sup class="footnote-ref">.*?<\/sup>/, with: "¹") == html)
    #expect(parts.last?.matches(of: /<p>([^<]*?) ?</).map { String($0.1) }.filter { !$0.isEmpty } == notes)
  }

  @Test(arguments: [
    "    [^x]: y", "- a\n\n      [^x]: y", "> ```\n> [^x]: y\n> ```", "- ```\n  [^x]: y\n  ```", ">     [^x]: y",
  ])
  func `no footnote is defined in code`(text: String) {
    #expect(rendered(text).html.contains("[^x]: y") && !rendered(text).html.contains("footnote"))
  }

  @Test(arguments: [
    "javascript:alert(1)", "JavaScript:alert(1)", "java\tscript:alert(1)", "vbscript:x", "data:text/html,x",
    "\u{1}javascript:x",
    "file:///etc/passwd", "javascript&colon;alert(1)",
  ])
  func `a harmful address is left out`(address: String) {
    for text in ["[a](<\(address)>)", "![a](<\(address)>)"] {
      let result = rendered(text)
      #expect(result.html.contains("=\"\""), "\(result.html)")
      #expect(result.diagnostics.map(\.id).filter { $0 != .textHidden } == [.linkScheme])
    }
  }

  @Test(arguments: [
    ("a\n\nb\u{10}c", "3: the text holds U+0010, which nobody sees"),
    ("a\0b", "1: the text holds U+0000, which nobody sees"),
    ("`a\u{202E}b`", "1: the text holds U+202E, which nobody sees"),
    (String(decoding: [0x61, 0xEF, 0xB7, 0x90], as: UTF8.self), "1: the text holds U+FDD0, which nobody sees"),
    ("a\u{85}", "1: the text holds U+0085, which nobody sees"),
    ("“a…” \u{200F}\u{2067}b\u{2069} ，🙂 \u{A0}", nil),
  ])
  func `hidden characters are left out with a warning`(text: String, warning: String?) {
    for flavour in MarkdownOptions.Flavour.allCases {
      let result = rendered(text, options: .init(flavour: flavour))
      #expect(result.diagnostics.map { "\($0.location.line): \($0.message)" } == (warning.map { [$0] } ?? []))
      #expect(
        warning == nil
          || !result.html.unicodeScalars.contains { $0.value < 9 || $0.value == 0x202E || $0.value == 0x10 })
    }
  }

  @Test func `what follows a comment on its line stays, or is named`() {
    let text = "<!--more--> The *sentence*.\n\n<!-- more -->\n"
    let extended = rendered(text)
    #expect(extended.html == "<p>The <em>sentence</em>.</p>\n" && extended.diagnostics.isEmpty)
    let plain = rendered(text, options: .init(flavour: .commonmark))
    #expect(plain.diagnostics.map(\.message) == ["raw HTML is left out: <!--more--> The *sentence*."])
  }

  @Test func `raw HTML does not tell addresses of what is withheld`() {
    let hidden = Withholding(
      phrase: { _ in nil }, hidesCitation: { _ in false }, phraseForAddress: { $0.contains("secret") ? "hidden" : nil })
    let text = "<a href='/secret/'>a</a> <img srcset='b.png, secret.png 2x'>\n\n<div><a href=/secret/>c</a></div>\n"
    let file = SourceFile(path: "note.md", bytes: Array(text.utf8))
    let document = MarkdownParser.parse(file, options: .init(allowsHTML: true), withholding: hidden).value
    #expect(!String(utf8: document.bytes).contains("secret") && String(utf8: document.bytes).contains("b.png"))
    #expect(document.withheldLinks.map(\.target) == ["/secret/", "secret.png", "/secret/"])
  }

  @Test func `a table in a footnote follows the link definitions of the footnote`() {
    let table = "[a]\n| b |\n|---|\n| c |\n"
    let note = "d [a]\n| b |\n|---|\n| c |\n\n[a]: /two".replacing("\n", with: "\n    ")
    let html = rendered("x[^n] \(table)\n[a]: /one\n\n[^n]: \(note)\n").html
    #expect(html.contains("<a href=\"/one\">a</a>") && html.contains("d <a href=\"/two\">a</a>"), "\(html)")
  }

  @Test func `plain CommonMark has none of our extensions`() {
    let text = "[[a]] ~~b~~ [@c] \"d\" https://e.example\n\n# F\n"
    #expect(
      rendered(text, options: .init(flavour: .commonmark)).html
        == "<p>[[a]] ~~b~~ [@c] &quot;d&quot; https://e.example</p>\n<h1>F</h1>\n")
  }

  @Test func `raw HTML is left out with a warning, a comment without one`() {
    let result = rendered("a <b>c</b>\n\n<div>\n\n<!-- d -->\n")
    #expect(!result.html.contains("<b>") && !result.html.contains("<div>") && !result.html.contains(" d "))
    #expect(result.diagnostics.map(\.id) == [.markdownHTML, .markdownHTML, .markdownHTML])
  }

  @Test(arguments: [
    ("<u>a</u> <details>\n", "1: raw HTML is left out: <details>"),
    ("a\n\nb <sub>c\n", "3: nothing closes <sub> in its block"),
    ("</u>\n", "1: nothing opens </u> in its block"),
    ("<details><p>a</details>\n", "1: raw HTML is left out: <details><p>a</details>"),
    ("<sup onclick=a>b\n", "1: raw HTML is left out: <sup onclick=a>"),
    ("a\n\n<!-- open\n\nb\n", "3: raw HTML is left out: <!-- open b"),
  ])
  func `a harmless tag that cannot pass is named`(text: String, warning: String) {
    let diagnostics = rendered(text).diagnostics
    #expect(diagnostics.map { "\($0.location.line): \($0.message)" }.first?.hasPrefix(warning) == true)
    #expect(diagnostics.allSatisfy { $0.id == .markdownHTML })
  }
}
