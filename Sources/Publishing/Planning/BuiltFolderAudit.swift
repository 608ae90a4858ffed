package import Base
import Output

/// Finds what must not be published: addresses of the machine that built the site, and the script of preview.
/// `previewFolder` is the part of an address that only preview's own files have, `/.preview/`. The diagnostics name
/// files of the output.
package func audit(_ site: BuiltFolder, previewFolder: String) throws -> [Diagnostic] {
  let paths = site.manifest.files.filter { MediaType.isText($0.key) || $0.value.role == .feed }.keys.sorted()
  return try concurrentMap(paths) { path -> [Diagnostic] in
    guard let bytes = try site.bytes(of: path) else { return [] }
    return audit(SourceFile(path: path, bytes: bytes), previewFolder)
  }.flatMap { $0 }
}

private func audit(_ file: SourceFile, _ previewFolder: String) -> [Diagnostic] {
  var found: [Diagnostic] = []
  lazy var lines = LineIndex(file)
  let preview = Array((previewFolder + "client.js").utf8)
  if let index = file.bytes[...].firstIndex(of: preview) {
    found.append(
      Diagnostic(
        .publishPreview, at: lines.location(at: index), "the file contains the script of preview",
        hint: "a template or a copied page loads it; remove it there"))
  }
  var rest = file.bytes[...]
  let slashes = Array("//".utf8)
  while let index = rest.firstIndex(of: slashes) {
    rest = rest[(index + 2)...]
    guard isAddress(file.bytes, at: index), let host = localHost(rest) else { continue }
    found.append(
      Diagnostic(
        .publishLocal, at: lines.location(at: index), "an address of this machine, '\(host)', would be published"))
  }
  return found
}

/// Whether the slashes at an index begin an address that is followed, not one that a text mentions: the value of an
/// attribute or key, the content of `<loc>`, the argument of `url()`.
private func isAddress(_ bytes: [UInt8], at index: Int) -> Bool {
  var start = index
  if start > 0, bytes[start - 1] == UInt8(ascii: ":") {
    start -= 1
    while start > 0, bytes[start - 1].isASCIILetter { start -= 1 }
  }
  // `url( http://…)`
  while start > 1, bytes[start - 1] == .space { start -= 1 }
  guard start > 1 else { return false }
  let (before, opening) = (bytes[start - 2], bytes[start - 1])
  switch opening {
  case UInt8(ascii: "\""), UInt8(ascii: "'"): return "=:([ ,".utf8.contains(before)
  case UInt8(ascii: "="), UInt8(ascii: "("): return true
  case UInt8(ascii: ">"): return bytes[..<start].suffix(5).elementsEqual("<loc>".utf8)
  default: return false
  }
}

/// The host at the beginning of some bytes; nil where it is not this machine.
private func localHost(_ bytes: ArraySlice<UInt8>) -> String? {
  let authority = String(utf8: bytes.prefix(256).prefix { !"/?#\"'<>) \n\\".utf8.contains($0) }).lowercased()
  let host = authority.split(separator: "@", omittingEmptySubsequences: false).last.map(String.init) ?? ""
  return isLocal(host: host) ? host : nil
}
