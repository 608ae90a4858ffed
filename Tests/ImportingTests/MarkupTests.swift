import Drafting
import Testing

@testable import Importing

@Suite struct MarkupTests {
  @Test(arguments: [
    ("<p>a <b>b</b> <i>c</i> <code>d</code></p>", "a **b** *c* `d`"), ("<p>a</p><p>b</p>", "a\n\nb"),
    ("a<br>b", "a\\\nb"),
    ("<h2>T</h2>text", "## T\n\ntext"), ("<a href=\"/x y\">z</a>", "[z](/x%20y)"),
    ("<img src=\"a.png\" alt=\"A\">", "![A](a.png)"),
    ("<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>", "- a\n\n  - b\n\n- c"),
    ("<ol start=3><li>a</li></ol>", "3. a"),
    ("<blockquote><p>a</p><p>b</p></blockquote>", "> a\n>\n> b"), ("<pre>a\n  b</pre>", "```\na\n  b\n```"),
    ("a<hr>b", "a\n\n---\n\nb"),
    ("<table><tr><th>a</th><th>b|c</th></tr><tr><td>1</td></tr></table>", "| a | b\\|c |\n| --- | --- |\n| 1 |  |"),
    ("2 * 3 [x] _y_ &lt;z&gt;", "2 \\* 3 \\[x\\] \\_y\\_ \\<z>"), ("<script>x</script>a", "a"),
    ("<b> a </b>b", "**a** b"),
    ("<iframe src=\"https://v.example/1\"></iframe>", "[https://v.example/1](https://v.example/1)"),
    ("x<sup>2</sup>", "x<sup>2</sup>"),
  ])
  func `HTML becomes Markdown`(html: String, markdown: String) throws {
    #expect(try MarkupTree(Array(html.utf8)).markdown == markdown + "\n")
  }

  @Test(arguments: ["<a><b></a>", "", "<!DOCTYPE a [<!ENTITY e 'x'>]>"])
  func `broken XML is a fault`(text: String) {
    #expect(throws: MarkupTree.Fault.self) { try MarkupTree(xml: Array(text.utf8)) }
  }

  @Test func `entities of the file's own are not put in`() throws {
    let bomb = "<!DOCTYPE a [<!ENTITY e \"xxxxxxxxxx\"><!ENTITY f SYSTEM \"file:///etc/passwd\">]><a>1&e;2&f;3</a>"
    #expect(try MarkupTree(xml: Array(bomb.utf8)).text(of: 0) == "123")
  }

  @Test func `prose changes, and code stays`() {
    let text = "a\n```\na\n```\na `a` ``a ` a`` a\n~~~~\na\n~~~\na\n~~~~\na ` a\n"
    let expected = "b\n```\na\n```\nb `a` ``a ` a`` b\n~~~~\na\n~~~\na\n~~~~\nb ` b\n"
    #expect(MarkdownParts.mapProse(text) { $0.replacing("a", with: "b") } == expected)
  }

  @Test(arguments: [
    ("content/notes/2024/a.md", "content/notes/2024/b.md", "b.md"),
    ("content/notes/2024/a.md", "content/notes/2023/b.md", "../2023/b.md"),
    ("content/notes/2024/a.md", "content/pages/b.md", "../../pages/b.md"),
  ])
  func `a relative path leads from one file to another`(from: String, to: String, path: String) {
    #expect(LinkMap.relative(from: from, to: to) == path)
  }
}
