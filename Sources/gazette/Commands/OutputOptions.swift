import ArgumentParser

/// Where the built site goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .customShort("d"), .long], help: "The output folder. By default, 'site' in the site's folder.")
  var output: String?

  func folder(root: String) -> String {
    absolutePath(output ?? root + "/site")
  }
}
