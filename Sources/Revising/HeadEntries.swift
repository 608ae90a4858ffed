import Base
import FrontMatter

/// The keys of a head, with the lines that they are written in.
struct HeadEntries {
  struct Entry {
    let key: String
    let value: YAMLValue
    let lines: String
    /// Where its lines end, in bytes.
    let end: Int
  }

  let entries: [Entry]

  init?(of file: SourceFile) {
    guard let head = Head.find(in: file).value,
      let root = YAMLParser.parse(file, range: head.yaml, firstLine: head.firstLine).value,
      case .mapping(let found) = root.content
    else { return nil }
    let index = LineIndex(file)
    let starts = found.map { index.start(of: $0.keyLocation.line) } + [head.yaml.upperBound]
    entries = zip(found.indices, found).map { place, entry in
      Entry(
        key: entry.key, value: entry.value, lines: String(utf8: file.bytes[starts[place]..<starts[place + 1]]),
        end: starts[place + 1])
    }
  }
}

extension HeadEntries.Entry {
  private var listLines: [String] {
    lines.split(whereSeparator: \.isNewline).dropFirst().map(String.init).filter {
      !$0.trimmed.isEmpty && !$0.trimmed.hasPrefix("#")
    }
  }

  /// How far the items of a list are indented that has each item on lines of its own; nil for other values.
  var itemIndentation: Int? {
    guard case .sequence(let items) = value.content, !items.isEmpty, let first = listLines.first,
      first.trimmed.hasPrefix("- ")
    else { return nil }
    return first.prefix { $0 == " " }.count
  }

  /// The lines of each item of such a list, without empty lines and comments.
  var items: [[String]]? {
    guard let indentation = itemIndentation, case .sequence(let values) = value.content else { return nil }
    var items: [[String]] = []
    for line in listLines {
      if line.prefix(while: { $0 == " " }).count == indentation, line.trimmed.hasPrefix("- ") { items.append([]) }
      guard !items.isEmpty else { return nil }
      items[items.count - 1].append(line)
    }
    return items.count == values.count ? items : nil
  }
}
