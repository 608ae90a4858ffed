import ArgumentParser
import Base
import Build
import Importing
import Output

extension ArchiveKind: ExpressibleByArgument {}

struct ImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import", abstract: "Make a site from the archive of another tool.",
    discussion: """
      Reads the texts, pictures and settings of Hugo, Jekyll, Obsidian, Eleventy or Pelican, a saved feed (RSS or Atom), or \
      a CSV file with a note in each row. Writes notes, pages, files and gazette.yml, and never overwrites a file. Old \
      addresses redirect to the new pages. import-report.md lists by file and line what could not be carried over.
      """)

  @Argument(help: "The tool: hugo, jekyll, obsidian, eleventy, pelican, rss or csv.")
  var tool: ArchiveKind

  @Argument(help: "The archive's folder; for rss and csv, the file.")
  var archive: String

  @Option(name: .long, help: "The folder of the site, new or existing.")
  var to = "."

  @Option(
    name: .long, help: "A folder of an Obsidian vault whose notes become actors. Repeat the option for more folders.")
  var actors: [String] = []

  @Option(
    name: .long,
    help: "A key and the column of a CSV file that fills it: title=Headline. Repeat the option for more keys.")
  var map: [String] = []

  @Flag(name: .long, help: "Print the report, and write nothing.")
  var dryRun = false

  @Flag(name: .shortAndLong, help: "Print only errors.")
  var quiet = false

  func validate() throws {
    if !actors.isEmpty, tool != .obsidian { throw ValidationError("--actors works with obsidian only") }
    if !map.isEmpty, tool != .csv { throw ValidationError("--map works with csv only") }
    if let wrong = map.first(where: { $0.split(separator: "=", maxSplits: 1).count != 2 }) {
      throw ValidationError("'\(wrong)' is no key with a column, such as title=Headline")
    }
  }

  func run() throws {
    let root = absolutePath(archive)
    let folder = try foreignFolder(root)
    var options = ImportOptions(now: Clock.now)
    options.actorFolders = actors
    options.columns = Dictionary(
      map.map { pair in
        let parts = pair.split(separator: "=", maxSplits: 1).map(String.init)
        return (parts[0], parts[1])
      }
    ) { first, _ in first }
    let file = root.pathSegments().last ?? "Notes"
    let name = tool.isFile ? file.split(separator: ".").first.map(String.init) ?? file : file
    let imported = try importArchive(folder, tool, options, name: name)
    if dryRun { return printLine(imported.report) }

    let site = SiteFolder(root: absolutePath(to))
    guard !(site.root + "/").hasPrefix(root + "/content/"), site.root != root || tool.isFile else {
      throw refusal("the site cannot be made in the archive itself; name another folder with --to")
    }
    let base = tool.isFile ? root.split(separator: "/").dropLast().map { "/" + $0 }.joined() : root
    try site.addImport(
      try imported.texts.filter { try $0.path != "gazette.yml" || !site.hasSettings },
      copying: imported.assets.map { (base + "/" + $0.source, $0.path) }, report: imported.report)
    guard !quiet else { return }
    printLine("imported \(imported.counts.isEmpty ? "nothing" : imported.counts); see import-report.md")
    let place = to == "." ? "" : " --root \(to.shellQuoted)"
    printLine("\nNow run 'gazette build\(place)', or 'gazette preview --open\(place)' to see the site in your browser.")
  }

  private func foreignFolder(_ root: String) throws -> ForeignFolder {
    let kind = try Disk.kind(Disk.realPath(root) ?? root)
    guard kind != .nothing else { throw refusal("there is no \(tool.isFile ? "file" : "folder") \(archive.visible)") }
    if tool.isFile {
      guard kind == .file else { throw refusal("\(archive.visible) is not a file; \(tool.rawValue) reads one file") }
      let name = root.pathSegments().last ?? root
      return ForeignFolder(paths: [name]) { _ in
        guard let bytes = try Disk.bytes(of: root, limit: 1 << 30) else {
          throw refusal("cannot read \(archive.visible)")
        }
        return bytes
      } modified: { _ in
        nil
      }
    }
    guard kind == .folder else { throw refusal("\(archive.visible) is not a folder") }
    let found = try Disk.list(root)
    let paths = found.filter { $0.kind == .file }.map(\.path)
    let oddities = found.filter { $0.kind == .link || $0.kind == .other }.map(\.path)
    return ForeignFolder(paths: paths, oddities: oddities) { path in
      guard let bytes = try Disk.bytes(of: root + "/" + path) else { throw refusal("cannot read \(path.visible)") }
      return bytes
    } modified: { path in
      (try? Disk.stamp(root + "/" + path)).flatMap { $0 }.map { Zone.utc.day(of: $0.seconds) }
    }
  }
}
