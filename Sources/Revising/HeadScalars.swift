import Base
import FrontMatter

/// The texts in the YAML of a file, with the bytes that they are written in.
struct HeadScalars {
  /// One text, and the keys that lead to it: `["roles", "organisation"]`. Lists have no key of their own. A key is a
  /// text too, with `key` as its last key: `["resolves", "?"]`.
  struct Item {
    let keys: [String]
    let value: String
    let location: SourceLocation
    /// With its quotation marks; nil for a text on several lines.
    let range: Range<Int>?
  }

  /// What stands for a key itself.
  static let key = "?"

  let items: [Item]

  /// Nil if the head cannot be read.
  init?(of file: SourceFile) {
    guard let head = Head.find(in: file).value,
      let root = YAMLParser.parse(file, range: head.yaml, firstLine: head.firstLine).value
    else { return nil }
    var items: [Item] = []
    let lines = LineIndex(file)
    func range(of text: String, isPlain: Bool, at location: SourceLocation) -> Range<Int>? {
      Self.range(of: text, isPlain: isPlain, from: lines.offset(of: location), in: file.bytes)
    }
    func walk(_ value: YAMLValue, _ keys: [String]) {
      switch value.content {
      case .mapping(let entries):
        for entry in entries {
          let isQuoted = "'\"".utf8.contains(file.bytes[lines.offset(of: entry.keyLocation)])
          items.append(
            Item(
              keys: keys + [Self.key], value: entry.key, location: entry.keyLocation,
              range: range(of: entry.key, isPlain: !isQuoted, at: entry.keyLocation)))
          walk(entry.value, keys + [entry.key])
        }
      case .sequence(let values): for value in values { walk(value, keys) }
      case .scalar(let text, let isPlain):
        items.append(
          Item(
            keys: keys, value: text, location: value.location,
            range: range(of: text, isPlain: isPlain, at: value.location)))
      }
    }
    walk(root, [])
    self.items = items
  }

  /// The bytes of a scalar on one line; nil for one on several lines.
  private static func range(of text: String, isPlain: Bool, from start: Int, in bytes: [UInt8]) -> Range<Int>? {
    guard start < bytes.count else { return nil }
    if isPlain {
      let end = start + text.utf8.count
      return end <= bytes.count && bytes[start..<end].elementsEqual(text.utf8) ? start..<end : nil
    }
    let mark = bytes[start]
    var end = start + 1
    while end < bytes.count, bytes[end] != .lineFeed {
      if mark == UInt8(ascii: "\""), bytes[end] == UInt8(ascii: "\\") {
        end += 2
      } else if bytes[end] != mark {
        end += 1
      } else if mark == UInt8(ascii: "'"), end + 1 < bytes.count, bytes[end + 1] == mark {
        end += 2
      } else {
        return start..<(end + 1)
      }
    }
    return nil
  }
}
