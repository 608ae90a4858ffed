import Base

/// A build of the same folder, and what has changed since: whatever did not change is taken from it.
package struct EarlierBuild: Sendable {
  /// What the earlier build read and linked.
  package let content: BuiltSite.Content
  /// Paths below the site's folder; for a folder, everything in it.
  package let changed: Set<String>

  /// The earlier build of a folder in which only `changed` differs now.
  package init(_ content: BuiltSite.Content, changed: Set<String>) {
    self.content = content
    self.changed = changed
  }

  /// Whether anything of the build can be taken over. Content is read by the settings, so that others make all of it
  /// new; so does a change of `content` itself.
  func serves(_ folder: FolderSnapshot) -> Bool {
    folder.settings.value?.bytes == content.settingsBytes && !changed.contains("content")
  }

  /// Whether nothing but templates changed.
  var isThemeOnly: Bool { changed.allSatisfy { $0 == "templates" || $0.hasPrefix("templates/") } }
}
