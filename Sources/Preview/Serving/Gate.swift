/// Who may ask for what: the host names that a request may name, the origins that may open the socket, and the paths
/// that are read as such. A page elsewhere whose name is made to lead here (DNS rebinding) names another host, and is
/// refused.
struct Gate: Sendable {
  private let hosts: Set<String>

  /// `names` are the host names that the server answers to, without a port.
  init(names: [String], port: Int) {
    hosts = Set(names.flatMap { port == 80 ? [$0, "\($0):80"] : ["\($0):\(port)"] })
  }

  /// Whether a request's `Host` is one that the server answers to, port and all.
  func admits(host: String?) -> Bool { host.map { hosts.contains($0.lowercased()) } ?? false }

  /// Whether a page of this origin may open the socket: one that this server sent.
  func admits(origin: String?) -> Bool {
    guard let origin = origin?.lowercased(), origin.hasPrefix("http://") else { return false }
    return hosts.contains(String(origin.dropFirst(7)))
  }

  /// A request's path, decoded; nil for one that no site has: with steps up or aside, empty segments, backslashes,
  /// control characters, or escapes that are none or are no UTF-8.
  static func path(of target: String) -> String? {
    let raw = Array(target.utf8)
    guard raw.first == UInt8(ascii: "/"), raw.count <= 4096 else { return nil }
    var bytes: [UInt8] = []
    var index = 0
    while index < raw.count {
      if raw[index] == UInt8(ascii: "%") {
        guard index + 2 < raw.count,
          let value = UInt8(String(decoding: raw[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
        else { return nil }
        // An escaped slash is no slash; nothing of a site has one in its name.
        guard value != UInt8(ascii: "/") else { return nil }
        bytes.append(value)
        index += 3
      } else {
        bytes.append(raw[index])
        index += 1
      }
    }
    guard let path = String(validating: bytes, as: UTF8.self),
      !path.unicodeScalars.contains(where: { $0.value < 0x20 || $0.value == 0x7F || $0 == "\\" })
    else { return nil }
    // By bytes: with a combining character behind it, a slash is another character.
    let segments = path.utf8.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false).dropFirst()
    let isPlain =
      segments.dropLast().allSatisfy { !$0.isEmpty }
      && !segments.contains { $0.elementsEqual(".".utf8) || $0.elementsEqual("..".utf8) }
    return isPlain ? path : nil
  }
}
