import Archive
import ArgumentParser
import Base
import Build
import Output

extension NewFile {
  /// Writes the file, never over one that is there.
  func write(in folder: SiteFolder) throws {
    guard Disk.kind(folder.root + "/" + path) == .nothing else {
      throw refusal("\(path) is there already; nothing was written")
    }
    try Disk.writeFile(Array(text.utf8), to: folder.root + "/" + path)
  }
}

extension BuiltSite {
  /// The file of a new note, where the site keeps its notes; refused where a note has its day and name.
  func newNote(_ outline: NoteOutline) throws -> NewFile {
    if let same = archive.notes.first(where: { $0.day == outline.day && $0.slug == outline.slug }) {
      throw refusal("\(same.path) has the date and the name of this note; nothing was written")
    }
    let folder = archive.notes.last.map { NewFile.noteFolder(like: $0.path, of: $0.day, for: outline.day) }
    return NewFile.note(outline, in: folder ?? "content/notes")
  }
}

/// Says why nothing is done.
func refusal(_ message: String) -> ExitCode {
  printError("gazette: error: \(message)")
  return ExitCode(1)
}
