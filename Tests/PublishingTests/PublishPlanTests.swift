import Base
import Output
import Testing

@testable import Publishing

@Suite struct PublishPlanTests {
  @Test func `what is new, other, gone and not ours`() throws {
    let site = try BuiltFolder.make(["index.html": "12", "new.html": "345", "same.css": "6"])
    let manifest = Manifest(
      site: "https://example.org/", pages: ["index.html", "same.css", "gone.html", "gone-already.html"])
    let state = TargetState(
      manifest: manifest, files: ["index.html", "same.css", "gone.html", "CNAME"], unchanged: ["same.css"])
    let plan = PublishPlan(site, over: state)
    #expect(plan.added == ["new.html"])
    #expect(plan.changed == ["index.html"])
    #expect(plan.deleted == ["gone.html"])
    #expect(plan.foreign == ["CNAME"])
    #expect(plan.inTheWay == [])
    #expect(plan.bytes == 5)
    #expect(!plan.isFirst && !plan.isEmpty && plan.otherSite == nil)
  }

  @Test func `nothing to do`() throws {
    let site = try BuiltFolder.make(["a": "1"])
    let state = TargetState(manifest: site.manifest, files: ["a", "theirs"], unchanged: ["a"])
    #expect(PublishPlan(site, over: state).isEmpty)
    // A list of more files than there are, as a killed run leaves it, is to be put right.
    let more = Manifest(site: "https://example.org/", pages: ["a", "b"])
    #expect(!PublishPlan(site, over: TargetState(manifest: more, files: ["a"], unchanged: ["a"])).isEmpty)
  }

  @Test(arguments: ["a.html", "folder", "folder/page/index.html/more", "folder/page"])
  func `a file of others where one of ours would stand`(path: String) throws {
    let site = try BuiltFolder.make(["a.html": "1", "folder/page/index.html": "2"])
    let plan = PublishPlan(site, over: TargetState(manifest: nil, files: [path, "folder/other"], unchanged: []))
    #expect(plan.inTheWay == [path])
    #expect(plan.foreign == ["folder/other"])
  }

  @Test func `a name in another Unicode form is another file`() throws {
    let plan = PublishPlan(
      try BuiltFolder.make(["\u{E9}.txt": "1"]),
      over: TargetState(manifest: nil, files: ["e\u{301}.txt"], unchanged: []))
    #expect(plan.inTheWay.count == 1)
  }

  @Test func `the same bytes are not in the way`() throws {
    let plan = PublishPlan(
      try BuiltFolder.make(["CNAME": "x"]), over: TargetState(manifest: nil, files: ["CNAME"], unchanged: ["CNAME"]))
    #expect(plan.inTheWay == [] && plan.added == [] && !plan.isEmpty)
  }

  @Test func `a site of another address`() throws {
    let other = Manifest(site: "https://other.example/", pages: ["a"])
    #expect(
      PublishPlan(try BuiltFolder.make(["a": "1"]), over: TargetState(manifest: other, files: ["a"], unchanged: []))
        .otherSite
        == "https://other.example/")
    let silent = Manifest(site: nil, pages: ["a"])
    #expect(
      PublishPlan(try BuiltFolder.make(["a": "1"]), over: TargetState(manifest: silent, files: ["a"], unchanged: []))
        .otherSite
        == nil)
  }
}
