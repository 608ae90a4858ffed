import Base

/// Finds things by the names that people write for them: exact names before case-folded ones, and among either a slug
/// before a name before an alias.
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
    let rank: Rank
    let id: ID
  }

  private var exact: [String: [Entry]] = [:]
  private var folded: [String: [Entry]] = [:]
  /// Every name as it was written, with its bearer, in the order of insertion: for suggestions.
  private(set) var names: [(name: String, id: ID)] = []

  mutating func insert(_ name: String, _ id: ID, _ rank: Rank) {
    let key = nameKey(name)
    guard !key.isEmpty else { return }
    names.append((name, id))
    exact[key, default: []].append(Entry(rank: rank, id: id))
    folded[key.lowercased(), default: []].append(Entry(rank: rank, id: id))
  }

  /// What a name stands for; `pinned` things win over others that bear the name too.
  func match(_ name: String, pinned: Set<ID> = []) -> Match {
    let key = nameKey(name)
    for entries in [exact[key], folded[key.lowercased()]] {
      guard let entries, let rank = entries.map(\.rank.rawValue).min() else { continue }
      let bearers = Set(entries.filter { $0.rank.rawValue == rank }.map(\.id))
      if bearers.count == 1, let only = bearers.first { return .one(only) }
      let chosen = bearers.intersection(pinned)
      if chosen.count == 1, let only = chosen.first { return .one(only) }
      return .several(bearers.sorted())
    }
    return .none
  }

  /// The name nearest to one that nothing bears.
  func nearest(to name: String) -> (name: String, id: ID)? {
    guard let found = Base.nearest(to: name, among: names.lazy.map(\.name)) else { return nil }
    return names.first { $0.name == found }
  }
}

/// A name as it is compared: runs of white space are one space, apostrophes straight, hyphens plain; canonical
/// equivalence (NFC or NFD) is Swift's own equality of strings.
func nameKey(_ name: String) -> String {
  var isPlain = true
  var last: UInt8 = .space
  for byte in name.utf8 {
    if byte >= 0x80 || byte < 0x20 || (byte == .space && last == .space) {
      isPlain = false
      break
    }
    last = byte
  }
  if isPlain, last != .space { return name }
  var key = ""
  var gap = false
  for scalar in name.unicodeScalars {
    if scalar.properties.isWhitespace {
      gap = true
      continue
    }
    if gap && !key.isEmpty { key += " " }
    gap = false
    switch scalar {
    case "\u{2018}", "\u{2019}", "\u{02BC}": key += "'"
    case "\u{2010}", "\u{2011}": key += "-"
    case "\u{AD}", "\u{200B}": break
    default: key.unicodeScalars.append(scalar)
    }
  }
  return key
}
