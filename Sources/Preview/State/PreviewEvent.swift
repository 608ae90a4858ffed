/// What happens to a preview.
enum PreviewEvent: Sendable {
  /// Files were saved, and read at once.
  case saved(SavedFiles)
  /// The machine could not read what changed.
  case unreadable(Change, failure: String)
  /// The page of one saved file was made, or only a rebuild can make it.
  case renderedAhead(SinglePageJob, SinglePageRender?)
  /// The time is over for which `wait` asked.
  case waited(upTo: Int)
  case rebuilt(RebuildJob, Rebuild)
  /// The machine could not do a rebuild.
  case rebuildFailed(RebuildJob, failure: String)
}
