import Base
import Output

/// A store in which files change one by one: whatever moment it is left in, no page lacks what it shows, and one more
/// run brings it to its end.
struct PiecemealPublisher<Place: Store>: Publisher {
  private let store: Place
  private let workplace: Workplace

  init(_ store: Place, _ workplace: Workplace) {
    self.store = store
    self.workplace = workplace
  }

  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await mark.around(work)
  }

  private var mark: Mark { Mark(store: store, workplace: workplace) }

  func recover() async throws { try await mark.recover() }

  func standing(beside edition: Edition) async throws -> Standing {
    guard let sizes = try await store.list() else { return .nothing }
    let files = sizes.filter { path, _ in
      path != Manifest.fileName && !Mark.isMark(path) && !store.isLeftover(path)
    }
    let candidates = files.filter { edition.sizes[$0.key] == $0.value }.keys.sorted()
    let manifest = sizes[Manifest.fileName] == nil ? nil : try await readBack([Manifest.fileName])[Manifest.fileName]
    return Standing(
      manifest: manifest.flatMap { Manifest($0) }, files: Set(files.keys),
      unchanged: try await store.identical(candidates, to: edition.folder))
  }

  func push(
    _ edition: Edition, _ plan: Plan, over standing: Standing, progress: Progress
  ) async throws -> [String] {
    // First the list of all that is ours until the end: whatever is there then, the next run knows it for ours.
    let both = edition.manifest.files.merging(standing.manifest?.files ?? [:]) { new, _ in new }
    try await put(Manifest(site: edition.manifest.site, files: both))
    // A file cannot come where a folder is, or the other way round.
    let inTheWay = filesInTheWay(of: Set(plan.added), among: Set(plan.deleted))
    try await store.delete(inTheWay.sorted())
    for (_, paths) in Wave.sorted(plan.added + plan.changed, among: edition.manifest.paths) {
      try await store.put(paths, from: edition.folder, progress: progress)
    }
    // What leads to a page goes before it, and what it shows after it.
    for (_, paths) in Wave.sorted(plan.deleted.filter { !inTheWay.contains($0) }, among: standing.files).reversed() {
      try await store.delete(paths)
    }
    try await store.tidy()
    try await put(edition.manifest)
    return []
  }

  private func put(_ manifest: Manifest) async throws {
    let folder = try workplace.emptyFolder("manifest")
    try Disk.writeFile(manifest.bytes, to: folder + "/" + Manifest.fileName)
    try await store.put([Manifest.fileName], from: folder, progress: nil)
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    try await store.read(paths, by: try workplace.emptyFolder("back"))
  }
}
