import ArgumentParser
import Base
import Build
import Drafting

struct InitCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "init", abstract: "Make a new site with a first note.",
    discussion: "Writes only new files, never over one that is there.")

  @Argument(help: "The folder of the new site; by default this one.")
  var folder = "."

  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
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
