package import Archive
package import Base
import Markdown
import Names
import Notes

/// The scripts, styles and frames that the Content-Security-Policy keeps a browser from loading: those of the site's
/// own templates, and of the HTML in its texts if that is allowed.
package func policyConcerns(of archive: Archive, own: [SourceFile]) -> [Diagnostic] {
  let check = PolicyCheck(policy: archive.settings.policy, origin: archive.settings.url.origin)
  let templates = own.filter { $0.path.hasSuffix(".mustache") }.flatMap { file in
    check.blocked(in: file.bytes[...]).map { check.diagnostic($0, at: file.location(at: $0.offset)) }
  }
  guard archive.settings.markdown.allowsHTML else { return templates }
  let inTexts = concurrentMap(archive.texts) { check.concerns(of: $0.body.document, in: $0.file) }
  return templates + archive.settings.placed(Array(inTexts.joined()))
}

/// What one policy blocks in HTML.
private struct PolicyCheck {
  let policy: ContentPolicy
  let origin: String

  /// An element that a browser would not load, and its place in the HTML. `source` is nil for a script or style that is
  /// written there itself.
  struct Blocked {
    let element: String
    let source: String?
    let directive: ContentPolicy.Directive
    let offset: Int
  }

  private static let elements: [(name: String, source: String, directive: ContentPolicy.Directive)] = [
    ("script", "src", .script), ("iframe", "src", .frame), ("frame", "src", .frame), ("embed", "src", .object),
    ("object", "data", .object), ("link", "href", .style), ("style", "", .style),
  ]

  func concerns(of document: Document, in file: SourceFile) -> [Diagnostic] {
    document.nodes.filter { $0.kind == .htmlBlock || $0.kind == .htmlInline }.flatMap { node in
      let html = Array(document.string(node.text).utf8)
      return blocked(in: html[...]).map { found in
        let lines = html[..<found.offset].count { $0 == .lineFeed }
        return diagnostic(found, at: file.place(of: "<\(found.element)", from: Int(node.line) + lines))
      }
    }
  }

  func diagnostic(_ found: Blocked, at place: SourceLocation) -> Diagnostic {
    let name = found.directive.rawValue
    guard let source = found.source else {
      return Diagnostic(
        .policyBlocks, at: place, "browsers will not apply this <\(found.element)>: the site's policy blocks it",
        hint: "put it into a file in content/assets/, or add to gazette.yml: policy: {\(name): [unsafe-inline]}")
    }
    return Diagnostic(
      .policyBlocks, at: place, "browsers will not load '\(source)': the site's policy blocks it",
      hint: "add to gazette.yml: policy: {\(name): ['\(source.schemeAndHost ?? "self")']}")
  }

  func blocked(in html: ArraySlice<UInt8>) -> [Blocked] {
    var found: [Blocked] = []
    var rest = html
    while let open = rest.firstIndex(of: UInt8(ascii: "<")) {
      rest = rest[(open + 1)...]
      let name = String(utf8: rest.prefix { $0.isASCIILetter }).lowercased()
      guard let element = Self.elements.first(where: { $0.name == name }) else { continue }
      let tag = html[open...].prefix { $0 != UInt8(ascii: ">") }
      var attributes = HTMLAttributes(html[open..<min(tag.endIndex + 1, html.endIndex)])
      var values: [String: String] = [:]
      while let attribute = attributes.next() {
        values[attribute.name] = String(utf8: attribute.value).trimmed.withoutHTMLReferences
      }
      if let item = blocked(element, values, at: open) { found.append(item) }
    }
    return found
  }

  private func blocked(
    _ element: (name: String, source: String, directive: ContentPolicy.Directive), _ values: [String: String],
    at offset: Int
  ) -> Blocked? {
    if element.name == "link", values["rel"]?.lowercased().split(separator: " ").contains("stylesheet") != true {
      return nil
    }
    if let source = values[element.source] {
      // What a template puts together is not known here.
      if source.isEmpty || source.contains("{{") || policy.allows(source, as: element.directive, on: origin) {
        return nil
      }
      return Blocked(element: element.name, source: source, directive: element.directive, offset: offset)
    }
    // A block of data is no script.
    let isData = values["type"].map { !["", "module", "text/javascript", "application/javascript"].contains($0) }
    guard element.name == "style" || (element.name == "script" && isData != true),
      !policy.allowsInline(element.directive)
    else { return nil }
    return Blocked(element: element.name, source: nil, directive: element.directive, offset: offset)
  }
}

extension String {
  /// `https://example.org` of an address.
  fileprivate var schemeAndHost: String? {
    let absolute = hasPrefix("//") ? "https:" + self : self
    guard let mark = absolute.firstRange(of: "://") else { return nil }
    let host = absolute[mark.upperBound...].prefix { $0 != "/" && $0 != "?" && $0 != "#" }
    return String(absolute[..<host.endIndex])
  }

  /// The same, of the site's own address.
  fileprivate var origin: String { schemeAndHost ?? self }
}
