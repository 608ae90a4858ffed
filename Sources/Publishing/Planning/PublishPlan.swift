import Output

/// What publishing an edition would do to a target: paths, sorted.
package struct PublishPlan: Sendable, Equatable {
  package let added: [String]
  package let changed: [String]
  package let deleted: [String]
  /// Files there that are not ours: they stay.
  package let foreign: [String]
  /// Those of them where a file of the edition would have to stand.
  package let inTheWay: [String]
  /// How many bytes the files that are added or changed have.
  package let bytes: Int
  /// Whether nothing of ours is there yet.
  package let isFirst: Bool
  /// The address of the other site whose files stand there.
  package let otherSite: String?
  /// Whether the target is as the edition is, to the last byte.
  package let isEmpty: Bool

  package init(_ site: BuiltSite, over state: TargetState) {
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

  /// Names that are other bytes for the same characters, which Swift takes for equal: `é` as one scalar or two. Such a file
  /// is not ours.
  private static func twins(of new: Set<String>, among files: Set<String>) -> Set<String> {
    files.filter { path in
      guard let index = new.firstIndex(of: path) else { return false }
      return !new[index].utf8.elementsEqual(path.utf8)
    }
  }
}

/// Those of some files that stand where files are to stand, above them or below them.
func filesInTheWay(of new: Set<String>, among others: Set<String>) -> Set<String> {
  let folders = Set(new.flatMap(foldersAbove))
  return others.filter { new.contains($0) || folders.contains($0) || !new.isDisjoint(with: foldersAbove($0)) }
}

/// `a` and `a/b` of `a/b/c`.
func foldersAbove(_ path: String) -> [String] {
  path.indices.compactMap { path[$0] == "/" ? String(path[..<$0]) : nil }
}
