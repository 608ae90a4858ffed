import ArgumentParser
import Base
import Manual

struct DocsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "docs", abstract: "Print a page of the manual, or list its pages.",
    discussion: "The manual is part of the program. It is also at \(Manual.address).")

  @Argument(help: "A page, such as publishing. Without one, all pages are listed.")
  var page: String?

  func run() throws {
    guard let name = page else { return printLine(listing()) }
    guard let page = Manual.page(named: name) else {
      let hint = nearest(to: name, among: Manual.pages.map(\.name)).map { ": did you mean '\($0)'?" }
      throw ValidationError(
        "there is no page '\(name.visible)'\(hint ?? "; 'gazette docs' lists the pages")")
    }
    write(page.bytes, to: 1)
  }

  private func listing() -> String {
    let width = Manual.pages.map(\.name.count).max() ?? 0
    return Manual.pages.map { page in
      page.name + String(repeating: " ", count: width - page.name.count + 2) + page.firstSentence
    }.joined(separator: "\n")
  }
}
