import Base

/// The tags of Liquid and Nunjucks that have a counterpart in Markdown.
enum LiquidTags {
  /// Turns them into Markdown. `values` are what `{{ site.url }}` and the like stand for.
  static func convert(_ text: inout ImportedText, _ values: [String: String], _ report: inout ImportReport) {
    // kramdown: a line or an end of a line that gives the block a class.
    if text.body.contains("{:") {
      var classes: [String] = []
      text.body = MarkdownParts.mapProse(text.body) { prose in
        prose.replacingMatches(of: /(?m)^[ \t]*\{:[^}\n]*\}[ \t]*\n?|([)\]*_`])\{:[^}\n]*\}/) { match in
          let mark = String(match.output.0.drop { $0 != "{" })
          if let id = mark.firstMatch(of: /#([\w-]+)/), mark.contains("toc") == false {
            classes.append("#" + id.output.1)
          }
          classes.append(mark.trimmed)
          return match.output.1.map(String.init) ?? ""
        }
      }
      if !classes.isEmpty {
        report.add(
          text.source, nil, "classes of blocks were left out: \(Set(classes).sorted().joined(separator: ", "))")
      }
    }
    guard text.body.contains("{%") || text.body.contains("{{") else { return }
    var body = text.body
    body = body.replacingParts(
      from: /\{%-?\s*highlight\s+(\S+)[^{}]*%\}\n?/, to: /\n?\{%-?\s*endhighlight\s*-?%\}/
    ) { opening, content in
      "```\(opening.output.1)\n\(content)\n```"
    }
    body = body.replacingParts(from: /\{%-?\s*comment\s*-?%\}/, to: /\{%-?\s*endcomment\s*-?%\}/) { _, content in
      "<!-- \(String(content).trimmed.replacing("--", with: "- -")) -->"
    }
    var raw: [String] = []
    body = body.replacingParts(from: /\{%-?\s*raw\s*-?%\}/, to: /\{%-?\s*endraw\s*-?%\}/) { _, content in
      raw.append(String(content))
      return "\u{E000}\(raw.count - 1)\u{E001}"
    }
    body = body.replacingMatches(of: /\{%-?\s*post_url\s+(\S+?)\s*-?%\}/) { match in "\(match.output.1).md" }
    body = body.replacingMatches(of: /\{%-?\s*link\s+(\S+?)\s*-?%\}/) { match in
      match.output.1.hasPrefix("/") ? String(match.output.1) : "/\(match.output.1)"
    }
    body = body.replacingMatches(of: /\{\{-?\s*([\w.]+|"[^"]*"|'[^']*')\s*((?:\|\s*\w+\s*(?::[^|}]*)?)*)-?\}\}/) {
      match in
      let name = String(match.output.1)
      let filters = match.output.2.split(separator: "|").map { String($0).trimmed }
      guard filters.allSatisfy({ ["relative_url", "absolute_url", "url", "escape", "xml_escape"].contains($0) }) else {
        return nil
      }
      if name.hasPrefix("\"") || name.hasPrefix("'") { return String(name.dropFirst().dropLast()) }
      return values[name]
    }
    body = body.replacingMatches(of: /\u{E000}(\d+)\u{E001}/) { match in Int(match.output.1).map { raw[$0] } }
    text.body = body
  }
}
