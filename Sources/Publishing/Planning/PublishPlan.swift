import Output

/// What publishing a site would change at a target: lists of paths, each sorted.
package struct PublishPlan: Sendable, Equatable {
  /// Files that are not there yet.
  package let added: [String]
  /// Files that are there with other bytes.
  package let changed: [String]
  /// Files of ours that are no longer part of the site.
  package let deleted: [String]
  /// Files there that are not ours: they stay.
  package let foreign: [String]
  /// Files there that are not ours, where a file of the site would have to be.
  package let inTheWay: [String]
  /// The size of the files that are added or changed, in bytes.
  package let bytes: Int
  /// Whether nothing of ours is there yet.
  package let isFirst: Bool
  /// The address of another site whose files are there; nil where there is none.
  package let otherSite: String?
  /// Whether the target already holds exactly this site.
  package let isEmpty: Bool

  init(_ site: BuiltFolder, over state: TargetState) {
    let new = site.manifest.paths
    let old = state.manifest?.paths ?? []
    let ours = old.union(state.unchanged)
    let foreign = state.files.subtracting(ours)
    added = new.subtracting(state.files).sorted()
    changed = new.intersection(state.files).subtracting(state.unchanged).sorted()
    deleted = old.subtracting(new).intersection(state.files).sorted()
    inTheWay = filesInTheWay(of: new, among: foreign.union(Self.twins(of: new, among: state.files))).sorted()
    self.foreign = foreign.subtracting(inTheWay).sorted()
    bytes = (added + changed).reduce(0) { $0 + (site.sizes[$1] ?? 0) }
    isFirst = state.manifest == nil
    otherSite = state.manifest?.site == site.manifest.site ? nil : state.manifest?.site
    isEmpty = added.isEmpty && changed.isEmpty && deleted.isEmpty && state.manifest == site.manifest
  }

  /// Throws where the plan must not be carried out. A site of another address is replaced only where the person said
  /// so.
  func check(replacesOtherSite: Bool) throws {
    if let first = inTheWay.first {
      let others = inTheWay.count > 1 ? " and \(inTheWay.count - 1) more" : ""
      throw PublishingError.refused(
        "the target contains files that Gazette did not put there, in the place of the site's own: \(first)\(others)",
        hint: "if another site is there, choose another place; otherwise move the files away")
    }
    if let otherSite, !replacesOtherSite {
      throw PublishingError.refused(
        "the target contains another site, \(otherSite)", hint: "--replace puts this site in its place")
    }
  }

  /// Names that are other bytes for the same characters, which are equal in Swift: `é` as one scalar or two. Such a
  /// file is not ours.
  private static func twins(of new: Set<String>, among files: Set<String>) -> Set<String> {
    files.filter { path in
      guard let index = new.firstIndex(of: path) else { return false }
      return !new[index].utf8.elementsEqual(path.utf8)
    }
  }
}

/// The files among `others` that would be replaced by new files, or by their folders, or that need a folder where a new
/// file comes.
func filesInTheWay(of new: Set<String>, among others: Set<String>) -> Set<String> {
  let folders = Set(new.flatMap(foldersAbove))
  return others.filter { new.contains($0) || folders.contains($0) || !new.isDisjoint(with: foldersAbove($0)) }
}

/// `a` and `a/b` of `a/b/c`.
func foldersAbove(_ path: String) -> [String] {
  path.indices.compactMap { path[$0] == "/" ? String(path[..<$0]) : nil }
}
