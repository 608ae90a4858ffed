import Base
import FrontMatter
import Output

/// A branch of a git repository.
struct GitTarget: TargetKind {
  static let name = "git"
  static let placeKey = "remote"

  enum History: String, Sendable, CaseIterable {
    /// A commit for each publish.
    case keep
    /// One commit in all.
    case squash
  }

  /// An address, a path, or the name of a remote of the repository that the site lies in.
  let remote: String
  let branch: String
  let history: History
  /// The site's folder, whose repository knows the names of remotes and who commits.
  let root: String

  init?(_ settings: inout TargetSettings) {
    root = settings.root
    history = settings.fields.choice("history", History.self) ?? .keep
    let named = settings.fields.text("branch")
    if let named, !Self.isBranch(named.value) {
      settings.refuse(named, "there can be no branch '\(named.value)'", hint: "write a name such as 'gh-pages'")
    }
    branch = named?.value ?? "gh-pages"
    guard
      let text = settings.place("remote", hint: "for example remote: git@github.com:team/briefs.git, or remote: origin")
    else { return nil }
    if text.value.contains("::") {
      settings.refuse(text, "'\(text.value)' names a helper of git, not an address")
      return nil
    }
    // With a slash and no colon it is a path; with neither it is the name of a remote.
    let isPath = text.value.contains("/") && !text.value.contains(":")
    guard let address = isPath ? settings.localPath(text) : text.value else { return nil }
    remote = address
  }

  /// Whether the remote is given by its name.
  var isNamed: Bool { !remote.contains("/") && !remote.contains(":") }

  var address: String { "\(branch) of \(remote)" }

  /// The name of a remote means something only in one repository.
  var identity: String { isNamed ? "\(address) in \(Disk.realPath(root) ?? root)" : address }

  /// Without a `.nojekyll`, GitHub leaves out files whose names begin with `_`.
  var extraFiles: [OutputFile] { [OutputFile(path: ".nojekyll", traits: FileTraits(.asset)) { _ in }] }

  func publisher(in workspace: TargetWorkspace) -> any Publisher {
    GitPublisher(GitRepository(self, workspace))
  }

  /// The main rules of git-check-ref-format(1); git itself refuses the rest.
  private static func isBranch(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.hasPrefix("-") && !name.hasPrefix("refs/") && !name.hasSuffix(".") && !name.contains("..")
      && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") }
      && !name.unicodeScalars.contains {
        $0.value <= 0x20 || $0.value == 0x7F || "~^:?*[\\@".unicodeScalars.contains($0)
      }
  }
}
