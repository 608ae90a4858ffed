import ArgumentParser
import Build
import FoundationEssentials

/// Where the site is, and how much is said.
struct SiteOptions: ParsableArguments {
  @Option(
    name: [.short, .customShort("s"), .long],
    help: "The site's folder; else GAZETTE_ROOT, else the current folder or the nearest above it with a gazette.yml.")
  var root: String?

  @Flag(name: .shortAndLong, help: "Print only errors and warnings.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Name everything that is left out, with the reason.")
  var verbose = false

  @Flag(name: .long, help: "Treat warnings as errors.")
  var strict = false

  /// The folder that `--root` or GAZETTE_ROOT names, or the one in which the person is.
  var folder: SiteFolder {
    if let named = root ?? environmentValue("GAZETTE_ROOT") { return SiteFolder(root: absolutePath(named)) }
    let current = absolutePath(".")
    var place = current
    while true {
      let folder = SiteFolder(root: place)
      if (try? folder.hasSettings) == true { return folder }
      guard place != "/" else { return SiteFolder(root: current) }
      place = absolutePath(place + "/..")
    }
  }
}

/// The value of a variable of the environment; nil if it is missing or empty.
func environmentValue(_ name: String) -> String? {
  ProcessInfo.processInfo.environment[name].flatMap { $0.isEmpty ? nil : $0 }
}
