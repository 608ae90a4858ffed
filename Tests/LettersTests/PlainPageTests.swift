import Testing

@testable import Letters

@Suite struct PlainPageTests {
  @Test func `text is broken at 72 columns, where wide characters take two`() {
    #expect(PlainPage.wrapped(String(repeating: "word ", count: 40)).allSatisfy { $0.utf8.count <= 72 })
    #expect(PlainPage.wrapped(String(repeating: "語", count: 100)).map(\.count) == [36, 36, 28])
    let address = "https://example.org/" + String(repeating: "a", count: 100)
    #expect(PlainPage.wrapped("see \(address) there") == ["see", address, "there"])
    #expect(PlainPage.wrapped("") == [])
  }
}
