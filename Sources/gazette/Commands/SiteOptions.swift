import ArgumentParser
import Build

/// Where the site is, and how much is said.
struct SiteOptions: ParsableArguments {
  @Option(name: [.short, .customShort("s"), .long], help: "The site's folder.")
  var root = "."

  @Flag(name: .shortAndLong, help: "Print only errors and warnings.")
  var quiet = false

  @Flag(name: .shortAndLong, help: "Name everything that is left out, with the reason.")
  var verbose = false

  @Flag(name: .long, help: "Treat warnings as errors.")
  var strict = false

  /// The folder that `--root` names.
  var folder: SiteFolder { SiteFolder(root: absolutePath(root)) }
}
