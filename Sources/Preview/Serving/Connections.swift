import NIOCore
import Synchronization

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// The open connections. If there are too many, the oldest is closed: somebody who opens hundreds keeps nobody else
/// out.
final class Connections: Sendable {
  private let most: Int
  private let open = Mutex<[Entry]>([])

  private struct Entry {
    let channel: any Channel
    var isSocket = false
  }

  init(most: Int) { self.most = most }

  /// As many as leave room for the files of the site.
  static var mostByFileLimit: Int {
    var limit = rlimit()
    #if canImport(Glibc)
      let resource = __rlimit_resource_t(UInt32(RLIMIT_NOFILE.rawValue))
    #else
      let resource = RLIMIT_NOFILE
    #endif
    guard getrlimit(resource, &limit) == 0 else { return 64 }
    return max(16, min(256, Int(clamping: limit.rlim_cur) / 2))
  }

  func add(_ channel: any Channel) {
    let surplus = open.withLock { open -> (any Channel)? in
      defer { open.append(Entry(channel: channel)) }
      guard open.count >= most else { return nil }
      // Pages that wait for messages are silent by nature. If there is nothing else, the oldest of them goes.
      let place = open.firstIndex { !$0.isSocket } ?? 0
      return open.remove(at: place).channel
    }
    surplus?.close(promise: nil)
    channel.closeFuture.whenComplete { [weak self] _ in
      self?.open.withLock { $0.removeAll { $0.channel === channel } }
    }
  }

  /// Remembers that a connection has become a socket.
  func markAsSocket(_ channel: any Channel) {
    open.withLock { open in
      guard let place = open.firstIndex(where: { $0.channel === channel }) else { return }
      open[place].isSocket = true
    }
  }
}
