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
    body = MarkdownParts.mapProse(body) { prose in
      prose
        .replacingMatches(
          of: /(!?)(\[[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*\]\()(<?)([^()<>\s]+(?:\([^()\s]*\)[^()<>\s]*)*)(>?)/
        ) { match in
          let isPicture = match.output.1 == "!"
          let destination = String(match.output.4)
          if let new = rewritten(destination, isPicture: isPicture) {
            return "\(match.output.1)\(match.output.2)\(match.output.3)\(new)\(match.output.5)"
          }
          // A picture that is nowhere would be an error; a link keeps what the writer wrote.
          guard isPicture, unknown.contains(destination) else { return nil }
          let label = match.output.2 == "[](" ? "[\(destination)](" : String(match.output.2)
          return "\(label)\(match.output.3)\(destination)\(match.output.5)"
        }
        .replacingMatches(of: /(?m)^( {0,3}\[[^\]^][^\]]*\]:\s*<?)([^\s>]+)/) { match in
          rewritten(String(match.output.2)).map { "\(match.output.1)\($0)" }
        }
        .replacingMatches(of: /(\s(?:href|src)=")([^"]+)(")/) { match in
          rewritten(String(match.output.2)).map { "\(match.output.1)\($0)\(match.output.3)" }
        }
    }
    for (destination, isPicture) in findings {
      report.add(
        source, body.line(of: destination, from: bodyLine),
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
    for tag in found {
      report.add(source, body.line(of: tag, from: bodyLine), "'\(tag)' has no counterpart and stays as text")
    }
  }
}
