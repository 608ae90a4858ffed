package import Base

/// The rules about which folders may be written over.
package enum Ownership {
  /// Why a folder may not be the output. It may be where it does not exist yet, is empty, or holds a manifest of ours.
  /// `root` is the site's folder, `home` the person's.
  package static func check(_ folder: String, root: String, home: String?) throws(DiskError) -> [Diagnostic] {
    let place = SourceLocation(path: folder)
    if let reason = try reason(against: folder, root: root, home: home) {
      return [
        Diagnostic(
          .outputFolder, at: place, "this cannot be the output folder: it is \(reason)",
          hint: "choose a folder for --output that contains nothing else")
      ]
    }
    guard try Disk.kind(folder) != .nothing, try Manifest(of: folder) == nil else { return [] }
    guard try Disk.names(in: folder).isEmpty else {
      return [
        Diagnostic(
          .outputForeign, at: place, "the folder contains files that Gazette did not write",
          hint: "choose an empty folder with --output, or empty this one yourself")
      ]
    }
    return []
  }

  /// Why a site must never be written to a folder, as a noun: `your home folder`; nil where it may be.
  package static func reason(against folder: String, root: String, home: String?) throws(DiskError) -> String? {
    let resolved = Disk.realPath(folder) ?? standardized(folder)
    let source = Disk.realPath(root) ?? root
    if resolved == "/" { return "the root of the file system" }
    if let home, resolved == Disk.realPath(home) ?? home { return "your home folder" }
    if resolved == source { return "the site's own folder" }
    if source.hasPrefix(resolved + "/") { return "a folder that contains the site's folder" }
    for part in ["content", "templates"] {
      let inner = Disk.realPath(source + "/" + part) ?? source + "/" + part
      if resolved == inner || resolved.hasPrefix(inner + "/") { return "part of what the site is made from" }
    }
    switch try Disk.kind(resolved) {
    case .nothing, .folder: return nil
    case .file, .link, .other: return "not a folder"
    }
  }

  /// An absolute path without `.`, `..` and doubled slashes, of something that need not exist.
  private static func standardized(_ path: String) -> String {
    var parts: [Substring] = []
    for part in path.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    // The part that exists may lead through links.
    var missing: [Substring] = []
    while !parts.isEmpty {
      if let real = Disk.realPath("/" + parts.joined(separator: "/")) {
        return ([real == "/" ? "" : real] + missing.reversed().map(String.init)).joined(separator: "/")
      }
      missing.append(parts.removeLast())
    }
    return "/" + missing.reversed().joined(separator: "/")
  }
}
