import Base

/// What a server's robots.txt lets programs read (RFC 9309).
struct RobotsFile: Sendable {
  /// Rules of the group that counts for Gazette: a pattern, and whether it allows.
  private let rules: [(pattern: [UInt8], allows: Bool)]

  /// Takes the groups for `agent`, else those for `*`. A file may be anything: what is no rule is passed over.
  init(_ text: String, agent: String) {
    var groups: [(agents: [String], rules: [(pattern: [UInt8], allows: Bool)])] = []
    var isInAgents = false
    for line in text.split(omittingEmptySubsequences: true, whereSeparator: \.isNewline).prefix(10_000) {
      let parts = line.prefix { $0 != "#" }.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2 else { continue }
      let (key, value) = (String(parts[0]).trimmed.lowercased(), String(parts[1]).trimmed)
      switch key {
      case "user-agent":
        if !isInAgents { groups.append(([], [])) }
        groups[groups.count - 1].agents.append(value.lowercased())
        isInAgents = true
      case "allow", "disallow":
        isInAgents = false
        guard !groups.isEmpty, !value.isEmpty else { continue }
        groups[groups.count - 1].rules.append((Array(value.utf8), key == "allow"))
      default: isInAgents = false
      }
    }
    let own = groups.filter { $0.agents.contains(agent.lowercased()) }
    rules = (own.isEmpty ? groups.filter { $0.agents.contains("*") } : own).flatMap(\.rules)
  }

  /// Whether a path with its query may be read: the longest rule that fits decides, and of two of the same length the
  /// one that allows.
  func allows(_ path: String) -> Bool {
    let path = Array(path.utf8)
    let fitting = rules.filter { Self.fits($0.pattern[...], path[...]) }
    let best = fitting.max { ($0.pattern.count, $0.allows ? 1 : 0) < ($1.pattern.count, $1.allows ? 1 : 0) }
    return best?.allows ?? true
  }

  /// `*` is any text, and `$` at the end is the end.
  private static func fits(_ pattern: ArraySlice<UInt8>, _ path: ArraySlice<UInt8>) -> Bool {
    // The places in the path that the pattern can have come to: no more than the path is long.
    var places: Set<Int> = [path.startIndex]
    for (index, byte) in zip(pattern.indices, pattern) {
      if byte == UInt8(ascii: "$"), index == pattern.endIndex - 1 { return places.contains(path.endIndex) }
      if byte == UInt8(ascii: "*") {
        guard let first = places.min() else { return false }
        places = Set(first...path.endIndex)
      } else {
        places = Set(places.filter { $0 < path.endIndex && path[$0] == byte }.map { $0 + 1 })
      }
      if places.isEmpty { return false }
    }
    return true
  }
}
