import Base
import Output

/// A store in which files change one by one. Whenever it is interrupted, no page lacks what it shows, and running it
/// once more finishes the job.
struct PiecemealPublisher<Place: Store>: Publisher {
  private let store: Place
  private let workspace: TargetWorkspace

  init(_ store: Place, _ workspace: TargetWorkspace) {
    self.store = store
    self.workspace = workspace
  }

  private var mark: Mark { Mark(store: store, workspace: workspace) }

  func recover() async throws { try await mark.recover() }

  func exclusively<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    try await mark.around(work)
  }

  func state(comparedWith site: BuiltFolder) async throws -> TargetState {
    guard let sizes = try await store.list() else { return .nothing }
    let files = sizes.filter { path, _ in
      path != Manifest.fileName && !Mark.isMark(path) && !store.isLeftover(path)
    }
    let candidates = files.filter { site.sizes[$0.key] == $0.value }.keys.sorted()
    let manifest = sizes[Manifest.fileName] == nil ? nil : try await readBack([Manifest.fileName])[Manifest.fileName]
    return TargetState(
      manifest: manifest.flatMap { Manifest($0) }, files: Set(files.keys),
      unchanged: try await store.identical(candidates, to: site.folder))
  }

  func push(
    _ site: BuiltFolder, _ plan: PublishPlan, over state: TargetState, progress: Progress
  ) async throws -> [String] {
    let files = site.manifest.files
    // Until the end the list has the files of both sites: whenever this is interrupted, the next run knows what is
    // ours.
    let both = files.merging(state.manifest?.files ?? [:]) { new, _ in new }
    try await put(Manifest(site: site.manifest.site, files: both))
    // A file cannot come where a folder is, or the other way round.
    let inTheWay = filesInTheWay(of: Set(plan.added), among: Set(plan.deleted))
    try await store.delete(inTheWay.sorted())
    for paths in UploadOrder.steps(of: plan.added + plan.changed, by: files) {
      let step = paths.map { UploadFile(path: $0, isNamedByContent: files[$0]?.isNamedByContent ?? false) }
      try await store.put(step, from: site.folder, progress: progress)
    }
    let gone = plan.deleted.filter { !inTheWay.contains($0) }
    for paths in UploadOrder.steps(of: gone, by: both).reversed() { try await store.delete(paths) }
    try await store.tidy()
    try await put(site.manifest)
    return []
  }

  private func put(_ manifest: Manifest) async throws {
    let folder = try workspace.emptyFolder("manifest")
    try Disk.writeFile(manifest.bytes, to: folder + "/" + Manifest.fileName)
    try await store.put([UploadFile(path: Manifest.fileName)], from: folder, progress: nil)
  }

  func readBack(_ paths: [String]) async throws -> [String: [UInt8]] {
    try await store.read(paths, by: try workspace.emptyFolder("back"))
  }
}
