import Base
import Output
import Synchronization

@testable import Publishing

/// A target in memory that remembers what is asked of it, in order.
final class FakePlace: Sendable {
  private let log = Mutex<[String]>([])
  /// The files that the target holds, the manifest among them.
  private let held = Mutex<[String: [UInt8]]>([:])

  var calls: [String] { log.withLock { $0 } }
  var files: [String: [UInt8]] { held.withLock { $0 } }

  func note(_ call: String) { log.withLock { $0.append(call) } }
  func forgetCalls() { log.withLock { $0 = [] } }
  func put(_ path: String, _ text: String) { held.withLock { $0[path] = Array(text.utf8) } }
  func hold(_ files: [String: [UInt8]]) { held.withLock { $0 = files } }
}

/// A kind of target whose only place is a fake one.
struct FakeTarget: TargetKind {
  static let name = "fake"
  static let placeKey = "to"

  let place: FakePlace
  /// Called when other publishers are kept out, before the target is looked at again.
  var meanwhile: @Sendable (FakePlace) -> Void = { _ in }
  /// Called after a push, before it is verified.
  var afterPush: @Sendable (FakePlace) -> Void = { _ in }
  var past: PastSite?

  init(_ place: FakePlace) { self.place = place }
  init?(_ settings: inout TargetSettings) { nil }

  var address: String { "memory" }

  func publisher(in workspace: TargetWorkspace) -> any Publisher { FakePublisher(target: self) }
}

struct FakePublisher: Publisher {
  let target: FakeTarget

  private var place: FakePlace { target.place }

  func recover() async throws { place.note("recover") }

  func state(comparedWith site: BuiltFolder) async throws -> TargetState {
    place.note("compare")
    return try compared(with: site)
  }

  private func compared(with site: BuiltFolder) throws -> TargetState {
    let files = place.files
    let others = Set(files.keys).subtracting([Manifest.fileName])
    return TargetState(
      manifest: files[Manifest.fileName].flatMap { Manifest($0) }, files: others,
      unchanged: try others.filter { try files[$0] == site.bytes(of: $0) }, name: "\(files.count)")
  }

  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    place.note("keep others out")
    target.meanwhile(place)
    return try await work()
  }

  func isStill(_ state: TargetState, comparedWith site: BuiltFolder) async throws -> Bool {
    place.note("check again")
    return try compared(with: site) == state
  }

  func push(
    _ site: BuiltFolder, _ plan: PublishPlan, over state: TargetState, progress: Progress
  ) async throws -> [String] {
    place.note("push")
    var files = place.files
    for path in plan.deleted { files[path] = nil }
    for path in site.manifest.files.keys { files[path] = try site.bytes(of: path) }
    files[Manifest.fileName] = try site.bytes(of: Manifest.fileName)
    place.hold(files)
    target.afterPush(place)
    return ["a notice"]
  }

  func verify(_ site: BuiltFolder) async throws -> String {
    place.note("verify")
    try await verifySample(of: site)
    return try compared(with: site).name
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    place.note("read back")
    return place.files.filter { paths.contains($0.key) }
  }

  var history: (any TargetHistory)? { target.past == nil ? nil : self }
}

extension FakePublisher: TargetHistory {
  func previousSite() async throws -> PastSite {
    place.note("look for the version before")
    guard let past = target.past else { throw PublishingError.refused("there is none") }
    return past
  }

  func goBack(to past: PastSite) async throws -> String {
    place.note("go back")
    place.hold([Manifest.fileName: past.manifest.bytes])
    target.afterPush(place)
    return past.name
  }
}
