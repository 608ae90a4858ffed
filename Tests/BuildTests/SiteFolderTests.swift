import Base
import Build
import Synchronization
import Testing

/// What a folder's files say when others write them meanwhile.
@Suite struct SiteFolderTests {
  /// A folder in which a file is not there the first `absent` times that it is looked at.
  private func folder(absent: Int) -> (folder: SiteFolder, looks: Looks) {
    let looks = Looks()
    let folder = SiteFolder(root: "/nonexistent/gazette") { _, _ in
      looks.count.withLock { count in
        count += 1
        return count > absent ? Array("text".utf8) : nil
      }
    }
    return (folder, looks)
  }

  private final class Looks: Sendable {
    let count = Mutex(0)
  }

  @Test func `a file that vanishes between listing and reading is looked at once more`() throws {
    let (folder, looks) = folder(absent: 1)
    #expect(try folder.read("content/notes/a.md") == Array("text".utf8))
    #expect(looks.count.withLock { $0 } == 2)
  }

  @Test func `a file that stays away is an error that names it`() {
    let (folder, looks) = folder(absent: 9)
    let error = #expect(throws: ReadError.self) { try folder.read("content/notes/a.md") }
    #expect(error.map { "\($0)" } == "cannot read content/notes/a.md: it is gone")
    #expect(looks.count.withLock { $0 } == 2)
  }
}
