import Base
import Output

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A folder on a host with each edition in a folder of its own, `releases/17-20261123T052253Z`, and the link `current` to
/// the one that readers get. A release is whole before the link leads there, and the link changes in one step.
struct ReleasesPublisher: Publisher {
  private let store: RsyncStore
  private let workplace: Workplace
  private let kept: Int

  private static let folder = "releases"
  private static let link = "current"

  init(_ store: RsyncStore, _ workplace: Workplace, keeping kept: Int) {
    self.store = store
    self.workplace = workplace
    self.kept = kept
  }

  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await mark.around(work)
  }

  private var mark: Mark { Mark(store: store, workplace: workplace) }

  func recover() async throws { try await mark.recover() }

  var history: (any EditionHistory)? { self }

  private func folder(of release: Release) -> RsyncStore { store.folder(Self.folder + "/" + release.name) }

  /// What lies in the folder: the releases, the live one by the link, and names that are not ours.
  private func holdings() async throws -> (releases: Releases, others: Set<String>) {
    let rules = ["--include=/*", "--include=/\(Self.folder)/*/", "--exclude=*"]
    let listed = try await store.list(["--recursive"] + rules) ?? []
    var live: String?
    if let current = listed.first(where: { $0.path == Self.link }) {
      guard case .link(let target) = current.kind, target.hasPrefix(Self.folder + "/"),
        let release = Release(String(target.dropFirst(Self.folder.count + 1)))
      else {
        throw PublishingError.refused(
          "\(store.location)/\(Self.link) is not a link to a release of ours",
          hint: "name another folder, or 'mode: inPlace' where a server reads this one itself")
      }
      live = release.name
    }
    let paths = listed.map(\.path)
    let names = paths.filter { $0.hasPrefix(Self.folder + "/") }.map { String($0.dropFirst(Self.folder.count + 1)) }
    let others = paths.filter { !$0.contains("/") && ![Self.folder, Self.link, Mark.folder].contains($0) }
    return (Releases(names: names, live: live), Set(others))
  }

  func standing(beside edition: Edition) async throws -> Standing {
    let (releases, others) = try await holdings()
    guard let live = releases.live else { return Standing(manifest: nil, files: others, unchanged: []) }
    let place = folder(of: live)
    guard let sizes = try await place.list() else {
      throw PublishingError.refused("\(store.location)/\(Self.link) leads to \(live.name), which is not there")
    }
    let files = Set(sizes.keys).subtracting([Manifest.fileName])
    let candidates = files.filter { edition.sizes[$0] == sizes[$0] }.sorted()
    return Standing(
      manifest: try await manifest(in: place), files: files,
      unchanged: try await place.identical(candidates, to: edition.folder), name: live.name)
  }

  func push(
    _ edition: Edition, _ plan: Plan, over standing: Standing, progress: Progress
  ) async throws -> [String] {
    let releases = try await holdings().releases
    let next = releases.next(at: time(nil))
    let place = folder(of: next)
    // What is not ours in the live release comes along.
    let theirs = try workplace.emptyFolder("theirs")
    var options = ["--links"]
    if let live = releases.live {
      try await folder(of: live).fetch(plan.foreign, into: theirs)
      options.append("--link-dest=../\(live.name)")
    }
    try await place.send(options, from: [edition.folder + "/", theirs + "/"], progress: progress)
    let paths = edition.manifest.paths.sorted() + [Manifest.fileName]
    guard try await place.identical(paths, to: edition.folder).count == paths.count else {
      throw PublishingError.unverified("the release that was sent is not what was built; publish again")
    }
    try await store.putLink(Self.link, to: Self.folder + "/" + next.name)
    // What was newer than the live one before was never live, or was gone back from.
    let gone = releases.superseded(keeping: .max)
    let rest = releases.all.filter { !gone.contains($0) } + [next]
    let old = Releases(names: rest.map(\.name), live: next.name).superseded(keeping: kept)
    return try await remove(gone + old, besides: Set(paths + plan.foreign))
  }

  func isStill(_ standing: Standing, beside edition: Edition) async throws -> Bool {
    let (releases, others) = try await holdings()
    guard let live = releases.live else { return standing.name.isEmpty && others == standing.files }
    let files = try await folder(of: live).list() ?? [:]
    return live.name == standing.name && Set(files.keys).subtracting([Manifest.fileName]) == standing.files
  }

  /// All of it was held to the edition before the link led there.
  func verify(_ edition: Edition) async throws -> String {
    try await verifySample(of: edition)
    return try await holdings().releases.live?.name ?? ""
  }

  /// Deletes releases; says which stay since they hold files that are not ours and are not in the live one either.
  private func remove(_ releases: [Release], besides live: Set<String>) async throws -> [String] {
    var notices: [String] = []
    for release in releases {
      let place = folder(of: release)
      let files = Set((try await place.list() ?? [:]).keys)
      // One that is not whole was being sent, or deleted, when a run was killed.
      if let ours = try await manifest(in: place)?.paths, ours.isSubset(of: files) {
        let theirs = files.subtracting(ours).subtracting(live).subtracting([Manifest.fileName])
        if let first = theirs.min() {
          notices.append("the release \(release.name) stays: it holds files that are not Gazette's, as \(first)")
          continue
        }
      }
      try await store.folder(Self.folder).deleteFolders([release.name])
    }
    return notices
  }

  private func manifest(in place: RsyncStore) async throws -> Manifest? {
    try await read([Manifest.fileName], of: place)[Manifest.fileName].flatMap { Manifest($0) }
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    try await read(paths, of: store.folder(Self.link))
  }

  private func read(_ paths: [String], of place: RsyncStore) async throws -> [String: [UInt8]] {
    let folder = try workplace.emptyFolder("back")
    try await place.fetch(paths, into: folder)
    var found: [String: [UInt8]] = [:]
    for path in paths { found[path] = Disk.bytes(of: folder + "/" + path) }
    return found
  }
}

extension ReleasesPublisher: EditionHistory {
  func rollBack() async throws -> (from: String, to: String) {
    let releases = try await holdings().releases
    guard let live = releases.live else { throw PublishingError.refused("nothing is published there yet") }
    guard let previous = releases.previous else {
      throw PublishingError.refused("\(live.name) is the only release there")
    }
    let place = folder(of: previous)
    let files = try await place.list() ?? [:]
    guard let manifest = try await manifest(in: place), manifest.paths.isSubset(of: Set(files.keys)) else {
      throw PublishingError.refused("the release before, \(previous.name), is not whole")
    }
    try await store.putLink(Self.link, to: Self.folder + "/" + previous.name)
    return (live.name, previous.name)
  }
}
