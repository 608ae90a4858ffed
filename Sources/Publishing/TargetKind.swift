extension PublishTarget {
  /// The way to it. `root` is the site's folder, where a name of a remote has its meaning.
  package func publisher(in workspace: TargetWorkspace, root: String) -> any Publisher {
    switch place {
    case .git(let branch): return GitPublisher(branch, workspace, root: root)
    case .folder(let path): return FolderPublisher(path)
    case .rclone(let storage): return PiecemealPublisher(RcloneStore(storage, workspace), workspace)
    case .rsync(let host):
      let store = RsyncStore(host, workspace)
      return switch host.mode {
      case .releases: ReleasesPublisher(store, workspace, keeping: host.keep)
      case .inPlace: PiecemealPublisher(store, workspace)
      }
    }
  }
}
