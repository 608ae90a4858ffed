extension PublishTarget {
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
