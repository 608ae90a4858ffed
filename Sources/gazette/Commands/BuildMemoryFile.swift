import Base
import Build
import FoundationEssentials
import Output

/// Where the last build of an output folder is remembered: a file in the person's cache, which may be deleted at any
/// time.
struct BuildMemoryFile {
  private let path: String
  private let root: String
  private let target: String
  /// A hash of everything besides the site's folder and the output that decides what is built and said.
  let key: String

  /// Nil if nothing can be remembered: if there is no cache, or if it is not known which program runs.
  init?(of target: String, root: String) {
    guard let folder = try? cacheFolder(), let program = Disk.realPath("/proc/self/exe"),
      let own = try? Fingerprint(of: [program], countsChanges: true)
    else { return nil }
    self.root = root
    self.target = Disk.realPath(target) ?? target
    path = "\(folder)/builds/\(contentHash(Array(self.target.utf8)))"
    let environment = ProcessInfo.processInfo.environment
      .filter { $0.key.hasPrefix("GAZETTE_") || $0.key == "TZDIR" }.map { "\($0.key)=\($0.value)" }.sorted()
    let arguments = CommandLine.arguments.dropFirst().filter { $0 != "--full" }
    let facts = [own.hash, root, self.target, "\(usesColour(2))"] + arguments + environment
    key = contentHash(Array(facts.joined(separator: "\0").utf8))
  }

  /// The last build, if a new one would find and write the same.
  func current(at now: Int) -> BuildMemory? {
    guard let bytes = try? Disk.bytes(of: path), let memory = BuildMemory(bytes), memory.key == key, now < memory.end,
      (try? Fingerprint.site(root)) == memory.inputs, (try? Fingerprint.output(target)) == memory.outputs
    else { return nil }
    return memory
  }

  /// Remembers a build. Where that cannot be done, the next build does all of its work.
  func save(_ memory: BuildMemory) {
    let new = path + ".new"
    try? Disk.makeFolders(above: path)
    try? Disk.removeTree(new)
    guard (try? Disk.writeFile(memory.bytes, to: new)) != nil else { return }
    try? Disk.move(new, path)
  }
}
