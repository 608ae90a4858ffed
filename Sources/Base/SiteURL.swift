/// An absolute http or https address without query, fragment and trailing slash; nil for anything else.
package func checkedSiteURL(_ text: String) -> String? {
  guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
  let rest = text.dropFirst(scheme.count)
  guard let first = rest.first, first != "/", !rest.contains(where: { $0.isWhitespace || "?#<>\"'\\".contains($0) })
  else { return nil }
  return String(text.reversed().drop { $0 == "/" }.reversed())
}
