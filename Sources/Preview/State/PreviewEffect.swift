/// What is to be done after an event.
enum PreviewEffect: Sendable {
  /// To make one page at once, and send `renderedAhead`.
  case renderAhead(SinglePageJob)
  /// To send `waited` after a time, with the number of a change.
  case wait(Duration, upTo: Int)
  /// To build the site anew, and send `rebuilt` or `rebuildFailed`.
  case rebuild(RebuildJob)
  /// To send a message to every page in the browsers.
  case tell(ReloadMessage)
  /// To say something on the terminal.
  case report(PreviewReport)
}
