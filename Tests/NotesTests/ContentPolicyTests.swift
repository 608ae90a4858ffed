import Base
import Testing

@testable import Notes

@Suite struct ContentPolicyTests {
  private func read(_ yaml: String) throws -> (policy: ContentPolicy, diagnostics: [Diagnostic]) {
    let file = SourceFile(
      path: "gazette.yml", bytes: Array("title: T\nurl: https://example.org/\npolicy: \(yaml)\n".utf8))
    let read = SettingsFile.read(file) { _ in nil }
    return (try #require(read.value).settings.policy, read.diagnostics)
  }

  @Test func `by itself a page loads what the site has, and pictures and sounds`() {
    #expect(
      ContentPolicy.standard.text
        == "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' https: data:; media-src 'self' https:; font-src 'self'; connect-src 'self'; manifest-src 'self'; form-action 'self'; base-uri 'none'"
    )
  }

  @Test(arguments: [
    ("{script-src: [https://a.example]}", "script-src 'self' https://a.example;"),
    ("{script-src: https://a.example https://b.example}", "script-src 'self' https://a.example https://b.example;"),
    ("{frame-src: [https://www.youtube.com]}", "frame-src https://www.youtube.com;"),
    ("{script-src: [unsafe-inline, self]}", "script-src 'self' 'unsafe-inline';"),
    ("{script-src: [\"'sha256-abc+/='\"]}", "script-src 'self' 'sha256-abc+/=';"),
    ("{form-action: [https://a.example]}", "form-action 'self' https://a.example;"),
    ("{img-src: ['http:']}", "img-src 'self' https: data: http:;"),
  ])
  func `a source is added`(yaml: String, part: String) throws {
    let (policy, found) = try read(yaml)
    #expect(found == [])
    #expect(policy.text.contains(part), "\(policy.text)")
  }

  @Test(arguments: [
    "{script-src: ['a; default-src *']}", "{script-src: ['a,b.example']}", "{script-src: [inline]}",
    "{scrpt-src: [self]}", "{frame-ancestors: [self]}", "{script-src: ['\"><script>.x']}", "text",
  ])
  func `what is no source or directive is told`(yaml: String) throws {
    let (policy, found) = try read(yaml)
    #expect(!found.isEmpty)
    #expect(!policy.text.contains("default-src *") && !policy.text.contains("<"))
  }

  @Test(arguments: [
    ("[https://a.example]", "https://a.example/x.js", true), ("[https://a.example]", "//a.example/x.js", true),
    ("[https://a.example]", "http://a.example/x.js", false), ("[http://a.example]", "https://a.example/x", true),
    ("[https://a.example]", "https://b.example/x", false), ("[https://*.a.example]", "https://c.a.example/x", true),
    ("[https://*.a.example]", "https://a.example/x", false), ("[a.example]", "https://a.example/x", true),
    ("['https:']", "https://b.example/x", true), ("['*']", "https://b.example/x", true),
    ("[https://a.example/js/]", "https://a.example/js/x.js", true),
    ("[https://a.example/js/]", "https://a.example/other.js", false), ("[]", "/own.js", true), ("[]", "own.js", true),
    ("[]", "https://example.org/own.js", true), ("[]", "https://example.org.evil.example/x", false),
    ("[]", "data:text/javascript,1", false),
  ])
  func `a policy knows what a browser loads`(sources: String, address: String, isAllowed: Bool) throws {
    let (policy, _) = try read("{script-src: \(sources)}")
    #expect(policy.allows(address, as: .script, on: "https://example.org") == isAllowed)
  }
}
