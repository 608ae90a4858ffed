import Base
import Output

extension ReleasesPublisher: TargetHistory {
  func previousSite() async throws -> PastSite {
    let releases = try await holdings().releases
    guard let live = releases.live else { throw PublishingError.refused("nothing is published there yet") }
    guard let previous = releases.previous else {
      throw PublishingError.refused("\(live.name) is the only release there")
    }
    let place = folder(of: previous)
    let files = Set((try await place.list() ?? [:]).keys)
    guard let manifest = try await manifest(in: place), manifest.paths.isSubset(of: files) else {
      throw PublishingError.refused("the release before it, \(previous.name), is not complete")
    }
    let (ours, theirs) = try await contents(of: live)
    return try PastSite(live: live.name, name: previous.name, manifest: manifest, over: ours, beside: theirs)
  }

  func goBack(to past: PastSite) async throws -> String {
    guard let live = try await holdings().releases.live, live.name == past.live else {
      throw PublishingError.race("somebody else published there meanwhile: nothing was changed")
    }
    // Files that others have put into the live release since are taken along.
    let theirs = try await fetchForeign(try await contents(of: live).theirs.sorted(), of: live)
    try await store.folder(Self.folder + "/" + past.name).send(["--links"], from: [theirs + "/"], progress: nil)
    try await store.putLink(Self.link, to: Self.folder + "/" + past.name)
    return past.name
  }

  /// The files of a release that are ours, and those that are not.
  private func contents(of release: Release) async throws -> (ours: Set<String>, theirs: Set<String>) {
    let place = folder(of: release)
    let files = Set((try await place.list() ?? [:]).keys).subtracting([Manifest.fileName])
    let ours = try await manifest(in: place)?.paths ?? []
    return (ours.intersection(files), files.subtracting(ours))
  }
}
