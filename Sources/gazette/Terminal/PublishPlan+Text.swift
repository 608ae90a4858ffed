import Base
import Publishing

extension PublishPlan {
  /// What would change, as text for a person: `web (rsync to host:/srv/www): 3 added, 1 changed, 2 deleted, 12.4 kB`.
  func text(for target: PublishTarget, isVerbose: Bool) -> String {
    var lines = ["\(target.name) (\(target.kind), \(target.address.visible)): \(counts)"]
    if isVerbose {
      lines += (added.map { ("+", $0) } + changed.map { ("~", $0) } + deleted.map { ("-", $0) })
        .sorted { $0.1 < $1.1 }.map { "  \($0.0) \($0.1.visible)" }
    }
    if !foreign.isEmpty {
      let shown = isVerbose ? foreign.count : 20
      let rest = foreign.count > shown ? ["and \(foreign.count - shown) more; --verbose names all"] : []
      let names = (foreign.prefix(shown).map(\.visible) + rest).joined(separator: ", ")
      lines.append("  not Gazette's, and left alone: \(names)")
    }
    return lines.joined(separator: "\n")
  }

  private var counts: String {
    if isEmpty { return "nothing to change" }
    let changes = [(added, "added"), (changed, "changed"), (deleted, "deleted")].filter { !$0.0.isEmpty }
      .map { "\($0.0.count) \($0.1)" }
    let size = bytes > 0 ? [sizeText(bytes)] : []
    let what = changes.isEmpty ? ["its list of files"] : changes
    return (isFirst ? "first publish: " : "") + (what + size).joined(separator: ", ")
  }
}

/// `812 bytes`, `12.4 kB`, `3.0 MB`
private func sizeText(_ bytes: Int) -> String {
  guard bytes >= 1000 else { return "\(bytes) bytes" }
  let (unit, name) = bytes >= 1_000_000 ? (1_000_000, "MB") : (1000, "kB")
  let tenths = (bytes * 10 + unit / 2) / unit
  return "\(tenths / 10).\(tenths % 10) \(name)"
}
