package import Base
package import Output

/// A place that gazette.yml names under `publish`.
package struct PublishTarget: Sendable {
  package let name: String
  package let place: Place
  /// Where gazette.yml says where it is.
  package let location: SourceLocation
  /// The site's address there, where it is not that of the site.
  package let url: String?
  /// How many files may be deleted without a question.
  package let maxDeletes: Int

  package enum Place: Sendable, Equatable {
    case git(GitBranch)
    case rsync(RsyncHost)
    case rclone(RcloneStorage)
    /// A directory of this machine, by its absolute path.
    case folder(String)
  }

  /// Where it is, for messages, and for this machine's memory of it: `gh-pages of git@example.org:team/briefs.git`.
  package var address: String {
    switch place {
    case .git(let branch): "\(branch.branch) of \(branch.remote)"
    case .rsync(let host): host.location
    case .rclone(let storage): storage.location
    case .folder(let path): path
    }
  }

  package enum Kind: String, CaseIterable, Sendable {
    case git, rsync, rclone, folder
  }

  package var kind: Kind {
    switch place {
    case .git: .git
    case .rsync: .rsync
    case .rclone: .rclone
    case .folder: .folder
    }
  }

  /// The folder of this machine that it is; nil where it is none, or may be another machine's.
  package var localFolder: String? {
    switch place {
    case .folder(let path): path
    case .rsync(let host): host.location.hasPrefix("/") ? host.location : nil
    case .git, .rclone: nil
    }
  }

  /// Files that a target needs beside those of the site: without a `.nojekyll`, GitHub drops names that begin with `_`.
  package var files: [OutputFile] {
    if case .git = place { [OutputFile(path: ".nojekyll", traits: FileTraits(.asset)) { _ in }] } else { [] }
  }

  /// A name for this machine's folder for it: the same place has the same one, whatever it is called. `root` is the site's
  /// folder, where a name of a remote has its meaning.
  package func folderName(root: String) -> String {
    var place = address
    if case .git(let branch) = self.place, branch.isNamed { place += " in " + (Disk.realPath(root) ?? root) }
    return "\(kind.rawValue)-\(contentHash(Array(place.utf8)))"
  }
}
