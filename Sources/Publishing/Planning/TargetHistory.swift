import Output

/// Earlier versions of the site that a target itself keeps.
protocol TargetHistory: Sendable {
  /// The version before the live one; throws where there is none.
  func previousSite() async throws -> PastSite

  /// Makes an earlier version the live one, and returns what the target calls its state then. Throws a race where the
  /// live version is no longer the one that `past` names.
  func goBack(to past: PastSite) async throws -> String
}

/// A version of the site that was live before.
struct PastSite: Sendable {
  /// What the target calls the live version.
  let live: String
  /// What the target calls this version.
  let name: String
  let manifest: Manifest
  /// The files of the live version that this one does not have.
  let gone: [String]

  /// `ours` are the files of the live version, `theirs` other people's files beside them. Throws where one of theirs is
  /// in the place of a file that would come back.
  init(live: String, name: String, manifest: Manifest, over ours: Set<String>, beside theirs: Set<String>) throws {
    let paths = manifest.paths
    if let first = filesInTheWay(of: paths, among: theirs).min() {
      throw PublishingError.refused(
        "the target contains a file that Gazette did not put there, in the place of one that would come back: \(first)",
        hint: "move it away")
    }
    self.live = live
    self.name = name
    self.manifest = manifest
    gone = ours.subtracting(paths).subtracting([Manifest.fileName]).sorted()
  }
}
