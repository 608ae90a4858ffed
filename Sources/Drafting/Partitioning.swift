extension [Range<Int>] {
  /// Whether one of these ranges, which are sorted and do not overlap, overlaps another one.
  func overlap(_ range: Range<Int>) -> Bool {
    let first = partitioningIndex { $0.upperBound > range.lowerBound }
    return first < count && self[first].overlaps(range)
  }
}

extension Array {
  /// The first index whose element fulfils a condition. All later elements must fulfil it too.
  func partitioningIndex(where isPast: (Element) -> Bool) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if isPast(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
