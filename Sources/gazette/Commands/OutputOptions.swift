import ArgumentParser

/// Where the built site goes.
struct OutputOptions: ParsableArguments {
  @Option(
    name: [.short, .customShort("d"), .long, .customLong("destination")],
    help: "The output folder; else GAZETTE_OUTPUT, else 'site' in the site's folder.")
  var output: String?

  func folder(root: String) -> String {
    absolutePath(output ?? environmentValue("GAZETTE_OUTPUT") ?? root + "/site")
  }
}
