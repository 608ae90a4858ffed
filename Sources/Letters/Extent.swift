import Site

/// How much of an edition is in a letter.
struct Extent {
  /// How many notes are in it in full, counted from the first note.
  var full = 0
  /// How many notes have their summary in it, and how many are in it at all.
  let whole: Int
  let titled: Int
  /// Whether the lead is in it. If not, the letter has a link to it.
  var hasLead = true
  /// Whether the corrections of other notes are in it. If not, they are only counted.
  var hasCorrections = true

  static func all(of edition: Edition) -> Extent {
    let count = edition.lines.count
    return Extent(full: edition.isFull ? count : 0, whole: count, titled: count)
  }
}

extension Edition {
  /// The largest letter, in bytes: mail programs cut longer ones off.
  static let longestLetter = 100_000

  /// The longest letter that is allowed. If a letter is too long with everything in it, the last notes have their
  /// summaries in place of their texts; then they lose their summaries; if that is not enough, they are only counted. A
  /// lead that leaves no room for any title becomes a link, and corrections of other notes that leave none are only
  /// counted. `make` makes the letter with an extent.
  func fitting(_ make: (Extent) throws -> [UInt8]) throws -> [UInt8] {
    let count = lines.count
    let all = try make(.all(of: self))
    guard all.count > Self.longestLetter else { return all }
    if isFull, let full = try most(count, { try make(Extent(full: $0, whole: count, titled: count)) }) {
      return try make(Extent(full: full, whole: count, titled: count))
    }
    // As many summaries as there is room for; if there is room for none, as many titles as possible.
    for (hasLead, hasCorrections) in [(true, true), (false, true), (false, false)] {
      func extent(_ whole: Int, _ titled: Int) -> Extent {
        Extent(whole: whole, titled: titled, hasLead: hasLead, hasCorrections: hasCorrections)
      }
      if let whole = try most(count + 1, { try make(extent($0, count)) }) { return try make(extent(whole, count)) }
      if let titled = try most(count, { try make(extent(0, $0)) }), titled > 0 { return try make(extent(0, titled)) }
    }
    return try make(.init(whole: 0, titled: 0, hasLead: false, hasCorrections: false))
  }

  /// The greatest number below `limit` that still fits into a letter; nil if none does.
  private func most(_ limit: Int, _ make: (Int) throws -> [UInt8]) rethrows -> Int? {
    var (low, high) = (-1, limit)
    while high - low > 1 {
      let middle = (low + high) / 2
      if try make(middle).count <= Self.longestLetter { low = middle } else { high = middle }
    }
    return low < 0 ? nil : low
  }

  /// `8 more notes`, for the notes that a letter has no room for.
  func further(_ extent: Extent) -> String? {
    let rest = lines.count - extent.titled
    return rest > 0 ? site.strings.counted(rest, .moreNotes) : nil
  }

  /// `8 corrections`, for those of other notes that a letter has no room for.
  func furtherCorrections(_ extent: Extent) -> String? {
    extent.hasCorrections || corrections.isEmpty ? nil : site.strings.counted(corrections.count, .corrections)
  }
}

extension Phrase {
  static let leadOnSite = Phrase("leadOnSite")
}
