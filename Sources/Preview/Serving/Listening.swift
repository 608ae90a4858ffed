import Base

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Addresses of this machine to answer on.
package enum Listening {
  /// The host names that a request to an address may name, without the port; nil for what is no IPv4 or IPv6 address.
  /// An address of this machine alone is `localhost` too; one that stands for all of its addresses is each of them.
  package static func names(of address: String) -> [String]? {
    switch address {
    case "localhost", "127.0.0.1": return ["127.0.0.1", "localhost"]
    case "::1": return ["[::1]", "localhost"]
    case "0.0.0.0": return ["127.0.0.1", "localhost"] + ownNames()
    case "::": return ["[::1]", "localhost", "127.0.0.1"] + ownNames()
    default:
      guard let family = family(of: address), let address = canonical(address, family) else { return nil }
      if address == "::1" { return ["[::1]", "localhost"] }
      return family == AF_INET6 ? ["[\(address)]"] : address.hasPrefix("127.") ? [address, "localhost"] : [address]
    }
  }

  /// Where a browser on this machine finds an address: `127.0.0.1` for all of them.
  package static func host(of address: String) -> String { names(of: address)?.first ?? address }

  /// An address as browsers write it: `2001:db8::1` for `2001:DB8:0::1`.
  private static func canonical(_ address: String, _ family: Int32) -> String? {
    var bytes = in6_addr()
    var text = [CChar](repeating: 0, count: 64)
    guard inet_pton(family, address, &bytes) == 1, inet_ntop(family, &bytes, &text, socklen_t(text.count)) != nil else {
      return nil
    }
    return self.text(text)
  }

  /// Why a port of an address cannot be had.
  package enum Refusal: Equatable {
    case taken
    case other(String)
  }

  /// Whether a port of an address can be had; nil where it can.
  package static func refusal(_ address: String, _ port: Int) -> Refusal? {
    guard let family = family(of: address) else { return .other("it is not an address") }
    #if canImport(Glibc)
      let stream = Int32(SOCK_STREAM.rawValue)
    #else
      let stream = SOCK_STREAM
    #endif
    let descriptor = socket(family, stream, 0)
    guard descriptor >= 0 else { return .other(String(cString: strerror(errno))) }
    defer { close(descriptor) }
    // As the server does: a port of which only old connections are left is free.
    var isReused: Int32 = 1
    setsockopt(descriptor, SOL_SOCKET, SO_REUSEADDR, &isReused, socklen_t(MemoryLayout<Int32>.size))
    if family == AF_INET6 {
      var place = sockaddr_in6()
      place.sin6_family = sa_family_t(AF_INET6)
      place.sin6_port = UInt16(port).bigEndian
      inet_pton(AF_INET6, address, &place.sin6_addr)
      return bound(descriptor, &place)
    }
    var place = sockaddr_in()
    place.sin_family = sa_family_t(AF_INET)
    place.sin_port = UInt16(port).bigEndian
    inet_pton(AF_INET, address, &place.sin_addr)
    return bound(descriptor, &place)
  }

  private static func bound<Address>(_ descriptor: Int32, _ address: inout Address) -> Refusal? {
    let isFree = withUnsafePointer(to: &address) { pointer in
      pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) {
        bind(descriptor, $0, socklen_t(MemoryLayout<Address>.size)) == 0 && listen(descriptor, 1) == 0
      }
    }
    if isFree { return nil }
    return errno == EADDRINUSE ? .taken : .other(String(cString: strerror(errno)))
  }

  private static func family(of address: String) -> Int32? {
    var room = in6_addr()
    return [AF_INET, AF_INET6].first { inet_pton($0, address, &room) == 1 }
  }

  /// The name and the addresses that this machine has on networks.
  private static func ownNames() -> [String] {
    var names: [String] = []
    var name = [CChar](repeating: 0, count: 256)
    if gethostname(&name, name.count - 1) == 0 { names.append(text(name).lowercased()) }
    var first: UnsafeMutablePointer<ifaddrs>?
    guard getifaddrs(&first) == 0 else { return names }
    defer { freeifaddrs(first) }
    for interface in sequence(first: first, next: { $0?.pointee.ifa_next }) {
      guard let address = interface?.pointee.ifa_addr, [AF_INET, AF_INET6].contains(Int32(address.pointee.sa_family))
      else { continue }
      let isLong = Int32(address.pointee.sa_family) == AF_INET6
      let size = isLong ? MemoryLayout<sockaddr_in6>.size : MemoryLayout<sockaddr_in>.size
      var host = [CChar](repeating: 0, count: 256)
      guard getnameinfo(address, socklen_t(size), &host, socklen_t(host.count), nil, 0, NI_NUMERICHOST) == 0 else {
        continue
      }
      names.append(isLong ? "[\(text(host))]" : text(host))
    }
    return names
  }

  private static func text(_ characters: [CChar]) -> String {
    String(utf8: characters.prefix { $0 != 0 }.map { UInt8(bitPattern: $0) })
  }
}
