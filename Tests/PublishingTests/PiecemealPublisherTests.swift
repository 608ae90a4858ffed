import Base
import Output
import Testing

@testable import Publishing

@Suite struct PiecemealPublisherTests {
  private let store = FakeStore()

  private static let traits: [String: FileTraits] = [
    "index.html": FileTraits(.index), "2025/W43/index.html": FileTraits(.index),
    "search/index.html": FileTraits(.index), "network/index.html": FileTraits(.index),
    "calendar/index.html": FileTraits(.index), "old/index.html": FileTraits(.redirect),
    "atom.xml": FileTraits(.feed), "data/actors.csv": FileTraits(.data),
    "style.04c589908ea9ed69.css": FileTraits(.asset, isNamedByContent: true),
    "map.04c589908ea9ed69.png": FileTraits(.asset),
  ]
  private static let files = Dictionary(
    uniqueKeysWithValues: (traits.keys + ["2025/10/21/a/index.html"]).map { ($0, $0) })

  private func publish(_ site: BuiltFolder) async throws {
    let workspace = try await TargetWorkspace.take(temporaryPath())
    let publisher = PiecemealPublisher(store, workspace)
    let state = try await publisher.state(comparedWith: site)
    _ = try await publisher.push(site, PublishPlan(site, over: state), over: state, progress: Progress(total: 0))
  }

  private static let manifest = FakeStore.Change.put([UploadFile(path: Manifest.fileName)])

  @Test func `digests, search, network and calendar go up after the pages that they list`() async throws {
    try await publish(try BuiltFolder.make(Self.files, traits: Self.traits))
    #expect(
      store.changes == [
        Self.manifest,
        .put([
          UploadFile(path: "data/actors.csv"), UploadFile(path: "map.04c589908ea9ed69.png"),
          UploadFile(path: "style.04c589908ea9ed69.css", isNamedByContent: true),
        ]),
        .put([UploadFile(path: "2025/10/21/a/index.html")]),
        .put([UploadFile(path: "old/index.html")]),
        .put(
          ["2025/W43", "calendar", "index.html", "network", "search"]
            .map { UploadFile(path: $0.hasSuffix(".html") ? $0 : $0 + "/index.html") }),
        .put([UploadFile(path: "atom.xml")]),
        Self.manifest,
      ])
  }

  @Test func `files are deleted in the opposite order, by the roles that the target's manifest remembers`() async throws
  {
    try await publish(try BuiltFolder.make(Self.files, traits: Self.traits))
    store.forgetChanges()
    try await publish(try BuiltFolder.make(["new.html": "new"]))
    #expect(
      store.changes == [
        Self.manifest, .put([UploadFile(path: "new.html")]),
        .delete(["atom.xml"]),
        .delete(
          ["2025/W43/index.html", "calendar/index.html", "index.html", "network/index.html", "search/index.html"]),
        .delete(["old/index.html"]), .delete(["2025/10/21/a/index.html"]),
        .delete(["data/actors.csv", "map.04c589908ea9ed69.png", "style.04c589908ea9ed69.css"]),
        Self.manifest,
      ])
    #expect(Set(store.files.keys) == ["new.html", Manifest.fileName])
  }

  @Test func `a file that comes where a folder was waits until the folder is gone`() async throws {
    try await publish(try BuiltFolder.make(["a/index.html": "1"]))
    store.forgetChanges()
    try await publish(try BuiltFolder.make(["a": "2"]))
    #expect(
      store.changes == [Self.manifest, .delete(["a/index.html"]), .put([UploadFile(path: "a")]), Self.manifest])
  }
}
