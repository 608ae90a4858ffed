import Base

/// Finds things by the names that people write for them. Exact names come before names in another case. Among either, a
/// slug comes before a name, and a name before an alias.
struct NameTable<ID: Hashable & Comparable & Sendable>: Sendable {
  enum Rank: Int, Sendable {
    case slug, name, alias, weakAlias
  }

  enum Match {
    case none
    case one(ID)
    case several([ID])
  }

  private struct Entry: Sendable {
    let key: String
    let rank: Rank
    let id: ID
  }

  /// Nearly every name belongs to one thing only, which then needs no array.
  private enum Entries: Sendable {
    case one(Entry)
    case several([Entry])
  }

  private var entries: [String: Entries] = [:]
  /// Every name as it was written, by the place of the thing that has it: for suggestions.
  private let lists: [[(name: String, rank: Rank)]]
  private let id: @Sendable (Int) -> ID

  /// Takes the names of things, a list for each in the order of their ids, made by `id`.
  init(_ lists: [[(name: String, rank: Rank)]], id: @escaping @Sendable (Int) -> ID) {
    self.lists = lists
    self.id = id
    let keys = concurrentMap(lists) { list in
      list.map { item in
        let key = nameKey(item.name)
        return (key, key.lowercased())
      }
    }
    entries.reserveCapacity(lists.count * 3)
    for (index, list) in lists.enumerated() {
      for (item, (key, folded)) in zip(list, keys[index]) where !key.isEmpty {
        let entry = Entry(key: key, rank: item.rank, id: id(index))
        switch entries.updateValue(.one(entry), forKey: folded) {
        case nil: break
        case .one(let first): entries[folded] = .several([first, entry])
        case .several(var others):
          others.append(entry)
          entries[folded] = .several(others)
        }
      }
    }
  }

  /// The things that a name means; `pinned` things win over others that have the name too.
  func match(_ name: String, pinned: Set<ID> = []) -> Match {
    let key = nameKey(name)
    let folded: [Entry]
    switch entries[key.lowercased()] {
    case nil: return .none
    case .one(let entry): return .one(entry.id)
    case .several(let entries): folded = entries
    }
    let exact = folded.filter { $0.key == key }
    let candidates = exact.isEmpty ? folded : exact
    if candidates.count == 1 { return .one(candidates[0].id) }
    let rank = candidates.map(\.rank.rawValue).min()
    let ids = Set(candidates.filter { $0.rank.rawValue == rank }.map(\.id))
    if ids.count == 1, let only = ids.first { return .one(only) }
    let chosen = ids.intersection(pinned)
    if chosen.count == 1, let only = chosen.first { return .one(only) }
    return .several(ids.sorted())
  }

  /// The known name that is most similar to an unknown one.
  func nearest(to name: String) -> (name: String, id: ID)? {
    guard let found = Base.nearest(to: name, among: lists.lazy.joined().map(\.name)),
      let place = lists.firstIndex(where: { $0.contains { $0.name == found } })
    else { return nil }
    return (found, id(place))
  }
}
