import Testing

@testable import Pages

@Suite struct HTMLScanTests {
  @Test func `links and ids are found in HTML`() {
    let scan = HTMLScan(
      Array(
        """
        <!-- <a href="/no/"> --><a id="x" href="/a/?b=1&amp;c=2">t</a><img src='/i.png' alt=""/>\
        <input disabled><p id=y>a < b</p>
        """.utf8))
    #expect(scan.links == ["/a/?b=1&c=2", "/i.png"])
    #expect(scan.ids == ["x", "y"])
  }
}
