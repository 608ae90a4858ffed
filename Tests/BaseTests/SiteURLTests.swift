import Base
import Testing

/// Which addresses a site can have.
@Suite struct SiteURLTests {
  @Test(arguments: [
    ("https://x.example/", "https://x.example"), ("https://x.example/a/b/", "https://x.example/a/b"),
    ("http://a.b:8080/c", "http://a.b:8080/c"), ("https://[::1]:80/", "https://[::1]:80"),
    ("https://[::1]", "https://[::1]"), ("https://x.example/../a", nil), ("https://x.example/%2e%2E/a", nil),
    ("https://x.example/./a", nil), ("https://x.example:99999/", nil), ("https://x.example:0/", nil),
    ("https://x.example:/", nil), ("https://x.example:a/", nil), ("https://u:p@x.example/", nil), ("ftp://x/", nil),
  ])
  func `an address has a host, a port that exists and no way up`(text: String, url: String?) {
    #expect(checkedSiteURL(text) == url)
  }
}
