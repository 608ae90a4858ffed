import Base

/// HTML as writers wrote it.
enum RawHTML {
  /// The HTML with each address in its attributes changed; what does not change stays byte for byte.
  static func mapped(_ html: ArraySlice<UInt8>, _ map: (String) -> String) -> [UInt8] {
    var output: [UInt8] = []
    var start = html.startIndex
    for attribute in HTMLAttributes(html) {
      for address in attribute.addresses {
        let old = String(utf8: address).withoutHTMLReferences
        let new = map(old)
        guard new != old else { continue }
        output += html[start..<address.startIndex]
        if !attribute.isQuoted { output.append("\"") }
        output.appendEscaped(new)
        if !attribute.isQuoted { output.append("\"") }
        start = address.endIndex
      }
    }
    return output + html[start...]
  }
}
