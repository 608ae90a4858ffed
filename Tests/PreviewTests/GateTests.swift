import Testing

@testable import Preview

@Suite struct GateTests {
  @Test(arguments: [
    ("/", "/"), ("/2025/10/", "/2025/10/"), ("/a.css", "/a.css"), ("/%D0%BB/", "/л/"), ("/a%20b", "/a b"),
    ("/a+b;c=d", "/a+b;c=d"),
    ("/../\u{65E}/\u{65E}", nil), ("/a/..\u{2F}\u{308}b", nil), ("/..", nil), ("/../a", nil), ("/%2e%2e/a", nil),
    ("/a/..", nil), ("/.", nil), ("/a/./b", nil), ("//a", nil),
    ("/a//b", nil),
    ("/%2f", nil), ("/a%2Fb", nil), ("/%5c", nil), ("/a\\b", nil), ("/%00", nil), ("/%0a", nil), ("/%7f", nil),
    ("/%", nil),
    ("/%2", nil), ("/%zz", nil), ("/%ff", nil), ("/%c0%ae", nil), ("", nil), ("a", nil), ("*", nil),
    ("http://a/b", nil),
    ("/...", "/..."), ("/.well-known/x", "/.well-known/x"), ("/%252e", "/%2e"),
  ])
  func `a path is read as a site's or not at all`(target: String, expected: String?) {
    #expect(Gate.path(of: target) == expected)
  }

  @Test func `a path of more than 4 KiB is none`() {
    #expect(Gate.path(of: "/" + String(repeating: "a", count: 5000)) == nil)
  }

  @Test(arguments: [
    ("127.0.0.1:1313", true), ("localhost:1313", true), ("LOCALHOST:1313", true), ("127.0.0.1", false),
    ("localhost", false),
    ("127.0.0.1:1314", false), ("evil.example:1313", false), ("localhost.:1313", false), ("", false),
    ("127.0.0.1:1313 ", false),
    ("localhost:1313.evil.example", false), ("evil@localhost:1313", false),
  ])
  func `only own hosts are answered, port and all`(host: String, isAdmitted: Bool) {
    let gate = Gate(names: ["127.0.0.1", "localhost"], port: 1313)
    #expect(gate.admits(host: host) == isAdmitted)
    #expect(gate.admits(origin: "http://" + host) == isAdmitted)
    #expect(!gate.admits(origin: "https://" + host))
    #expect(!gate.admits(origin: host))
  }

  @Test func `a missing host or origin is refused`() {
    let gate = Gate(names: ["localhost"], port: 80)
    #expect(!gate.admits(host: nil))
    #expect(!gate.admits(origin: nil))
    #expect(!gate.admits(origin: "null"))
    #expect(gate.admits(host: "localhost"))
  }

  @Test(arguments: [
    ("127.0.0.1", ["127.0.0.1", "localhost"]), ("localhost", ["127.0.0.1", "localhost"]),
    ("::1", ["[::1]", "localhost"]),
    ("192.0.2.7", ["192.0.2.7"]), ("2001:db8::7", ["[2001:db8::7]"]), ("example.org", nil), ("", nil),
    ("127.0.0.1:80", nil),
  ])
  func `an address has its names`(address: String, names: [String]?) {
    #expect(Listening.names(of: address) == names)
  }

  @Test func `an address of all networks has this machine's names`() throws {
    let names = try #require(Listening.names(of: "0.0.0.0"))
    #expect(names.contains("localhost") && names.contains("127.0.0.1"))
    #expect(!names.contains(""))
  }

  @Test(arguments: [
    ("<body>a</body>", "<body>a<script src=\"/b/.preview/client.js\" data-generation=\"7\" defer></script>\n</body>"),
    (
      "a</body>b</body>c",
      "a</body>b<script src=\"/b/.preview/client.js\" data-generation=\"7\" defer></script>\n</body>c"
    ),
    ("none", "none<script src=\"/b/.preview/client.js\" data-generation=\"7\" defer></script>\n"),
    ("", "<script src=\"/b/.preview/client.js\" data-generation=\"7\" defer></script>\n"),
  ])
  func `the script stands at the body's end`(page: String, expected: String) {
    var bytes = Array(page.utf8)
    ClientFiles.addScript(to: &bytes, base: "/b", generation: 7)
    #expect(String(decoding: bytes, as: UTF8.self) == expected)
  }
}
