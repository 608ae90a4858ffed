import Base

/// A web archive as wget writes it, WARC 1.0, made into WARC 1.1 (ISO 28500:2017): each record its own member of gzip,
/// addresses without brackets, and a `warcinfo` that says nothing of this machine.
package struct WARC: Sendable {
  /// The bytes of the archive.
  package let bytes: [UInt8]
  /// The status and the address of each answer in it.
  package let answers: [(status: Int, url: String)]

  /// Nil if the bytes are not WARC.
  package init?(wget bytes: [UInt8], software: String) {
    var position = 0
    var output: [UInt8] = []
    var answers: [(status: Int, url: String)] = []
    while let record = Record(in: bytes, at: &position) {
      guard !record.isOfWget else { continue }
      let block = record.type == "warcinfo" ? Self.information(software) : Array(bytes[record.block])
      var written = Array("WARC/1.1\r\n".utf8)
      for field in record.fields {
        switch field.name.lowercased() {
        case "content-length": continue
        case "warc-filename": continue
        case "warc-block-digest" where record.type == "warcinfo": continue
        default: written += Array("\(field.name): \(field.value)\r\n".utf8)
        }
      }
      written += Array("Content-Length: \(block.count)\r\n\r\n".utf8)
      written += block
      written += Array("\r\n\r\n".utf8)
      output += written.gzipped
      if record.type == "response", let url = record.url {
        let line = String(utf8: block.prefix { $0 != .carriageReturn && $0 != .lineFeed })
        answers.append((line.split(separator: " ").dropFirst().first.flatMap { Int($0) } ?? 0, url))
      }
    }
    guard position == bytes.count, !output.isEmpty else { return nil }
    self.bytes = output
    self.answers = answers
  }

  private static func information(_ software: String) -> [UInt8] {
    let lines = [
      "software: \(software)", "format: WARC File Format 1.1",
      "conformsTo: https://iipc.github.io/warc-specifications/specifications/warc-format/warc-1.1/", "robots: obey",
    ]
    return Array(lines.map { $0 + "\r\n" }.joined().utf8)
  }
}

/// One record of a web archive.
private struct Record {
  let fields: [(name: String, value: String)]
  let block: Range<Int>

  /// Reads the record at a place and moves behind it; nil at the end, and for what is no record.
  init?(in bytes: [UInt8], at position: inout Int) {
    let end = Array("\r\n\r\n".utf8)
    guard bytes[position...].starts(with: "WARC/1.".utf8), let head = bytes[position...].firstRange(of: end) else {
      return nil
    }
    let lines = String(utf8: bytes[position..<head.lowerBound]).split(separator: "\r\n").dropFirst()
    fields = lines.compactMap { line in
      guard let colon = line.firstIndex(of: ":") else { return nil }
      var value = String(line[line.index(after: colon)...]).trimmed
      if line[..<colon].lowercased() == "warc-target-uri", value.hasPrefix("<"), value.hasSuffix(">") {
        value = String(value.dropFirst().dropLast())
      }
      return (String(line[..<colon]), value)
    }
    guard let length = fields.first(where: { $0.name.lowercased() == "content-length" }).flatMap({ Int($0.value) }),
      length >= 0, head.upperBound + length <= bytes.count
    else { return nil }
    block = head.upperBound..<(head.upperBound + length)
    position = block.upperBound
    while position < bytes.count, bytes[position] == .carriageReturn || bytes[position] == .lineFeed { position += 1 }
  }

  private func value(_ name: String) -> String? { fields.first { $0.name.lowercased() == name }?.value }

  var type: String? { value("warc-type") }
  var url: String? { value("warc-target-uri") }
  /// Whether it is about the run of wget: its arguments and its log.
  var isOfWget: Bool { url?.hasPrefix("metadata://gnu.org/") ?? false }
}
