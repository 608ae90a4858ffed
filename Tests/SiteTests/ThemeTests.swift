import Base
import Foundation
import Templates
import Testing

@testable import Site

@Suite struct ThemeTests {
  private let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func `the program contains every file of templates/`() throws {
    let folder = repository.appendingPathComponent("templates")
    let names = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.contains(".") }
    #expect(Set(names) == Set(SiteTheme.builtIn.keys))
    for name in names {
      #expect(try SiteTheme.builtIn[name] == Array(Data(contentsOf: folder.appendingPathComponent(name))))
    }
  }

  @Test func `the built-in theme has no mistake`() {
    #expect(SiteTheme.load(own: [], language: "en", templates: SiteTheme.sharedTemplates).diagnostics == [])
  }

  @Test(arguments: [
    ("2025-10-20", "2025-10-26", "20–26 October 2025"), ("2025-09-29", "2025-10-05", "29 September – 5 October 2025"),
    ("2024-12-30", "2025-01-05", "30 December 2024 – 5 January 2025"),
  ])
  func `a range of days is written as short as possible`(first: String, last: String, text: String) throws {
    let dates = SiteTheme.load(own: [], language: "en", templates: SiteTheme.sharedTemplates).value.strings.dates
    #expect(dates.range(try #require(Day(first)), try #require(Day(last))) == text)
  }
}
