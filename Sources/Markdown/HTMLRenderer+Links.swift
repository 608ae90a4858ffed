import Base

/// Links, pictures, and what stands for wiki links, mentions and citations.
extension HTMLRenderer {
  mutating func link(_ node: Document.Node, _ index: Int) {
    open("a")
    output.append(" href=\"")
    if let address = pageAddress(of: node) { append(medium.resolve(address)) }
    output.append("\"")
    attribute("title", document.string(node.detail), ifEmpty: false)
    output.append(">")
    linkDepth += 1
    children(of: index)
    linkDepth -= 1
    output.append("</a>")
  }

  mutating func image(_ node: Document.Node, _ index: Int) {
    let alternative = alternative(of: node, index)
    if let picture = medium.picture {
      let text = String(utf8: alternative)
      output += picture(.init(source: pageAddress(of: node) ?? "", alternative: text, isLinked: linkDepth > 0))
      return
    }
    let source = pageAddress(of: node)
    if let source, let player = MediaType.player(of: String(source.prefix { $0 != "?" && $0 != "#" })) {
      return recording(source, player, alternative)
    }
    open("img")
    output.append(" src=\"")
    if let source { append(medium.resolve(source)) }
    output.append("\" alt=\"")
    appendText(alternative[...])
    output.append("\"")
    attribute("title", document.string(node.detail), ifEmpty: false)
    if let pictures = options.pictures {
      if let facts = source.flatMap(pictures) {
        output.append(" width=\"\(facts.size.width)\" height=\"\(facts.size.height)\"")
        if let sources = facts.sources {
          attribute("srcset", sources, ifEmpty: false)
          attribute("sizes", "(max-width: \(options.textWidth)) 100vw, \(options.textWidth)", ifEmpty: false)
        }
      }
      output.append(" loading=\"lazy\" decoding=\"async\"")
    }
    output.append(" />")
  }

  /// A film or a sound. What is read outside a page has a link, and what is in a link the text alone.
  private mutating func recording(_ source: String, _ player: String, _ alternative: [UInt8]) {
    let text = alternative.isEmpty ? Array(source.utf8) : alternative
    guard linkDepth == 0 else { return appendText(text[...]) }
    if medium.isPage {
      output.append("<\(player) controls preload=\"metadata\" src=\"")
      append(medium.resolve(source))
      output.append("\"")
      attribute("aria-label", String(utf8: alternative), ifEmpty: false)
      output.append(">")
    }
    open("a")
    output.append(" href=\"")
    append(medium.resolve(source))
    output.append("\">")
    appendText(text[...])
    output.append("</a>")
    if medium.isPage { output.append("</\(player)>") }
  }

  /// The text of an image without its marks.
  private func alternative(of node: Document.Node, _ index: Int) -> [UInt8] {
    var text: [UInt8] = []
    for inner in index + 1..<Int(node.end) {
      switch document.nodes[inner].kind {
      case .text, .plainMark, .code, .htmlInline: text += document.bytes[document.nodes[inner].text.range]
      case .softBreak, .lineBreak: text.append(.space)
      default: break
      }
    }
    return text
  }

  /// Where a link or image leads on the document's page; nil for an address of a scheme that does harm.
  private func pageAddress(of node: Document.Node) -> String? {
    let bytes = document.bytes[node.text.range]
    guard options.allowsHTML || LinkScheme.isHarmless(bytes) else { return nil }
    return address(String(utf8: bytes))
  }

  mutating func reference(_ node: Document.Node, _ index: Int) {
    guard let anchor = anchor(index) else {
      if node.kind == .citation { return }
      return children(of: index)
    }
    open("a")
    for (name, value) in anchor.attributes { attribute(name, name == "id" ? medium.id(value) : value, ifEmpty: true) }
    output.append(" href=\"")
    append(medium.resolve(anchor.href))
    output.append("\">")
    linkDepth += 1
    if let label = anchor.label { output.appendEscaped(label) } else { children(of: index) }
    linkDepth -= 1
    output.append("</a>")
  }
}

extension [UInt8] {
  /// Appends an address as an attribute's value, as libcmark's `houdini_escape_href` does.
  package mutating func appendHref(_ address: String) {
    for byte in address.utf8 {
      switch byte {
      case 0x26: append("&amp;")
      case 0x27: append("&#x27;")
      case _ where byte.isASCIILetter || byte.isASCIIDigit: append(byte)
      case _ where "-_.+!*(),%#@?=;:/$~".utf8.contains(byte): append(byte)
      default:
        append(UInt8(ascii: "%"))
        append(hexDigits[Int(byte >> 4)])
        append(hexDigits[Int(byte & 15)])
      }
    }
  }
}

private let hexDigits = Array("0123456789ABCDEF".utf8)
