import Base
import Testing

@testable import Templates

/// A context declares each of its names once; templates read them from there.
@Suite struct ContextShapeTests {
  struct Item: TemplateContext {
    let name: String
    var tags: [String] = []

    static let shape = ContextShape<Self>(
      "item",
      [
        .text("name", "Its name.") { $0.name }, .texts("tags", "Its tags.") { $0.tags },
        .htmls("parts", "Its tags in bold.") { $0.tags.map { Array("<b>\($0)</b>".utf8) } },
      ])
  }

  struct Page: TemplateContext {
    var title: String? = "A & B"
    var body = "<p>x</p>"
    var isDraft = false
    var items: [Item] = []
    var first: Item?
    var leader: Item?

    static let shape = ContextShape<Self>(
      "page",
      [
        .text("title", "The title.") { $0.title }, .html("body", "The body.") { Array($0.body.utf8) },
        .flag("isDraft", "Whether it is a draft.") { $0.isDraft }, .list("items", "The items.") { $0.items },
        .record("first", "The first item.") { $0.first },
        .record("leader", "Made once.") { $0.leader.map(Prepared.init) },
      ])
  }

  private func load(_ template: String, _ shape: Shape = Page.recordShape) -> Diagnosed<TemplateSet> {
    let file = SourceFile(path: "main.mustache", bytes: Array(template.utf8))
    return TemplateSet.load(["main": file], roots: [.init("main", .record(shape))])
  }

  private func rendered(_ template: String, _ page: Page) throws -> String {
    let loaded = load(template)
    #expect(loaded.diagnostics == [])
    var output: [UInt8] = []
    try loaded.value.render("main", page.record, into: &output)
    return String(utf8: output)
  }

  // MARK: Reading

  @Test func `each name is read by its own closure, in the order of the shape`() {
    let record = Page(isDraft: true, items: [Item(name: "i")], first: Item(name: "f")).record
    #expect(Page.recordShape.fields.map(\.name) == ["title", "body", "isDraft", "items", "first", "leader"])
    #expect(record.count == 6)
    let kinds = (0..<record.count).map { slot in
      switch record.values[slot] {
      case .none: "none"
      case .text(let text): "text \(text)"
      case .html(let bytes): "html \(String(utf8: bytes))"
      case .flag(let flag): "flag \(flag)"
      case .list(let items): "list \(items.count)"
      case .record: "record"
      case .map: "map"
      }
    }
    #expect(kinds == ["text A & B", "html <p>x</p>", "flag true", "list 1", "record", "none"])
  }

  @Test func `the shape tells what each name is`() {
    #expect(
      Page.recordShape.fields.map { "\($0.name): \($0.type().name). \($0.documentation)" } == [
        "title: text. The title.", "body: HTML. The body.", "isDraft: yes or no. Whether it is a draft.",
        "items: list of item. The items.", "first: item. The first item.", "leader: item. Made once.",
      ])
    #expect(Item.recordShape.fields.map { $0.type().name } == ["text", "list of text", "list of HTML"])
  }

  @Test(arguments: [
    ("{{title}}", "A &amp; B"), ("{{{body}}}", "<p>x</p>"), ("{{#isDraft}}d{{/isDraft}}{{^isDraft}}p{{/isDraft}}", "p"),
    ("{{#items}}{{name}},{{/items}}", "a,b,"),
    ("{{#items}}{{name}}:{{#tags}}{{.}};{{/tags}} {{/items}}", "a:1;2; b: "),
    ("{{#items}}{{#parts}}{{{.}}}{{/parts}}{{/items}}", "<b>1</b><b>2</b>"),
    ("{{#first}}{{name}} of {{title}}{{/first}}", "f of A &amp; B"), ("{{first.name}}", "f"),
    ("{{#leader}}{{name}}{{/leader}}", "l"), ("{{leader.name}}", "l"),
  ])
  func `templates read texts, HTML, flags, lists and records`(template: String, result: String) throws {
    let page = Page(
      items: [Item(name: "a", tags: ["1", "2"]), Item(name: "b")], first: Item(name: "f"), leader: Item(name: "l"))
    #expect(try rendered(template, page) == result)
  }

  @Test(arguments: ["title", "first", "leader", "items"])
  func `what is not there is nothing`(name: String) throws {
    #expect(try rendered("{{#\(name)}}a{{/\(name)}}{{^\(name)}}b{{/\(name)}}", Page(title: nil)) == "b")
  }

  @Test func `a prepared context is read like the context itself`() throws {
    let prepared = Prepared(Item(name: "p", tags: ["1"]))
    #expect(Prepared<Item>.recordShape === Item.recordShape)
    #expect(prepared.record === prepared.record)
    let loaded = load("{{name}}{{#tags}}{{.}}{{/tags}}", Item.recordShape)
    var output: [UInt8] = []
    try loaded.value.render("main", prepared.record, into: &output)
    #expect(String(utf8: output) == "p1")
  }

  // MARK: Whether a list has items

  @Test(arguments: [([], "no"), ([Item(name: "a")], "yes"), ([Item(name: "a"), Item(name: "b")], "yes")])
  func `a list also answers whether it has items, once`(items: [Item], answer: String) throws {
    let template = "{{#hasItems}}yes{{/hasItems}}{{^hasItems}}no{{/hasItems}}"
    #expect(try rendered(template, Page(items: items)) == answer)
  }

  @Test func `the answer leaves the names around it as they are`() throws {
    let page = Page(items: [Item(name: "a", tags: ["1"]), Item(name: "b")])
    #expect(
      try rendered("{{#hasItems}}{{title}}:{{#items}}{{name}}{{#hasTags}}+{{/hasTags}}{{/items}}{{/hasItems}}", page)
        == "A &amp; B:a+b")
    // Within an item, the page's list can still be asked about.
    #expect(try rendered("{{#items}}{{#hasItems}}x{{/hasItems}}{{/items}}", page) == "xx")
  }

  @Test(arguments: [
    "hasTitle", "hasBody", "hasIsDraft", "hasFirst", "hasLeader", "hasNothing", "hasitems", "has", "hasTags",
  ])
  func `there is no such question about anything but a list`(name: String) {
    let loaded = load("{{#\(name)}}x{{/\(name)}}")
    #expect(loaded.diagnostics.map(\.id) == [.templateName])
    #expect(loaded.diagnostics.map { "\($0.location)" } == ["main.mustache:1:4"])
  }

  @Test(arguments: [("{{#item}}x{{/item}}", "did you mean 'items'?"), ("{{titel}}", "did you mean 'title'?")])
  func `a near miss is told what was meant`(template: String, hint: String) {
    #expect(load(template).diagnostics.map(\.hint) == [hint])
  }

  // MARK: Names of other contexts

  @Test(arguments: ["{{name}}", "{{#first}}{{body.name}}{{/first}}", "{{first.title}}", "{{#items}}{{nam}}{{/items}}"])
  func `a name that the context has not is an error`(template: String) {
    #expect(load(template).diagnostics.map(\.id) == [.templateName])
  }

  @Test func `contexts may hold one another`() throws {
    struct Node: TemplateContext {
      let name: String
      var children: [Node] = []

      static let shape = ContextShape<Self>(
        "node", [.text("name", "Its name.") { $0.name }, .list("children", "Below it.") { $0.children }])
    }
    let tree = Node(name: "a", children: [Node(name: "b", children: [Node(name: "c")]), Node(name: "d")])
    let loaded = load("{{name}}{{#hasChildren}}({{#children}}{{>main}}{{/children}}){{/hasChildren}}", Node.recordShape)
    var output: [UInt8] = []
    try loaded.value.render("main", tree.record, into: &output)
    #expect(String(utf8: output) == "a(b(c)d)")
  }
}
