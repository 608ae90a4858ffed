/// How many unknown names of one file get a suggestion: looking for one costs as much as there are names, and nobody
/// reads hundreds of hints.
package let mostSuggestions = 100

/// The nearest of some names to one that does not exist, for a hint: `did you mean 'Lavrov'?`
///
/// Nearest by Damerau-Levenshtein distance without regard to case, at most a third of the name's length and at most
/// `edits`; ties go to the first in the order given.
package func nearest(
  to name: String, among candidates: some Sequence<String>, within edits: Int = .max
) -> String? {
  let wanted = Array(name.lowercased().unicodeScalars.prefix(80))
  let (length, letters) = (name.utf8.count, letterSet(name))
  var best: (name: String, distance: Int)?
  for candidate in candidates {
    // A letter that only one of the two has takes an edit: most candidates are too far away by that alone.
    let most = min(best.map { $0.distance - 1 } ?? edits, max(1, max(length, candidate.utf8.count) / 3))
    let other = letterSet(candidate)
    guard
      length > 80 || candidate.utf8.count > 80
        || max((letters & ~other).nonzeroBitCount, (other & ~letters).nonzeroBitCount) <= most
    else { continue }
    let scalars = Array(candidate.lowercased().unicodeScalars.prefix(80))
    let limit = min(best.map { $0.distance - 1 } ?? edits, max(1, max(wanted.count, scalars.count) / 3))
    guard abs(scalars.count - wanted.count) <= limit else { continue }
    let distance = editDistance(wanted, scalars)
    if distance <= limit { best = (candidate, distance) }
  }
  return best?.name
}

/// The ASCII letters and digits of a text, a bit each, without regard to case.
private func letterSet(_ text: String) -> UInt64 {
  text.utf8.reduce(into: 0) { set, byte in
    switch byte | 0x20 {
    case UInt8(ascii: "a")...UInt8(ascii: "z"): set |= 1 << UInt64((byte | 0x20) - UInt8(ascii: "a"))
    case UInt8(ascii: "0")...UInt8(ascii: "9"): set |= 1 << UInt64(26 + (byte | 0x20) - UInt8(ascii: "0"))
    default: break
    }
  }
}

/// Insertions, deletions, substitutions and swaps of neighbours that turn one text into the other.
private func editDistance(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Int {
  guard !a.isEmpty, !b.isEmpty else { return max(a.count, b.count) }
  var beforeLast = [Int](repeating: 0, count: b.count + 1)
  var last = Array(0...b.count)
  for i in 1...a.count {
    var current = [i]
    current.reserveCapacity(b.count + 1)
    for j in 1...b.count {
      var cost = min(last[j] + 1, current[j - 1] + 1, last[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1))
      if i > 1, j > 1, a[i - 1] == b[j - 2], a[i - 2] == b[j - 1] { cost = min(cost, beforeLast[j - 2] + 1) }
      current.append(cost)
    }
    (beforeLast, last) = (last, current)
  }
  return last[b.count]
}
