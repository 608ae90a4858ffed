import Archive
import Base
import Build
import FoundationEssentials
import Notes
import Pages
import Site
import Synchronization

extension PreviewSession {
  /// What stands at an address.
  enum Answer {
    case page(Data, type: String)
    case redirect(String)
    case missing(Data)
    /// There is no site yet, or the page cannot be rendered.
    case failed(String, [Problem])
  }

  /// What the site has at a path, which is decoded and carries the path of the site's address.
  func answer(_ path: String) -> Answer {
    let (site, generation) = guarded.withLock { ($0.state.shown?.built.site, $0.state.generation) }
    if let name = clientFile(path, site), let bytes = ClientFiles.bytes(name, of: site) {
      return .page(Data(bytes), type: MediaType.of(name))
    }
    guard let site else { return failed("The site cannot be built yet.") }
    guard let own = ownPath(path, of: site) else {
      let isTop = path == "/" || path + "/" == site.addresses.basePath.percentDecoded + "/"
      return isTop ? .redirect(site.addresses.href(Addresses.home)) : missing(generation)
    }
    if let found = rendered(own, generation) { return found }
    if !own.hasSuffix("/"), guarded.withLock({ $0.state.page(at: own + "/") != nil }) {
      return .redirect(site.addresses.href(SitePath(page: own.split(separator: "/").map(String.init))))
    }
    return missing(generation)
  }

  /// The name of what preview has of its own at a path: `socket` for `/briefs/.preview/socket`.
  func clientFile(_ path: String) -> String? { clientFile(path, guarded.withLock { $0.state.shown?.built.site }) }

  /// The names in the note at a path, as JSON; nil where no note is.
  func mentionPanel(at path: String) -> String? {
    let built = guarded.withLock { $0.state.shown?.built }
    guard let built, let own = ownPath(path, of: built.site).flatMap(SitePath.init(written:)),
      let file = built.archive.notes.first(where: { built.site.addresses.path($0.id) == own })?.head.path
    else { return nil }
    let (note, editor) = guarded.withLock { ($0.state.note(in: file), $0.state.editor) }
    return note.map { previewJSON(MentionPanel(of: $0, in: built, editor: editor)) }
  }

  // MARK: Steps

  private func clientFile(_ path: String, _ site: Site?) -> String? {
    let own = site.flatMap { ownPath(path, of: $0) } ?? path
    return own.hasPrefix(ClientFiles.folder) ? String(own.dropFirst(ClientFiles.folder.count)) : nil
  }

  /// A path below the path of the site's address, from a slash on; nil for one that is not below it.
  private func ownPath(_ path: String, of site: Site) -> String? {
    let base = site.addresses.basePath.percentDecoded.utf8
    guard path.utf8.starts(with: base), path.utf8.dropFirst(base.count).first == UInt8(ascii: "/") else { return nil }
    return String(Substring(path.utf8.dropFirst(base.count)))
  }

  private func failed(_ message: String) -> Answer { .failed(message, guarded.withLock { $0.state.problems.shown }) }

  private func missing(_ generation: Int) -> Answer {
    if case .page(let data, _) = rendered("/404.html", generation) { return .missing(data) }
    return .missing(Data("Not found".utf8))
  }

  private func rendered(_ path: String, _ generation: Int) -> Answer? {
    let (found, kept) = guarded.withLock { guarded in
      (guarded.state.page(at: path), guarded.rendered.page(at: path, of: guarded.state.generation))
    }
    guard let (site, page) = found else { return nil }
    let type = MediaType.of(page.path.filePath)
    if let kept { return .page(kept, type: type) }
    do {
      var bytes: [UInt8] = []
      try site.render(page, into: &bytes) { try folder.read($0) }
      site.compress(page, in: &bytes, from: 0)
      if type.hasPrefix("text/html") {
        ClientFiles.addScript(to: &bytes, base: site.addresses.basePath, generation: generation)
      }
      let data = Data(bytes)
      guarded.withLock {
        $0.rendered.keep(data, of: page, generation: generation, current: $0.state.generation)
      }
      return .page(data, type: type)
    } catch {
      return failed("\(error)")
    }
  }
}
