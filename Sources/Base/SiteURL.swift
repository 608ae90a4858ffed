/// An absolute http or https address without user, query, fragment and trailing slash; nil for anything else.
package func checkedSiteURL(_ text: String) -> String? {
  guard let scheme = ["https://", "http://"].first(where: { text.lowercased().hasPrefix($0) }) else { return nil }
  let rest = text.dropFirst(scheme.count)
  guard let first = rest.first, first != "/", !rest.contains(where: { $0.isWhitespace || "?#<>\"'\\".contains($0) })
  else { return nil }
  let host = rest.prefix { $0 != "/" }
  // A password would stand on every page.
  guard !host.contains("@"), hasUsablePort(host) else { return nil }
  // Browsers take such parts away, and then links lead elsewhere.
  guard
    !rest.pathSegments().contains(where: { [".", ".."].contains($0.lowercased().replacing("%2e", with: ".")) })
  else { return nil }
  return String(text.reversed().drop { $0 == "/" }.reversed())
}

/// Whether a host has no port, or one that exists. The colons within `[::1]` are none of a port.
private func hasUsablePort(_ host: Substring) -> Bool {
  let end = host.lastIndex(of: "]") ?? host.startIndex
  guard let colon = host[end...].firstIndex(of: ":") else { return true }
  return Int(host[host.index(after: colon)...]).map { (1...65535).contains($0) } ?? false
}

/// Whether a site's address is one of the machine that the program runs on.
package func isLocal(siteURL: String) -> Bool {
  isLocal(host: siteURL.split(separator: "/").dropFirst().first.map(String.init) ?? "")
}

/// Whether a host, with or without a port, is the machine that the program runs on.
package func isLocal(host: String) -> Bool {
  if host.hasPrefix("[") { return host.hasPrefix("[::1]") || host.hasPrefix("[::]") }
  let name = host.split(separator: ":", omittingEmptySubsequences: false).first ?? ""
  return name == "localhost" || name.hasSuffix(".localhost") || name == "0.0.0.0"
    || (name.hasPrefix("127.") && name.allSatisfy { $0.isNumber || $0 == "." })
}
