import Base
import Output

/// A file at a target that says who is at work there, since a store has no lock.
///
/// Each publisher puts its own mark and only then looks for others. Of two at once, at least the one that looks later
/// sees the other's mark, so they never both go on. It can happen that neither does.
struct Mark: Sendable {
  static let folder = ".gazette-publishing"

  let store: any Store
  let workspace: TargetWorkspace

  private var path: String { Self.folder + "/" + workspace.publisher }

  static func isMark(_ path: String) -> Bool { path.hasPrefix(folder + "/") }

  /// Deletes the mark of a run of this machine that was killed.
  func recover() async throws {
    if try workspace.isMarked { try await remove() }
  }

  private func remove() async throws {
    try await store.delete([path, store.leftover(of: path)].compactMap(\.self))
    try workspace.noteMark(false)
  }

  /// Does some work while the mark stands; throws a race where another publisher has a mark there.
  func around<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    let folder = try workspace.emptyFolder("mark")
    try Disk.writeFile([], to: folder + "/" + path)
    try workspace.noteMark(true)
    do {
      try await store.put([UploadFile(path: path)], from: folder, progress: nil)
      let marks = try await store.list(in: Self.folder) ?? [:]
      // A mark that is still being sent does not count: its publisher will look for ours after that.
      let others = marks.keys.filter { $0 != workspace.publisher && !store.isLeftover(Self.folder + "/" + $0) }
      if let other = others.min() {
        throw PublishingError.race(
          """
          another publisher is at work there, or was killed on another machine; its mark is \(Self.folder)/\(other)
            hint: if nobody is publishing, delete that file, or publish once more from the machine that left it
          """)
      }
      let result = try await work()
      try await remove()
      return result
    } catch {
      // Also where this task is cancelled: the mark would keep other publishers out.
      await Task { try? await remove() }.value
      throw error
    }
  }
}
