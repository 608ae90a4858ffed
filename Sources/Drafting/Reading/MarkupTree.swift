import Base
import CXml

/// A page or an XML file as libxml2 reads it, as a flat list: nodes are in the order in which they begin, and each has
/// the end of its subtree. It keeps nothing of libxml2's own nodes.
package struct MarkupTree {
  /// An element or a text.
  package struct Node {
    /// What it is.
    package enum Content {
      /// A name in lower case, without a prefix, and its attributes.
      case element(String, [String: String])
      case text(String)
    }

    package let content: Content
    /// Line in the file, from 1.
    package let line: Int
    /// Index after the last node of this one's subtree.
    package fileprivate(set) var end: Int

    /// An element's name; nil for text.
    package var name: String? { if case .element(let name, _) = content { name } else { nil } }

    /// Whether it has an attribute, with or without a value.
    func has(_ attribute: String) -> Bool {
      if case .element(_, let attributes) = content { attributes[attribute] != nil } else { false }
    }

    /// An attribute without white space around it; nil if it is missing or empty.
    package func attribute(_ name: String) -> String? {
      guard case .element(_, let attributes) = content, let value = attributes[name]?.trimmed else { return nil }
      return value.isEmpty ? nil : value
    }
  }

  package private(set) var nodes: [Node] = []

  /// The reason why a page could not be read to its end.
  package enum Fault: Error, CustomStringConvertible {
    case depth(line: Int)
    case broken(line: Int, message: String)

    package var description: String {
      switch self {
      case .depth(let line): "the elements are nested too deeply (line \(line))"
      case .broken(let line, let message): "\(message) (line \(line))"
      }
    }
  }

  /// Parses a page, even one with bad HTML, and never uses the network. Throws if the parser stopped.
  package init(_ page: [UInt8]) throws(Fault) {
    let (bytes, encoding) = Self.decoded(page)
    let options =
      HTML_PARSE_RECOVER.rawValue | HTML_PARSE_NOERROR.rawValue | HTML_PARSE_NOWARNING.rawValue
      | HTML_PARSE_NONET.rawValue
    guard let context = htmlNewParserCtxt() else { throw .broken(line: 1, message: "out of memory") }
    defer { htmlFreeParserCtxt(context) }
    let document = bytes.withUnsafeBytes { buffer in
      htmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil,
        encoding, Int32(bitPattern: options))
    }
    defer { xmlFreeDoc(document) }
    // The parser repairs all mistakes except those at which it stops.
    if context.pointee.disableSAX != 0 {
      let error = xmlCtxtGetLastError(context)
      let line = Int(error?.pointee.line ?? 1)
      let message = error?.pointee.message.map { String(cString: $0).trimmed } ?? "it is not HTML"
      throw message.contains("depth") ? .depth(line: line) : .broken(line: line, message: message)
    }
    if let document { take(document) }
  }

  /// Parses XML, and never uses the network or entities of the file's own. Throws if it is not well-formed.
  package init(xml file: [UInt8]) throws(Fault) {
    guard let context = xmlNewParserCtxt() else { throw .broken(line: 1, message: "out of memory") }
    defer { xmlFreeParserCtxt(context) }
    let options = XML_PARSE_NOERROR.rawValue | XML_PARSE_NOWARNING.rawValue | XML_PARSE_NONET.rawValue
    let document = file.withUnsafeBytes { buffer in
      xmlCtxtReadMemory(
        context, buffer.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(buffer.count), nil, nil,
        Int32(bitPattern: options))
    }
    defer { xmlFreeDoc(document) }
    guard let document else {
      let error = xmlCtxtGetLastError(context)
      let message = error?.pointee.message.map { String(cString: $0).trimmed } ?? "it is not XML"
      throw .broken(line: Int(error?.pointee.line ?? 1), message: message)
    }
    take(document)
  }

  /// The nodes directly within one.
  package func children(of index: Int) -> [Int] {
    var children: [Int] = []
    var next = index + 1
    while next < nodes[index].end {
      children.append(next)
      next = nodes[next].end
    }
    return children
  }

  /// A page's bytes and their encoding; nil if libxml2 finds it in the page. Bytes that are well-formed UTF-8, or were
  /// until a byte was damaged, are read as UTF-8, whatever the page says. A page that names Latin-1, or no encoding, is
  /// read as windows-1252 (WHATWG Encoding, 4.2).
  private static func decoded(_ page: [UInt8]) -> (bytes: [UInt8], encoding: String?) {
    // libxml2 ends at a NUL byte.
    let isWide = page.starts(with: [0xFF, 0xFE]) || page.starts(with: [0xFE, 0xFF])
    let page = isWide || !page.contains(0) ? page : page.filter { $0 != 0 }
    let text = String(decoding: page, as: UTF8.self)
    let spoilt = text.unicodeScalars.count { $0 == "\u{FFFD}" }
    let sound = text.unicodeScalars.count { $0.value >= 0x80 } - spoilt
    if spoilt == 0 || spoilt * 10 < sound { return (Array(text.utf8), "UTF-8") }
    let start = String(decoding: page.prefix(4096), as: UTF8.self).lowercased()
    let named = start.firstRange(of: "charset=").map { range in
      start[range.upperBound...].drop { "\"' ".contains($0) }.prefix {
        $0.isLetter || $0.isNumber || "-_:".contains($0)
      }
    }
    switch named {
    case "utf-8", "utf8": return (Array(text.utf8), "UTF-8")
    case nil, "iso-8859-1", "latin1", "latin-1", "us-ascii", "ascii", "windows-1252", "cp1252":
      let isMarked = page.starts(with: [0xFF, 0xFE]) || page.starts(with: [0xFE, 0xFF])
      return (page, isMarked ? nil : "windows-1252")
    default: return (page, nil)
    }
  }

  /// Copies libxml2's tree. It does not use recursion, since a page can be very deep.
  private mutating func take(_ document: xmlDocPtr) {
    var open: [Int] = []
    var next = xmlDocGetRootElement(document)
    while let node = next {
      let isElement = node.pointee.type == XML_ELEMENT_NODE
      if let content = content(of: node) {
        nodes.append(Node(content: content, line: line(of: node, content), end: nodes.count + 1))
        if isElement { open.append(nodes.count - 1) }
      }
      if isElement, let child = node.pointee.children {
        next = child
        continue
      }
      var done: xmlNodePtr? = node
      next = nil
      while let ended = done, next == nil {
        if ended.pointee.type == XML_ELEMENT_NODE, let index = open.popLast() { nodes[index].end = nodes.count }
        next = ended.pointee.next
        done = open.isEmpty ? nil : ended.pointee.parent
      }
    }
  }

  /// The line on which a node begins. For a text, libxml2 gives only the line of its end.
  private func line(of node: xmlNodePtr, _ content: Node.Content) -> Int {
    let line = Int(xmlGetLineNo(node))
    guard case .text(let text) = content else { return max(1, line) }
    return max(1, line - text.utf8.count { $0 == .lineFeed })
  }

  private func content(of node: xmlNodePtr) -> Node.Content? {
    switch node.pointee.type {
    case XML_ELEMENT_NODE:
      var attributes: [String: String] = [:]
      var next = node.pointee.properties
      while let attribute = next {
        let value = attribute.pointee.children.flatMap { xmlNodeListGetString(node.pointee.doc, $0, 1) }
        attributes[text(attribute.pointee.name)] = value.map { text($0) } ?? ""
        gazette_xml_free(value)
        next = attribute.pointee.next
      }
      return .element(text(node.pointee.name).lowercased(), attributes)
    case XML_TEXT_NODE, XML_CDATA_SECTION_NODE: return .text(text(node.pointee.content))
    default: return nil
    }
  }

  private func text(_ characters: UnsafePointer<xmlChar>?) -> String {
    characters.map { String(cString: $0) } ?? ""
  }

  /// The text of a subtree, without any change.
  package func text(of index: Int) -> String {
    nodes[index..<nodes[index].end].map { if case .text(let text) = $0.content { text } else { "" } }.joined()
  }
}
