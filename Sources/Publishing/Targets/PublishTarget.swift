import Base
package import Output

/// A place that gazette.yml names under `publish`.
package struct PublishTarget: Sendable {
  package let name: String
  package let place: Place
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

  package var kind: String {
    switch place {
    case .git: "git"
    case .rsync: "rsync"
    case .rclone: "rclone"
    case .folder: "folder"
    }
  }

  /// Files that a target needs beside those of the site: without a `.nojekyll`, GitHub drops names that begin with `_`.
  package var files: [OutputFile] {
    if case .git = place { [OutputFile(path: ".nojekyll") { _ in }] } else { [] }
  }

  /// A name for this machine's folder for it: the same place has the same one, whatever it is called.
  package var folderName: String { "\(kind)-\(contentHash(Array(address.utf8)))" }

  /// The way to it. `root` is the site's folder, where a name of a remote has its meaning.
  package func publisher(in workplace: Workplace, root: String) -> any Publisher {
    switch place {
    case .git(let branch): return GitPublisher(branch, workplace, root: root)
    case .folder(let path): return FolderPublisher(path)
    case .rclone(let storage): return PiecemealPublisher(RcloneStore(storage, workplace), workplace)
    case .rsync(let host):
      let store = RsyncStore(host, workplace)
      return switch host.mode {
      case .releases: ReleasesPublisher(store, workplace, keeping: host.keep)
      case .inPlace: PiecemealPublisher(store, workplace)
      }
    }
  }
}

/// A branch of a git repository.
package struct GitBranch: Sendable, Equatable {
  package enum History: String, Sendable, CaseIterable {
    /// A commit for each edition.
    case keep
    /// One commit in all.
    case squash
  }

  /// An address, a path, or the name of a remote of the repository that the site lies in.
  package let remote: String
  package let branch: String
  package let history: History
}

/// A folder that rsync reaches.
package struct RsyncHost: Sendable, Equatable {
  package enum Mode: String, Sendable, CaseIterable {
    /// Each edition in a folder of its own, and a link to the one that is live.
    case releases
    case inPlace
  }

  /// `host:/path`, `user@host:/path` or an absolute path of this machine, without a slash at its end.
  package let location: String
  package let port: Int?
  package let mode: Mode
  /// How many releases stay.
  package let keep: Int
}

/// A storage that rclone knows.
package struct RcloneStorage: Sendable, Equatable {
  /// `remote:bucket/path`, without a slash at its end.
  package let location: String
}
