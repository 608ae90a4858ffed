/// The editions that are kept side by side, and which of them is live.
package struct Releases: Sendable, Equatable {
  private(set) var all: [Release]
  let live: Release?

  init(names: some Sequence<String>, live: String?) {
    all = names.compactMap { Release($0) }.sorted()
    self.live = live.flatMap { Release($0) }
  }

  /// The name of the one that comes next: above all that there are, whole or not.
  func next(at instant: Int) -> Release {
    Release(number: max(all.last?.number ?? 0, live?.number ?? 0) + 1, instant: instant)
  }

  /// The one that was live before.
  var previous: Release? { live.flatMap { live in all.last { $0 < live } } }

  /// Those that may go, where some are kept: what is older than these, and what is newer than the live one, which was
  /// never whole or was gone back from.
  func superseded(keeping count: Int) -> [Release] {
    guard let live else { return all }
    let kept = Set(all.filter { $0 <= live }.suffix(max(1, count)))
    return all.filter { !kept.contains($0) }
  }
}
