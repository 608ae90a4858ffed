import ArgumentParser
import Base
import Output

struct Init: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Make a new site with a first note.", discussion: "Writes only new files, never over one that is there.")

  @Argument(help: "The folder of the new site; by default this one.")
  var folder = "."

  @Flag(name: .shortAndLong, help: "Say only what is wrong.")
  var quiet = false

  func run() throws {
    let root = absolutePath(folder)
    let files = StarterSite.files(today: Zone.utc.day(of: Clock.now))
    let taken = files.map(\.path).filter { Disk.kind(root + "/" + $0) != .nothing }
    guard taken.isEmpty else {
      printError(
        "gazette: error: \(taken.joined(separator: ", ")) \(taken.count == 1 ? "is" : "are") there already; nothing was written"
      )
      throw ExitCode(1)
    }
    for file in files { try Disk.writeFile(Array(file.text.utf8), to: root + "/" + file.path) }
    guard !quiet else { return }
    printLine(files.map { "wrote \($0.path)" }.joined(separator: "\n"))
    printLine(
      "\nNow run 'gazette build\(folder == "." ? "" : " --root \(folder)")' and open \(folder == "." ? "" : folder + "/")site/index.html."
    )
  }
}
