import ArgumentParser
import Base
import Build
import Drafting

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new site with a first note.",
    discussion: "Never overwrites a file.")

  @Argument(help: "The folder of the new site. By default, the current folder.")
  var folder = "."

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  func run() throws {
    let site = SiteFolder(root: absolutePath(folder))
    let files = StarterSite.files(today: Zone.utc.day(of: Clock.now))
    try site.add(files.map { ($0.path, $0.text) })
    guard !quiet else { return }
    printLine(files.map { "wrote \($0.path)" }.joined(separator: "\n"))
    let place = folder == "." ? "" : " --root \(folder.shellQuoted)"
    printLine("\nNow run 'gazette preview --open\(place)' to see the site in your browser.")
  }
}
