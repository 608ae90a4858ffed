import Base
import Output

/// A file at a target that says who is at work there, since a store has no lock.
///
/// Each publisher puts a mark of its own and only then looks for others'. Of two at once, at least the one that looks
/// later sees the other's, so never both go on; it may be that neither does.
struct Mark {
  static let folder = ".gazette-publishing"

  let store: any Store
  let workplace: Workplace

  private var path: String { Self.folder + "/" + workplace.publisher }

  static func isMark(_ path: String) -> Bool { path.hasPrefix(folder + "/") }

  func around<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    let folder = try workplace.emptyFolder("mark")
    try Disk.writeFile([], to: folder + "/" + path)
    try await store.put([path], from: folder, progress: nil)
    do {
      let others = (try await store.list() ?? [:]).keys.filter { Self.isMark($0) && $0 != path }.sorted()
      if let other = others.first {
        throw PublishingError.race(
          """
          another publisher is at work there, or was killed on another machine; its mark is \(other)
            hint: where nobody is, delete that file, or let the machine that left it publish once more
          """)
      }
      let result = try await work()
      try await store.delete([path])
      return result
    } catch {
      // Also where this task is cancelled: the mark would keep others away.
      await Task { [store, path] in try? await store.delete([path]) }.value
      throw error
    }
  }
}
