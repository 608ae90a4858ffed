import Base

extension ImportedText {
  /// Makes every link of the body lead into the new site, as far as its target came along. Others are reported.
  mutating func rewriteLinks(by links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) {
    guard body.contains("](") || body.contains("]:") || body.contains("=\"") else { return }
    // Each destination is reported once.
    var findings: [(destination: String, isPicture: Bool)] = []
    var unknown: Set<String> = []
    let own = self
    func rewritten(_ destination: String, isPicture: Bool = false) -> String? {
      guard !destination.isEmpty, !destination.hasPrefix("#") else { return nil }
      let tail = destination.firstIndex { $0 == "#" || $0 == "?" }.map { destination[$0...] } ?? ""
      switch links.target(of: destination, in: own) {
      case .text(let index):
        let file = LinkMap.relative(from: own.target, to: texts[index].target)
        return file.percentEncodedPath + (tail.hasPrefix("#") ? tail : "")
      case .asset(let path): return path.percentEncodedPath + tail
      case nil:
        let isOwn =
          !destination.contains("://") && !destination.hasPrefix("mailto:") && !destination.hasPrefix("//")
          && destination.wholeMatch(of: /[a-z][a-z0-9+.-]*:.*/) == nil
        if isOwn, unknown.insert(destination).inserted { findings.append((destination, isPicture)) }
        return nil
      }
    }
    // A regular expression is compiled where it stands: here once for a text. A destination may stand in `<…>`.
    let link =
      /(!?)(\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\()(?:<([^<>\n]+)>|([^()<>\s]+(?:\([^()\s]*\)[^()<>\s]*)*))((?:\s+"[^"\n]*")?\s*\))?/
    let definition = /(?m)^( {0,3}\[[^\]^][^\]]*\]:\s*<?)([^\s>]+)/
    let attribute = /(\s(?:href|src)=")([^"]+)(")/
    func rewrittenLinks(_ prose: String, inLabel isInLabel: Bool = false) -> String {
      prose.replacingMatches(of: link) { match in
        let isPicture = match.output.1 == "!"
        let destination = String(match.output.3 ?? match.output.4 ?? "")
        let end = match.output.5 ?? ""
        // A picture can be the label of a link.
        var label = String(match.output.2.dropFirst().dropLast(2))
        if label.contains("](") { label = rewrittenLinks(label, inLabel: true) }
        if let new = rewritten(destination, isPicture: isPicture) {
          return "\(match.output.1)[\(label)](\(new)\(end)"
        }
        let kept = match.output.3 == nil ? destination : "<\(destination)>"
        // A picture that is nowhere would be an error: it becomes a link, or a text where it is in a link.
        guard isPicture, unknown.contains(destination) else {
          return "\(match.output.1)[\(label)](\(kept)\(end)"
        }
        let text = label.isEmpty ? destination : label
        return isInLabel && !end.isEmpty ? text : "[\(text)](\(kept)\(end)"
      }
    }
    body = MarkdownParts.mapProse(body) { prose in
      rewrittenLinks(prose)
        .replacingMatches(of: definition) { match in
          rewritten(String(match.output.2)).map { "\(match.output.1)\($0)" }
        }
        .replacingMatches(of: attribute) { match in
          rewritten(String(match.output.2)).map { "\(match.output.1)\($0)\(match.output.3)" }
        }
    }
    var lines = LineFinder(body, from: bodyLine)
    for (destination, isPicture) in findings {
      report.add(
        source, lines.line(of: destination),
        "\(isPicture ? "the picture" : "the link") '\(destination)' leads to nothing that was imported")
    }
  }

  /// Reports what looks like a tag of the other tool and is now text.
  func reportLeftovers(_ report: inout ImportReport) {
    guard body.contains("{{") || body.contains("{%") else { return }
    var found: [String] = []
    _ = MarkdownParts.mapProse(body) { prose in
      found += prose.matches(of: /\{\{[^{}\n]{0,300}\}\}|\{%[^{}\n]{0,300}%\}/).map { String($0.output) }
      return prose
    }
    var lines = LineFinder(body, from: bodyLine)
    for tag in found {
      report.add(source, lines.line(of: tag), "'\(tag)' has no counterpart and stays as text")
    }
  }
}
