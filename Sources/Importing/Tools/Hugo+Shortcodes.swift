import Base

extension Hugo {
  /// The destination that `ref` means, looked for from the text's own folder, from the one around a bundle, and from
  /// the folder of the language that it names. If it names none, the link leads to the text in the link's own language.
  func reference(to path: String, in language: String?, from source: String, _ links: LinkMap) -> String {
    let mark = path.firstIndex { $0 == "#" || $0 == "?" } ?? path.endIndex
    let name = path[..<mark].hasSuffix(".md") ? String(path[..<mark].dropLast(3)) : String(path[..<mark])
    guard !name.isEmpty else { return path }
    let root = folder(of: language, else: source).pathSegments()
    let own = Array(source.pathSegments().dropLast())
    let isBundle = source.pathSegments().last?.hasPrefix("index.") ?? false
    let folders = path.hasPrefix("/") ? [root] : [own] + (isBundle ? [own.dropLast()] : []) + [root]
    let endings =
      (language.map { [".\($0).md", "/index.\($0).md", "/_index.\($0).md"] } ?? [])
      + [".md", "/index.md", "/_index.md"]
    for folder in folders {
      let place = LinkMap.joined(folder, name)
      guard let ending = endings.first(where: { links.has(place + $0) }) else { continue }
      // An address from the root names this one text; any other one its language's.
      return language == nil
        ? LinkMap.relative(from: source, to: place + ending) + path[mark...] : "/\(place)\(ending)\(path[mark...])"
    }
    return path
  }
}

/// The end of a name that says a language: `summit.de`, `summit.pt-br`.
enum LanguageEnding {
  static func split(_ stem: String) -> (stem: String, code: String?) {
    guard let match = stem.wholeMatch(of: /(.+)\.([A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{2,8})?)/) else { return (stem, nil) }
    return (String(match.output.1), match.output.2.lowercased())
  }
}

/// A shortcode of Hugo's own.
struct Shortcode {
  let name: String
  /// Arguments by their keys, `src="a.png"`; those without a key by their place: `0`.
  var values: [String: String]

  /// Its counterpart; nil if there is none. `reference` gives the destination of a text, in a language.
  func markdown(_ reference: (_ path: String, _ language: String?) -> String) -> String? {
    switch name {
    case "figure":
      guard let source = values["src"] ?? values["0"] else { return nil }
      let caption = [values["title"], values["caption"], values["attr"]].compactMap(\.self).joined(separator: " ")
      let title = caption.isEmpty ? "" : " \"\(caption.replacing("\"", with: "\\\""))\""
      let picture =
        "![\((values["alt"] ?? "").replacing("]", with: "\\]"))](\(source.replacing(" ", with: "%20"))\(title))"
      return values["link"].map { "[\(picture)](\($0))" } ?? picture
    case "ref", "relref": return (values["0"] ?? values["path"]).map { reference($0, values["lang"]) }
    case "youtube":
      guard let id = values["id"] ?? values["0"] else { return nil }
      return "[\(values["title"] ?? "YouTube")](https://www.youtube.com/watch?v=\(id))"
    case "vimeo": return (values["id"] ?? values["0"]).map { "[Vimeo](https://vimeo.com/\($0))" }
    case "gist":
      guard let user = values["0"], let id = values["1"] else { return nil }
      return "[Gist](https://gist.github.com/\(user)/\(id))"
    case "tweet", "x":
      guard let id = values["id"] ?? values["0"] else { return nil }
      return "[Tweet](https://x.com/\(values["user"] ?? "i")/status/\(id))"
    case "instagram": return (values["id"] ?? values["0"]).map { "[Instagram](https://www.instagram.com/p/\($0)/)" }
    default: return nil
    }
  }
}
