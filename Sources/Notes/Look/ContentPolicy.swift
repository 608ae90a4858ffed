import Base
import FrontMatter

/// The Content-Security-Policy of every page: from where a browser may load what.
///
/// By itself, only the site's own scripts, styles and fonts are allowed, and no frames. Pictures and sounds may come
/// from elsewhere, since notes can show them. gazette.yml's `policy` adds sources.
package struct ContentPolicy: Sendable {
  /// What a page loads, by the directive that rules it.
  package enum Directive: String, Sendable, CaseIterable {
    case script = "script-src"
    case style = "style-src"
    case picture = "img-src"
    case media = "media-src"
    case font = "font-src"
    case connect = "connect-src"
    case frame = "frame-src"
    case worker = "worker-src"
    case object = "object-src"
    case manifest = "manifest-src"
    case form = "form-action"
  }

  private var sources: [Directive: [String]] = [
    .script: ["'self'"], .style: ["'self'"], .picture: ["'self'", "https:", "data:"], .media: ["'self'", "https:"],
    .font: ["'self'"], .connect: ["'self'"], .manifest: ["'self'"], .form: ["'self'"],
  ]

  package static let standard = ContentPolicy()

  private init() {}

  /// As the header has it: `default-src 'none'; script-src 'self'; …`
  package var text: String {
    let lists = Directive.allCases.compactMap { directive in
      sources[directive].map { "\(directive.rawValue) \($0.joined(separator: " "))" }
    }
    return (["default-src 'none'"] + lists + ["base-uri 'none'"]).joined(separator: "; ")
  }

  /// Reads `policy`: lists of sources by directive.
  static func read(_ fields: inout Fields) -> ContentPolicy {
    var policy = ContentPolicy.standard
    guard fields.peek("policy") != nil else { return policy }
    fields.inRecord("policy", "policy") { fields in
      for directive in Directive.allCases {
        for text in fields.textsOrOne(directive.rawValue, isDividedAtSpaces: true) {
          guard let source = source(text.value) else {
            fields.report(
              Diagnostic(
                .settingsValue, at: text.location, "\(directive.rawValue) cannot be '\(text.value)'",
                hint: "a source such as https://example.org, https:, self or unsafe-inline"))
            continue
          }
          if policy.sources[directive]?.contains(source) != true {
            policy.sources[directive, default: []].append(source)
          }
        }
      }
    }
    return policy
  }

  /// A source as the header writes it; words such as `self` have quotation marks there, which YAML takes away.
  private static func source(_ text: String) -> String? {
    let bare = text.unquoted
    if ["self", "unsafe-inline", "unsafe-eval", "wasm-unsafe-eval", "strict-dynamic", "unsafe-hashes"].contains(bare)
      || ["sha256-", "sha384-", "sha512-"].contains(where: bare.hasPrefix)
    {
      return bare.utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || "+/=-_".utf8.contains($0) }
        ? "'\(bare)'" : nil
    }
    let isSafe = text.utf8.allSatisfy { $0 > .space && $0 < 0x7F && !"\"';,<>&".utf8.contains($0) }
    let isSource = text.contains(".") || text.hasSuffix(":") || text.contains("://") || text == "*"
    return isSafe && isSource ? text : nil
  }

  /// Whether a page of the site may load an address, which can be relative. `origin` is the site's.
  package func allows(_ address: String, as directive: Directive, on origin: String) -> Bool {
    let list = sources[directive] ?? []
    let scheme = address.prefix { $0 != ":" && $0 != "/" && $0 != "?" && $0 != "#" }
    let isAbsolute = address.dropFirst(scheme.count).first == ":"
    guard isAbsolute || address.hasPrefix("//") else { return list.contains("'self'") }
    if address == origin || address.hasPrefix(origin + "/") { return list.contains("'self'") }
    let rest = isAbsolute ? address.dropFirst(scheme.count + 1) : Substring(address)
    return list.contains { Self.matches($0, scheme.lowercased(), rest.hasPrefix("//") ? rest.dropFirst(2) : "") }
  }

  /// Whether scripts or styles within a page are allowed.
  package func allowsInline(_ directive: Directive) -> Bool {
    (sources[directive] ?? []).contains { $0 == "'unsafe-inline'" || $0.hasPrefix("'sha") }
  }

  /// By Content Security Policy Level 3, section 6.7.2.8. An address without a scheme has that of the page.
  private static func matches(_ source: String, _ scheme: String, _ rest: Substring) -> Bool {
    if source == "*" { return true }
    if source.hasSuffix(":") { return scheme == source.dropLast() || (scheme.isEmpty && source == "https:") }
    var pattern = Substring(source)
    if let mark = source.firstRange(of: "://") {
      guard scheme.isEmpty || scheme == source[..<mark.lowerBound] || (scheme == "https" && source.hasPrefix("http:"))
      else { return false }
      pattern = source[mark.upperBound...]
    }
    let host = rest.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.lowercased()
    let wanted = pattern.prefix { $0 != "/" }.lowercased()
    guard host == wanted || (wanted.hasPrefix("*.") && host.hasSuffix(wanted.dropFirst())) else { return false }
    let folder = pattern.drop { $0 != "/" }
    let path = rest.drop { $0 != "/" }
    return folder.isEmpty || path == folder || (folder.hasSuffix("/") && path.hasPrefix(folder))
  }
}
