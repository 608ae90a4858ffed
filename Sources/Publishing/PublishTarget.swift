package import Base
package import Output

/// A target that gazette.yml names under `publish`.
package struct PublishTarget: Sendable {
  /// The name in gazette.yml.
  package let name: String
  let place: any TargetKind
  /// Where gazette.yml says where the target is.
  package let location: SourceLocation
  /// The site's address at this target, where it differs from the site's own.
  package let url: String?
  /// The circle of readers that the target is for; nil for the widest.
  package let audience: Located<String>?
  /// How many files may be deleted without a question.
  package let maxDeletes: Int

  /// The name of the target's kind: `rsync`.
  package var kind: String { type(of: place).name }

  /// Where the target is, for messages: `gh-pages of git@example.org:team/briefs.git`.
  package var address: String { place.address }

  /// Files that the target needs beside those of the site.
  package var extraFiles: [OutputFile] { place.extraFiles }

  /// The name of this machine's folder for the target: the same place has the same folder, whatever it is called.
  var folderName: String { "\(kind)-\(contentHash(Array(place.identity.utf8)))" }

  /// An error where publishing would write over the site's own files, or over the person's `home`. `root` is the site's
  /// folder.
  package func misplacement(root: String, home: String?) throws -> Diagnostic? {
    guard let folder = place.localFolder, let reason = try Ownership.reason(against: folder, root: root, home: home)
    else {
      return nil
    }
    return Diagnostic(
      .settingsValue, at: location, "this cannot be a target: it is \(reason)", hint: "name a folder of its own")
  }
}
