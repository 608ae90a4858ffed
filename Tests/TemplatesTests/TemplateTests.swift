import Base
import Testing

@testable import Templates

/// Our own cases for the rules of the official specification, for runs without its files.
@Suite struct TemplateTests {
  private let data = JSON.object([
    ("title", .text("<A & \"B\">")), ("yes", .flag(true)), ("no", .flag(false)), ("empty", .list([])),
    ("list", .list([.object([("name", .text("x"))]), .object([("name", .text("y"))])])),
    ("texts", .list([.text("1"), .text("2")])), ("inner", .object([("deep", .object([("name", .text("z"))]))])),
  ])

  @Test(arguments: [
    ("{{title}}", "&lt;A &amp; &quot;B&quot;&gt;"), ("{{{title}}}", "<A & \"B\">"), ("{{&title}}", "<A & \"B\">"),
    ("a{{! comment }}b", "ab"), ("a\n  {{! alone }}\nb", "a\nb"), ("{{#yes}}a{{/yes}}{{^yes}}b{{/yes}}", "a"),
    ("{{#no}}a{{/no}}{{^no}}b{{/no}}", "b"), ("{{^empty}}none{{/empty}}", "none"),
    ("{{#list}}{{name}}{{title}};{{/list}}", "x&lt;A &amp; &quot;B&quot;&gt;;y&lt;A &amp; &quot;B&quot;&gt;;"),
    ("{{#texts}}({{.}}){{/texts}}", "(1)(2)"), ("{{inner.deep.name}}", "z"),
    ("{{#inner.deep}}{{name}}{{/inner.deep}}", "z"),
    ("{{=<% %>=}}<%title%>{{title}}", "&lt;A &amp; &quot;B&quot;&gt;{{title}}"),
    ("  {{#yes}}\n  a\n  {{/yes}}\n", "  a\n"),
    ("{{missing}}{{#missing}}a{{/missing}}{{^missing}}b{{/missing}}", "b"), ("{{>none}}", ""),
    ("\r\n{{#yes}}\r\na\r\n{{/yes}}\r\n", "\r\na\r\n"),
  ])
  func `a template renders as expected`(template: String, result: String) throws {
    #expect(try rendered(template, data: data) == result)
  }

  @Test(arguments: [
    ("{{>p}}", "[x]\n"), ("a {{>p}} b", "a [x]\n b"), ("  {{>p}}\nend", "  [x]\nend"),
    ("{{<layout}}{{$body}}mine{{/body}}{{/layout}}", "<mine|default>\n"),
    ("{{<layout}}ignored{{/layout}}", "<none|default>\n"),
    ("{{<outer}}{{$a}}A{{/a}}{{/outer}}", "<A|B>\n"),
  ])
  func `partials and blocks render as expected`(template: String, result: String) throws {
    let partials = [
      "p": "[x]\n", "layout": "<{{$body}}none{{/body}}|{{$other}}default{{/other}}>\n",
      "outer": "{{<layout}}{{$body}}{{$a}}a{{/a}}{{/body}}{{$other}}B{{/other}}{{/layout}}",
    ]
    #expect(try rendered(template, partials: partials, data: data) == result)
  }

  private func diagnostics(_ files: [String: String]) -> [Diagnostic] {
    let sources = files.map { name, text in (name, SourceFile(path: "\(name).mustache", bytes: Array(text.utf8))) }
    return TemplateSet.load(Dictionary(uniqueKeysWithValues: sources), roots: [.init("main", data.type)]).diagnostics
  }

  @Test(arguments: [
    ("{{titel}}", "main.mustache:1:3", DiagnosticID.templateName, "did you mean 'title'?"),
    ("a\n  {{#list}}{{nam}}{{/list}}", "main.mustache:2:14", .templateName, "did you mean 'name'?"),
    ("{{inner.deep.nam}}", "main.mustache:1:3", .templateName, "did you mean 'name'?"),
    ("{{>mein}}", "main.mustache:1:4", .templatePartial, "did you mean 'main'?"),
    ("{{#list}}", "main.mustache:1:1", .templateSyntax, "close it with {{/list}}"),
    ("{{/list}}", "main.mustache:1:1", .templateSyntax, ""),
    (String(repeating: "{{#list}}", count: 5000), "main.mustache:1:892", .templateSyntax, ""),
    ("{{#list}}{{/lst}}", "main.mustache:1:10", .templateSyntax, "'list' was opened on line 1"),
    ("{{title", "main.mustache:1:1", .templateSyntax, ""),
    ("{{}}", "main.mustache:1:1", .templateSyntax, ""), ("{{=a=}}", "main.mustache:1:1", .templateSyntax, ""),
    ("{{list}}", "main.mustache:1:3", .templateType, "open a section: {{#list}}…{{/list}}"),
    ("{{{title}}}", "main.mustache:1:4", .templateEscaping, "write {{title}}"),
    ("{{>main}}", "main.mustache:1:4", .templateSyntax, ""),
  ])
  func `a mistake is found when the templates are loaded`(
    template: String, place: String, id: DiagnosticID, hint: String
  ) {
    let found = diagnostics(["main": template])
    #expect(found.map(\.id) == [id])
    #expect(found.first.map { "\($0.location)" } == place)
    #expect(found.first?.hint ?? "" == hint)
  }

  @Test func `a mistake in a partial is reported once, at its place`() {
    let found = diagnostics(["main": "{{>part}}{{>part}}{{#list}}{{>part}}{{/list}}", "part": "{{nothing}}"])
    #expect(Set(found.map { "\($0.location)" }) == ["part.mustache:1:3"])
  }

  @Test func `endless recursion is stopped`() throws {
    #expect(throws: RenderingError.self) { try rendered("{{#yes}}{{>main}}{{/yes}}", data: data) }
  }
}
