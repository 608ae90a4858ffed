import Base
import Testing

@testable import Preview

/// What is known of gazette.yml and the templates when a rebuild that read the whole folder ends.
@Suite struct KnownFilesTests {
  private func settings(_ text: String) -> Diagnosed<SourceFile?> {
    Diagnosed(SourceFile(path: "gazette.yml", bytes: Array(text.utf8)))
  }

  private func templates(_ text: String) -> Diagnosed<[SourceFile]> {
    Diagnosed([SourceFile(path: "templates/a.mustache", bytes: Array(text.utf8))])
  }

  /// The number of the save, that of the rebuild, and whose text counts.
  @Test(arguments: [(2, 1, "saved"), (2, 2, "rebuilt"), (2, 3, "rebuilt")])
  func `what was read later counts`(saved: Int, rebuilt: Int, expected: String) {
    var files = KnownFiles()
    files.take(settings("first"), templates("first"), upTo: 0)
    var save = SavedFiles(change: Change(paths: ["gazette.yml", "templates/a.mustache"]))
    save.settings = settings("saved")
    save.templates = templates("saved")
    #expect(files.take(save, number: saved, built: nil).paths.count == 2)
    files.take(settings("rebuilt"), templates("rebuilt"), upTo: rebuilt)
    #expect(files.text(of: "gazette.yml", built: nil) == Array(expected.utf8))
    #expect(files.text(of: "templates/a.mustache", built: nil) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("templates/a.mustache", true), ("templates/b.mustache", false), ("templates", true), ("templates/sub", false),
  ])
  func `a folder of templates differs, a template that was never there does not`(path: String, differs: Bool) {
    var files = KnownFiles()
    files.take(settings(""), templates("first"), upTo: 0)
    var save = SavedFiles(change: Change(paths: [path]))
    save.templates = templates("second")
    #expect(files.take(save, number: 1, built: nil).paths.contains(path) == differs)
  }
}
