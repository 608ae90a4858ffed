import Testing

@testable import Base

@Suite struct SlugTests {
  @Test(arguments: [
    ("Washington suspends preparations", "washington-suspends-preparations"), ("Зеленський", "zelenskyi"),
    ("Київ", "kyiv"), ("Сергей Лавров", "sergei-lavrov"), ("Владимир Путин", "vladimir-putin"),
    ("São Paulo", "sao-paulo"), ("Łódź", "lodz"), ("Straße", "strasse"), ("Αθήνα", "athina"),
    ("It’s over", "its-over"), ("a -- b", "a-b"), ("  x  ", "x"), ("2025", "2025"), ("北京", "北京"),
    ("القاهرة", "القاهرة"), ("e\u{301}te\u{301}", "ete"), ("AC/DC", "ac-dc"), ("Đorđe", "dorde"),
  ])
  func `letters of other scripts are transliterated, not dropped`(name: String, slug: String) {
    #expect(Slug(from: name)?.text == slug)
  }

  @Test(arguments: ["", "---", "…", "🎉", "\u{202E}"])
  func `a name without letters has no slug`(name: String) { #expect(Slug(from: name) == nil) }

  @Test func `a slug has at most 120 bytes and does not end in a hyphen`() {
    for letter in ["a", "北", "ab "] {
      let slug = Slug(from: String(repeating: letter, count: 300))
      #expect((slug?.text.utf8.count ?? 0) <= 120)
      #expect(slug?.text.hasSuffix("-") == false)
    }
  }

  @Test(arguments: [
    "a/\u{65E}b", "\u{2E}\u{308}a",
    "../etc", "a/b", "a\\b", "..", ".", ".hidden", "a b", "x\u{202E}y", "a\u{0}b", "a?b", "a#b", "a%2Fb", "",
  ])
  func `a slug that cannot be a segment of an address is refused`(text: String) {
    #expect(throws: Slug.Fault.self) { try Slug(checking: text) }
  }

  @Test func `two addresses collide if some file system takes them for one`() {
    for (one, other) in [("Summit", "summit"), ("e\u{301}", "\u{E9}"), ("a.", "a"), ("a..", "a")] {
      #expect(SitePath(page: ["x", one]).collisionKey == SitePath(page: ["x", other]).collisionKey)
    }
    #expect(SitePath(page: ["a.b"]).collisionKey != SitePath(page: ["ab"]).collisionKey)
  }

  @Test(arguments: [
    ("/old/address/", "/old/address/"), ("/old", "/old/"), ("/a.html", "/a.html"), ("/", "/"),
  ])
  func `an old address leads to a page or a file`(written: String, path: String) {
    #expect(SitePath(written: written)?.text == path)
  }

  @Test(arguments: ["old/", "//host/", "/../x", "/a/../b", "/a b", "https://x/"])
  func `an old address stays within the site`(written: String) { #expect(SitePath(written: written) == nil) }
}
