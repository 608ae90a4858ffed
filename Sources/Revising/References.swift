import Base
import FrontMatter
import Markdown
import Names
import Notes

/// The places of a site that name one thing: in the heads of files, in wiki links, and in links to its page.
struct References {
  /// How something was named, and how it is named now. A text counts by its letters, as names do.
  struct Naming {
    let old: String
    let new: String
  }

  let namings: [Naming]
  /// Those that only heads follow.
  var inHeads: [Naming] = []
  /// The keys of heads that hold such names.
  let keys: [[String]]
  /// The path of its page before and after: `/actors/ann-roe/`.
  let page: (old: String, new: String)

  private static func new(for written: String, _ namings: [Naming]) -> String? {
    let key = Names.spelling(written.trimmed)
    return namings.first { Names.spelling($0.old) == key && $0.new != written }?.new
  }

  /// The edits of a file. `names` parses its text.
  func edits(in file: SourceFile, _ names: Names) -> [TextEdit] {
    guard mayName(file.bytes) else { return [] }
    return inHead(of: file) + inText(of: file, names)
  }

  /// Whether a file has one of the names in it, for most files have none.
  private func mayName(_ bytes: [UInt8]) -> Bool {
    let text = String(utf8: bytes).lowercased()
    return (namings + inHeads).contains { naming in
      naming.old.lowercased().split { !$0.isLetter && !$0.isNumber }.allSatisfy { text.contains($0) }
    } || text.contains(page.old)
  }

  private func inHead(of file: SourceFile) -> [TextEdit] {
    guard !keys.isEmpty, let scalars = HeadScalars(of: file) else { return [] }
    return scalars.items.compactMap { item in
      guard keys.contains(item.keys), let new = Self.new(for: item.value, namings + inHeads) else { return nil }
      let isQuoted = file.bytes[item.range.lowerBound] == UInt8(ascii: "'")
      return TextEdit(range: item.range, text: isQuoted ? new.singleQuotedInYAML : new.asYAMLScalar)
    }
  }

  private func inText(of file: SourceFile, _ names: Names) -> [TextEdit] {
    let head = Head.find(in: file).value
    let body = SourceBody(file: file, start: head?.bodyStart ?? 0, line: head?.bodyLine ?? 1)
    let document = names.parse(body).value
    guard document.nodes.contains(where: { $0.kind == .wikiLink || $0.kind == .link }) else { return [] }
    let map = SourceMap(document, of: file)
    var edits: [TextEdit] = []
    for (index, node) in document.nodes.enumerated() {
      switch node.kind {
      case .wikiLink:
        let written = document.string(node.text)
        guard let new = Self.new(for: written, namings), let start = map.start(of: index) else { continue }
        let target = file.bytes[(start + 2)...].prefix { !"|#]\n".utf8.contains($0) }
        // In a table, a bar is written \|
        let trimmed = target.drop(while: \.isASCIIWhitespace)
        guard let range = trimmed.range(of: written) else { continue }
        edits.append(TextEdit(range: range, text: new))
      case .link where page.old != page.new:
        let address = document.string(node.text)
        guard address == page.old || address.hasPrefix(page.old + "#") || address + "/" == page.old else { continue }
        guard let start = map.start(of: index) else { continue }
        let end = start + min(address.utf8.count, page.old.utf8.count)
        guard end <= file.bytes.count, page.old.utf8.starts(with: file.bytes[start..<end]) else { continue }
        edits.append(TextEdit(range: start..<end, text: page.new))
      default: break
      }
    }
    return edits
  }
}

extension ArraySlice<UInt8> {
  /// Where a text stands at the beginning.
  fileprivate func range(of text: String) -> Range<Int>? {
    starts(with: text.utf8) ? startIndex..<(startIndex + text.utf8.count) : nil
  }
}
