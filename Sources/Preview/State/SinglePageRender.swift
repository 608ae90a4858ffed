import Archive
import Base
import Build
import Notes
import Pages
import Site

/// One page as it will be after the rebuild, but for what it shows of the rest of the site.
struct SinglePageRender: Sendable {
  let site: Site
  let page: SiteFile
  /// What is wrong in the file that the page is made from.
  let diagnostics: [Diagnostic]
  /// The note that the page shows; nil for an actor's page.
  let note: NoteHead?
}

extension SinglePageRender {
  /// Nil where only a rebuild can tell: the file is neither a note nor an actor that has a page, or its page moves.
  init?(_ job: SinglePageJob) throws {
    let content = ContentFolder(paths: [job.file.path], oddities: []) { _ in job.file.bytes }
    let read = try ParsedFile(job.file.path, in: content, settings: job.built.settings)
    site = job.built.site
    note = read.note
    let linked = read.note.flatMap { job.built.page(of: $0) } ?? read.actor.flatMap { job.built.page(of: $0) }
    if let linked {
      page = linked.value
      diagnostics = read.diagnostics + (job.isNewest ? linked.diagnostics : [])
    } else if read.note == nil, read.actor == nil, read.diagnostics.hasErrors,
      let old = job.built.siteFiles.first(where: { $0.origin?.path == job.file.path })
    {
      // A file so wrong that nothing came of it: its page stays as it is.
      page = old
      diagnostics = read.diagnostics
    } else {
      return nil
    }
  }
}
