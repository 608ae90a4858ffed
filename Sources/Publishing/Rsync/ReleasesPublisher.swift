import Base
import Output

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Publishes to a folder on a host that has each version of the site in a folder of its own, as
/// `releases/17-20261123T052253Z`, and the link `current` to the one that readers get. A release is whole before the
/// link leads to it, and the link changes in one step.
struct ReleasesPublisher: Publisher {
  let store: RsyncStore
  private let workspace: TargetWorkspace
  private let kept: Int

  static let folder = "releases"
  static let link = "current"

  init(_ store: RsyncStore, _ workspace: TargetWorkspace, keeping kept: Int) {
    self.store = store
    self.workspace = workspace
    self.kept = kept
  }

  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await mark.around(work)
  }

  private var mark: Mark { Mark(store: store, workspace: workspace) }

  func recover() async throws { try await mark.recover() }

  var history: (any TargetHistory)? { self }

  func folder(of release: Release) -> RsyncStore { store.folder(Self.folder + "/" + release.name) }

  /// The releases in the folder, the live one by the link, and the names that are not ours.
  func holdings() async throws -> (releases: Releases, others: Set<String>) {
    let rules = ["--include=/*", "--include=/\(Self.folder)/*/", "--exclude=*"]
    let listed = try await store.list(["--recursive"] + rules) ?? []
    var live: String?
    if let current = listed.first(where: { $0.path == Self.link }) {
      guard case .link(let target) = current.kind, target.hasPrefix(Self.folder + "/"),
        let release = Release(String(target.dropFirst(Self.folder.count + 1)))
      else {
        throw PublishingError.refused(
          "\(store.location)/\(Self.link) is not a link to a release of ours",
          hint: "name another folder, or write 'mode: inPlace' if a server reads this one itself")
      }
      live = release.name
    }
    let paths = listed.map(\.path)
    let names = paths.filter { $0.hasPrefix(Self.folder + "/") }.map { String($0.dropFirst(Self.folder.count + 1)) }
    let others = paths.filter { !$0.contains("/") && ![Self.folder, Self.link, Mark.folder].contains($0) }
    return (Releases(names: names, live: live), Set(others))
  }

  func state(comparedWith site: BuiltFolder) async throws -> TargetState {
    let (releases, others) = try await holdings()
    guard let live = releases.live else { return TargetState(manifest: nil, files: others, unchanged: []) }
    let place = folder(of: live)
    guard let sizes = try await place.list() else {
      throw PublishingError.refused("\(store.location)/\(Self.link) leads to \(live.name), which is not there")
    }
    let files = Set(sizes.keys).subtracting([Manifest.fileName])
    let candidates = files.filter { site.sizes[$0] == sizes[$0] }.sorted()
    return TargetState(
      manifest: try await manifest(in: place), files: files,
      unchanged: try await place.identical(candidates, to: site.folder), name: live.name)
  }

  func push(
    _ site: BuiltFolder, _ plan: PublishPlan, over state: TargetState, progress: Progress
  ) async throws -> [String] {
    let releases = try await holdings().releases
    // A release that is newer than the live one was never live, or was rolled back: it goes first, to make room.
    let gone = releases.superseded(keeping: .max)
    var notices = try await remove(gone, besides: state.files)
    let next = releases.next(at: time(nil))
    let place = folder(of: next)
    let theirs = try await fetchForeign(plan.foreign, of: releases.live)
    let link = releases.live.map { ["--link-dest=../\($0.name)"] } ?? []
    try await place.send(["--links"] + link, from: [site.folder + "/", theirs + "/"], progress: progress)
    let paths = site.manifest.paths.sorted() + [Manifest.fileName]
    guard try await place.identical(paths, to: site.folder).count == paths.count else {
      throw PublishingError.unverified("the release that was sent is not what was built; publish again")
    }
    try await store.putLink(Self.link, to: Self.folder + "/" + next.name)
    let rest = releases.all.filter { !gone.contains($0) } + [next]
    let old = Releases(names: rest.map(\.name), live: next.name).superseded(keeping: kept)
    notices += try await remove(old, besides: Set(paths + plan.foreign))
    return notices
  }

  /// A folder with the files of others in a release, which are taken along; throws where one cannot be read.
  func fetchForeign(_ paths: [String], of live: Release?) async throws -> String {
    let theirs = try workspace.emptyFolder("theirs")
    guard let live, !paths.isEmpty else { return theirs }
    try await folder(of: live).fetch(paths, into: theirs)
    let fetched = Set(try Disk.list(theirs).map(\.path))
    if let missing = paths.first(where: { !fetched.contains($0) }) {
      throw PublishingError.refused(
        "a file of others cannot be read, and would be missing from the new release: \(missing)",
        hint: "move it away, or make it readable")
    }
    return theirs
  }

  func isStill(_ state: TargetState, comparedWith site: BuiltFolder) async throws -> Bool {
    let (releases, others) = try await holdings()
    guard let live = releases.live else { return state.name.isEmpty && others == state.files }
    let files = try await folder(of: live).list() ?? [:]
    return live.name == state.name && Set(files.keys).subtracting([Manifest.fileName]) == state.files
  }

  /// The whole release was compared with the site before the link led to it, so some files are enough now.
  func verify(_ site: BuiltFolder) async throws -> String {
    try await verifySample(of: site)
    return try await holdings().releases.live?.name ?? ""
  }

  /// Deletes releases; a notice for each that stays, because it holds files of others that the live one does not have.
  private func remove(_ releases: [Release], besides live: Set<String>) async throws -> [String] {
    var notices: [String] = []
    for release in releases {
      let place = folder(of: release)
      let files = Set((try await place.list() ?? [:]).keys)
      // A release that is not whole was being sent, or deleted, when a run was killed.
      if let ours = try await manifest(in: place)?.paths, ours.isSubset(of: files) {
        let theirs = files.subtracting(ours).subtracting(live).subtracting([Manifest.fileName])
        if let first = theirs.min() {
          notices.append(
            "the release \(release.name) stays: it contains files that are not Gazette's, such as \(first)")
          continue
        }
      }
      try await store.folder(Self.folder).deleteFolders([release.name])
    }
    return notices
  }

  func manifest(in place: RsyncStore) async throws -> Manifest? {
    try await read([Manifest.fileName], of: place)[Manifest.fileName].flatMap { Manifest($0) }
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    try await read(paths, of: store.folder(Self.link))
  }

  private func read(_ paths: [String], of place: RsyncStore) async throws -> [String: [UInt8]] {
    try await place.read(paths, by: try workspace.emptyFolder("back"))
  }
}
