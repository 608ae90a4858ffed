import Site

/// How much of an edition a letter holds.
struct Extent {
  /// How many of the notes stand in it with their summary, and how many at all, from the first on.
  let whole: Int
  let titled: Int
  /// Whether the lead stands in it, and not only where to read it.
  var hasLead = true

  static func all(of edition: Edition) -> Extent {
    let count = edition.notes.count
    return Extent(whole: count, titled: count)
  }
}

extension Edition {
  /// The largest letter, in bytes: mail programs cut longer ones off.
  static let longestLetter = 100_000

  /// A letter as long as it may be. Where all would be too long, the last notes have no summary, and after that they
  /// are counted: the site has them all. Of a lead that leaves no room for any title it says where that is. `make`
  /// gives the letter of an extent.
  func fitting(_ make: (Extent) throws -> [UInt8]) throws -> [UInt8] {
    let count = notes.count
    let all = try make(.all(of: self))
    guard all.count > Self.longestLetter else { return all }
    // As many summaries as there is room for; without any, as many titles.
    for hasLead in [true, false] {
      func extent(_ whole: Int, _ titled: Int) -> Extent { .init(whole: whole, titled: titled, hasLead: hasLead) }
      if let whole = try most(count + 1, { try make(extent($0, count)) }) { return try make(extent(whole, count)) }
      if let titled = try most(count, { try make(extent(0, $0)) }), titled > 0 { return try make(extent(0, titled)) }
    }
    return try make(.init(whole: 0, titled: 0, hasLead: false))
  }

  /// The greatest number, below `limit`, of what still fits into a letter; nil where nothing does.
  private func most(_ limit: Int, _ make: (Int) throws -> [UInt8]) rethrows -> Int? {
    var (low, high) = (-1, limit)
    while high - low > 1 {
      let middle = (low + high) / 2
      if try make(middle).count <= Self.longestLetter { low = middle } else { high = middle }
    }
    return low < 0 ? nil : low
  }

  /// `8 more notes`, of those that a letter has no room for.
  func further(_ extent: Extent) -> String? {
    let rest = notes.count - extent.titled
    return rest > 0 ? site.strings.counted(rest, .moreNotes) : nil
  }
}

extension Phrase {
  static let leadOnSite = Phrase("leadOnSite")
}
