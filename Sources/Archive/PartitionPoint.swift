extension RandomAccessCollection {
  /// The first place whose element does not come before a point, if all elements that do come first; found by halving.
  /// `[1, 2, 4].partitionPoint { $0 < 3 }` is 2.
  package func partitionPoint(_ isBefore: (Element) -> Bool) -> Index {
    var (start, count) = (startIndex, self.count)
    while count > 0 {
      let middle = index(start, offsetBy: count / 2)
      if isBefore(self[middle]) {
        start = index(after: middle)
        count -= count / 2 + 1
      } else {
        count /= 2
      }
    }
    return start
  }
}
