import Base
import FrontMatter

/// The keys of a head, with the lines that they are written in.
struct HeadEntries {
  let entries: [(key: String, value: YAMLValue, lines: String)]

  init?(of file: SourceFile) {
    guard let head = Head.find(in: file).value,
      let root = YAMLParser.parse(file, range: head.yaml, firstLine: head.firstLine).value,
      case .mapping(let found) = root.content
    else { return nil }
    let index = LineIndex(file)
    let starts = found.map { index.start(of: $0.keyLocation.line) } + [head.yaml.upperBound]
    entries = zip(found.indices, found).map { place, entry in
      (entry.key, entry.value, String(utf8: file.bytes[starts[place]..<starts[place + 1]]))
    }
  }
}
