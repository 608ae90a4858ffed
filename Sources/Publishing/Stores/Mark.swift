import Base
import Output

/// A file at a target that says who is at work there, since a store has no lock.
///
/// Each publisher puts a mark of its own and only then looks for others'. Of two at once, at least the one that looks
/// later sees the other's, so never both go on; it may be that neither does.
struct Mark: Sendable {
  static let folder = ".gazette-publishing"

  let store: any Store
  let workspace: TargetWorkspace

  private var path: String { Self.folder + "/" + workspace.publisher }

  static func isMark(_ path: String) -> Bool { path.hasPrefix(folder + "/") }

  /// Takes the mark away that a run of this machine left which was killed.
  func recover() async throws {
    if workspace.isMarked { try await remove() }
  }

  private func remove() async throws {
    try await store.delete([path, store.leftover(of: path)].compactMap(\.self))
    try workspace.noteMark(false)
  }

  func around<Result: Sendable>(_ work: @Sendable () async throws -> Result) async throws -> Result {
    let folder = try workspace.emptyFolder("mark")
    try Disk.writeFile([], to: folder + "/" + path)
    try workspace.noteMark(true)
    do {
      try await store.put([path], from: folder, progress: nil)
      let marks = try await store.list(in: Self.folder) ?? [:]
      // A mark that is on its way is none yet: whoever puts it will look for ours after that.
      let others = marks.keys.filter { $0 != workspace.publisher && !store.isLeftover(Self.folder + "/" + $0) }
      if let other = others.min() {
        throw PublishingError.race(
          """
          another publisher is at work there, or was killed on another machine; its mark is \(Self.folder)/\(other)
            hint: where nobody is, delete that file, or let the machine that left it publish once more
          """)
      }
      let result = try await work()
      try await remove()
      return result
    } catch {
      // Also where this task is cancelled: the mark would keep others away.
      await Task { try? await remove() }.value
      throw error
    }
  }
}
