package import Output

/// Earlier editions that a target itself keeps.
package protocol TargetHistory: Sendable {
  /// The edition before the one that is live; an error where there is none.
  func previousSite() async throws -> PastSite

  /// Makes it the live one, and says what the target calls its state then.
  func goBack(to past: PastSite) async throws -> String
}

/// An edition that was live before the one that is.
package struct PastSite: Sendable {
  /// What the target calls the live one, and this one.
  package let live: String
  package let name: String
  package let manifest: Manifest?
  /// The files of the live one that it does not have.
  package let gone: [String]

  /// `ours` are the files of the live edition, `theirs` those beside them; throws where one of theirs stands where a file
  /// would come back.
  init(live: String, name: String, manifest: Manifest?, over ours: Set<String>, beside theirs: Set<String>) throws {
    let paths = manifest?.paths ?? []
    if let first = filesInTheWay(of: paths, among: theirs).min() {
      throw PublishingError.refused(
        "the target holds a file that Gazette did not put there, where one would come back: \(first)",
        hint: "move it away")
    }
    self.live = live
    self.name = name
    self.manifest = manifest
    gone = ours.subtracting(paths).subtracting([Manifest.fileName]).sorted()
  }
}
