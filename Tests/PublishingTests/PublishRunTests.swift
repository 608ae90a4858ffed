import Base
import Foundation
import Output
import Synchronization
import Testing

@testable import Publishing

@Suite struct PublishRunTests {
  private let place = FakePlace()
  private let cache = temporaryPath()
  private static let site = ["index.html": "home", "a/index.html": "a", "b/index.html": "b"]

  private struct NobodyAnswers: Error {}
  private struct BrokenBuild: Error {}

  /// A run over the fake place; every question gets the answer, and nil stands for nobody who could give one.
  private func run(
    answer: Bool? = true, maxDeletes: Int = 256, _ change: (inout FakeTarget) -> Void = { _ in }
  ) -> PublishRun {
    var fake = FakeTarget(place)
    change(&fake)
    let target = PublishTarget(
      name: "web", place: fake, location: SourceLocation(path: "gazette.yml"), url: nil, audience: nil,
      maxDeletes: maxDeletes)
    let dialogue = PublishDialogue(
      show: { [place] _ in place.note("show") },
      confirm: { [place] question in
        place.note("ask" + (question.isFirst ? ": first" : "") + (question.deletions.map { ": delete \($0)" } ?? ""))
        guard let answer else { throw NobodyAnswers() }
        return answer
      },
      begin: { _ in {} })
    return PublishRun(target, cache: cache, dialogue: dialogue)
  }

  @discardableResult private func publish(
    _ run: PublishRun, _ files: [String: String] = site, _ options: PublishRun.Options = PublishRun.Options(),
    address: String = "https://example.org/"
  ) async throws -> PublishResult {
    try await run.publish(options, at: 0) { try BuiltFolder.make(files, address: address, at: $0) }
  }

  // MARK: The order

  @Test func `the first publish goes through every step in order`() async throws {
    let result = try await publish(run())
    #expect(result.outcome == .published && result.notices == ["a notice"])
    #expect(
      place.calls == [
        "recover", "compare", "show", "ask: first", "keep others out", "check again", "push", "verify", "read back",
      ])
    #expect(place.files["a/index.html"] == Array("a".utf8))
  }

  @Test func `a second publish changes nothing`() async throws {
    try await publish(run())
    place.forgetCalls()
    let result = try await publish(run())
    #expect(result.outcome == .unchanged && result.state == "4")
    #expect(place.calls == ["recover", "compare", "show"])
  }

  @Test func `a change is published without a question`() async throws {
    try await publish(run())
    place.forgetCalls()
    #expect(try await publish(run(answer: nil), ["index.html": "new", "a/index.html": "a"]).outcome == .published)
    #expect(!place.calls.contains { $0.hasPrefix("ask") } && place.calls.contains("push"))
    #expect(place.files["b/index.html"] == nil)
  }

  @Test func `a dry run shows the plan and touches nothing`() async throws {
    let result = try await publish(run(), Self.site, PublishRun.Options(isDryRun: true))
    #expect(result.outcome == .planned && result.plan.added.count == 3)
    #expect(place.calls == ["compare", "show"])
    #expect(place.files.isEmpty)
  }

  @Test func `nothing is pushed when the answer is no`() async throws {
    await #expect(throws: PublishingError.refused("not published")) { try await publish(run(answer: false)) }
    #expect(place.calls == ["recover", "compare", "show", "ask: first"])
    #expect(place.files.isEmpty)
  }

  @Test func `nothing is pushed when nobody answers`() async throws {
    await #expect(throws: NobodyAnswers.self) { try await publish(run(answer: nil)) }
    #expect(place.calls.last == "ask: first" && place.files.isEmpty)
  }

  @Test func `the target is not looked at where the build fails`() async throws {
    await #expect(throws: BrokenBuild.self) {
      try await run().publish(at: 0) { _ in throw BrokenBuild() }
    }
    #expect(place.calls == [])
  }

  @Test func `a change by somebody else since the comparison is a race`() async throws {
    try await publish(run())
    let other = run { $0.meanwhile = { $0.put("theirs.html", "theirs") } }
    await #expect(throws: PublishingError.race("somebody else published there meanwhile: nothing was changed")) {
      try await publish(other, ["index.html": "new"])
    }
    #expect(place.calls.last == "check again")
    #expect(place.files["index.html"] == Array("home".utf8))
  }

  @Test func `what was pushed is read back, and a difference is an error`() async throws {
    let damaged = run { $0.afterPush = { $0.put("index.html", "damaged") } }
    await #expect(throws: PublishingError.unverified("index.html, read back, is not what was sent; publish again")) {
      try await publish(damaged)
    }
    #expect(place.calls.suffix(3) == ["push", "verify", "read back"])
    // A site that was not verified is not remembered as live.
    await #expect(throws: PublishingError.self) { try await run().rollBack() }
  }

  // MARK: What is refused or asked

  @Test(arguments: [(1, true), (2, false)])
  func `more deletions than allowed are a question`(maxDeletes: Int, asks: Bool) async throws {
    try await publish(run())
    place.forgetCalls()
    try await publish(run(maxDeletes: maxDeletes), ["index.html": "home"])
    #expect(place.calls.contains("ask: delete 2") == asks)
  }

  @Test func `a file of others in the way is refused before anything is asked`() async throws {
    place.put("index.html", "theirs")
    await #expect(throws: PublishingError.self) { try await publish(run()) }
    #expect(place.calls == ["recover", "compare", "show"])
    #expect(place.files == ["index.html": Array("theirs".utf8)])
  }

  @Test func `another site is replaced only where the person said so`() async throws {
    try await publish(run())
    let before = place.files
    await #expect(throws: PublishingError.self) {
      try await publish(run(), Self.site, address: "https://other.example/")
    }
    #expect(place.files == before)
    try await publish(
      run(), Self.site, PublishRun.Options(replacesOtherSite: true), address: "https://other.example/")
    #expect(place.files != before)
  }

  // MARK: Going back

  @Test func `this machine goes back to the site that it published before`() async throws {
    try await publish(run())
    try await publish(run(), ["index.html": "new"])
    place.forgetCalls()
    let result = try await run().rollBack()
    #expect(result.address == "https://example.org/" && result.from == nil)
    #expect(
      place.calls == [
        "recover", "compare", "compare", "show", "keep others out", "check again", "push", "verify", "read back",
      ])
    #expect(place.files["b/index.html"] == Array("b".utf8))
  }

  @Test func `there has to be a version to go back to, and the live one has to be ours`() async throws {
    try await publish(run())
    await #expect(throws: PublishingError.self) { try await run().rollBack() }
    try await publish(run(), ["index.html": "new"])
    place.put("index.html", "changed by hand")
    await #expect(throws: PublishingError.self) { try await run().rollBack() }
    #expect(place.files["index.html"] == Array("changed by hand".utf8))
  }

  private func past(gone: Int = 0) throws -> PastSite {
    try PastSite(
      live: "2", name: "1", manifest: Manifest(site: "https://example.org/", pages: ["index.html"]),
      over: Set((0..<gone).map { "gone-\($0).html" }), beside: [])
  }

  @Test func `a target goes back by its own history`() async throws {
    let past = try past()
    let result = try await run { $0.past = past }.rollBack()
    #expect(result.from == "2" && result.to == "1" && result.state == "1")
    #expect(
      place.calls == ["recover", "look for the version before", "keep others out", "go back", "read back"])
  }

  @Test func `going back asks before many deletions, and reads back what is live`() async throws {
    let past = try past(gone: 3)
    await #expect(throws: PublishingError.refused("not published")) {
      try await run(answer: false, maxDeletes: 2) { $0.past = past }.rollBack()
    }
    #expect(place.calls.last == "ask: delete 3")
    await #expect(throws: PublishingError.unverified("the live site is not the version before; publish again")) {
      try await run {
        $0.past = past
        $0.afterPush = { $0.hold([:]) }
      }.rollBack()
    }
  }

  @Test func `a target that keeps its own history needs no copy on this machine`() async throws {
    let past = try past()
    try await publish(run { $0.past = past })
    try await publish(run { $0.past = past }, ["index.html": "new"])
    await #expect(throws: PublishingError.self) { try await run().rollBack() }
  }

  @Test func `each step that began also ends, even where it fails`() async throws {
    let steps = Mutex<[String]>([])
    let target = PublishTarget(
      name: "web", place: FakeTarget(place), location: SourceLocation(path: "gazette.yml"), url: nil, audience: nil,
      maxDeletes: 0)
    let place = place
    let dialogue = PublishDialogue(show: { _ in place.put("theirs.html", "theirs") }, confirm: { _ in true }) { step in
      let name = if case .comparing = step { "comparing" } else { "sending" }
      steps.withLock { $0.append(name) }
      return { steps.withLock { $0.append("end of " + name) } }
    }
    await #expect(throws: PublishingError.self) {
      try await publish(PublishRun(target, cache: cache, dialogue: dialogue))
    }
    #expect(steps.withLock { $0 } == ["comparing", "end of comparing", "sending", "end of sending"])
  }
}
