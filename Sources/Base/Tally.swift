/// How often each of some things occurs, in the things' own order. Inlinable, since it sorts: code for any type at all
/// is thirty times as slow.
@inlinable package func tally<Item: Comparable>(_ items: [Item]) -> [(item: Item, count: Int)] {
  var counts: [(item: Item, count: Int)] = []
  for item in items.sorted() {
    if let last = counts.last, last.item == item {
      counts[counts.count - 1].count += 1
    } else {
      counts.append((item, 1))
    }
  }
  return counts
}

/// As `tally`, the most frequent first; those as frequent as one another in the things' own order.
@inlinable package func ranking<Item: Comparable>(_ items: [Item]) -> [(item: Item, count: Int)] {
  tally(items).sorted { ($1.count, $0.item) < ($0.count, $1.item) }
}
