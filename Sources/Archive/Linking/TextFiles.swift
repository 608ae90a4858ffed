import Base
import Markdown
import Names
import Notes

/// The files that texts show and link to.
struct TextFiles {
  /// The files beside texts that a published text names, sorted.
  let companions: [String]
  /// The files of pictures that published texts show, sorted.
  let pictures: [String]
  /// The pictures of heads, by the file of the head: a file, or an address on the web.
  let headPictures: [String: String]
  let diagnostics: [Diagnostic]

  /// `assets` are the published files of content/assets/.
  init(_ texts: LinkedTexts, _ all: [LinkedText], _ selection: Selection, assets: [String]) {
    let known = Set(selection.seen.companions)
    let addresses = Dictionary(
      assets.map { ("/" + $0.pathSegments().dropFirst(2).joined(separator: "/"), $0) }
    ) { first, _ in first }
    let assetFiles = Set(assets)
    let site = texts.names.siteURL
    let found = concurrentMap(all) { text in
      let (file, document) = (text.file, text.body.document)
      var named: Set<String> = []
      var pictures: Set<String> = []
      var missing: [Diagnostic] = []
      for node in document.nodes where node.kind == .link || node.kind == .image {
        let destination = document.string(node.text)
        guard !destination.isEmpty, destination.hasPrefix("/") || destination.isRelativePath else { continue }
        let path = destination.hasPrefix("/") ? nil : file.path.resolving(destination)
        if let path, known.contains(path) { named.insert(path) }
        guard node.kind == .image else { continue }
        guard let own = destination.ownPath(of: site) else { continue }
        if let picture = path.flatMap({ known.contains($0) || assetFiles.contains($0) ? $0 : nil }) ?? addresses[own] {
          pictures.insert(picture)
        } else {
          missing.append(Self.missing(destination, file.place(of: destination, from: Int(node.line))))
        }
      }
      return (named, missing, pictures)
    }
    let heads =
      texts.notes.compactMap { note in note.head.picture.map { (note.head.file, $0) } }
      + texts.pages.compactMap { page in page.head.picture.map { (page.head.file, $0) } }
    var ofHeads: [String: String] = [:]
    var missingOfHeads: [Diagnostic] = []
    for (file, picture) in heads {
      let source = picture.source.value
      let own = source.ownPath(of: site) ?? source
      let beside = source.hasPrefix("/") ? nil : file.path.resolving(source)
      if MediaType.player(of: source) != nil {
        missingOfHeads.append(
          Diagnostic(
            .imageMissing, at: picture.source.location, "'\(source)' is no picture; the text has none in lists",
            hint: "PNG, JPEG, GIF, WebP, AVIF or SVG"))
      } else if let path = beside, known.contains(path) || assetFiles.contains(path) {
        ofHeads[file.path] = path
      } else if let asset = addresses[own] ?? addresses["/" + source] {
        ofHeads[file.path] = asset
      } else if source.hasPrefix("https://") || source.hasPrefix("http://") {
        ofHeads[file.path] = source
      } else {
        missingOfHeads.append(
          Diagnostic(
            .imageMissing, at: picture.source.location, "there is no picture '\(source)'; the text has none in lists",
            hint: "a picture lies beside the text, or in content/assets/: /img/a.png is content/assets/img/a.png"))
      }
    }
    headPictures = ofHeads
    let files = ofHeads.values.filter { !$0.contains("://") }
    pictures = found.reduce(into: Set(files)) { $0.formUnion($1.2) }.sorted()
    let named = found.reduce(into: known.intersection(files)) { $0.formUnion($1.0) }
    companions = named.sorted()
    let hidden = selection.hidden.notes.map(\.file) + selection.hidden.pages.map(\.file)
    let unused = selection.seen.companions.filter { path in
      !named.contains(path)
        && !hidden.contains { $0.bytes[...].firstRange(of: path.fileName.utf8) != nil }
    }
    diagnostics =
      found.flatMap(\.1) + missingOfHeads
      + unused.map { path in
        Diagnostic(
          .fileUnused, at: SourceLocation(path: path), "the file is left out: no published text names it",
          hint:
            "a text beside it names it as [text](\(path.fileName.percentEncodedPath)); files for all belong in content/assets/"
        )
      }
  }

  private static func missing(_ destination: String, _ place: SourceLocation) -> Diagnostic {
    Diagnostic(
      .pictureMissing, at: place, "there is no picture '\(destination)'",
      hint: "a picture lies beside the text, or in content/assets/: /img/a.png is content/assets/img/a.png")
  }
}

extension String {
  /// Whether it is a path without a scheme and without a host.
  fileprivate var isRelativePath: Bool {
    guard let first = utf8.first, first != UInt8(ascii: "#"), first != UInt8(ascii: "?") else { return false }
    return !utf8.prefix { $0 != UInt8(ascii: "/") }.contains(UInt8(ascii: ":"))
  }
}
