/// The versions of the site that are kept side by side, and which of them is live.
struct Releases: Sendable, Equatable {
  private(set) var all: [Release]
  let live: Release?

  /// Names that are no names of releases are left out.
  init(names: some Sequence<String>, live: String?) {
    all = names.compactMap { Release($0) }.sorted()
    self.live = live.flatMap { Release($0) }
  }

  /// The name of the next one: its number is above all others, whether those are complete or not.
  func next(at instant: Int) -> Release {
    Release(number: max(all.last?.number ?? 0, live?.number ?? 0) + 1, instant: instant)
  }

  /// The one that was live before.
  var previous: Release? { live.flatMap { live in all.last { $0 < live } } }

  /// Those that may be deleted where some are kept: the older ones, and those that are newer than the live one, which
  /// were never complete or were rolled back.
  func superseded(keeping count: Int) -> [Release] {
    guard let live else { return all }
    let kept = Set(all.filter { $0 <= live }.suffix(max(1, count)))
    return all.filter { !kept.contains($0) }
  }
}
