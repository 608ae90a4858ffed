import Base
import FrontMatter
package import Notes

extension ActorHead {
  /// The bytes of the actor's file with one more alias, at the end of the list and written as the list is. The rest of
  /// the file stays as it is. Nil if the list is written in a way that cannot be changed safely; then a person must do
  /// it. `settings` are those of its site.
  package func adding(alias: String, _ settings: Settings) -> [UInt8]? {
    guard let bytes = HeadList.adding(alias, to: "aliases", in: file.bytes) else { return nil }
    // The judge is the reader: the file must say the same as before, and the alias.
    let read = ActorHead.read(SourceFile(path: file.path, bytes: bytes), kinds: settings.kinds, settings.rules).value
    guard let read, read.aliases.map(\.value) == aliases.map(\.value) + [alias], read.name == name, read.slug == slug,
      read.weakAliases == weakAliases, read.description == description, read.sameAs == sameAs,
      read.oldAddresses.map(\.value) == oldAddresses.map(\.value),
      bytes[read.body.start...].elementsEqual(file.bytes[body.start...])
    else { return nil }
    return bytes
  }
}

/// A list of texts in a head.
enum HeadList {
  /// The bytes of a file with one more item at the end of a list, written as the list is. A list that is not there
  /// comes last in the head, or after `kind`. Nil if the list is written in a way that cannot be changed safely.
  static func adding(_ item: String, to key: String, in bytes: [UInt8]) -> [UInt8]? {
    let lines = bytes.split(separator: .lineFeed, omittingEmptySubsequences: false).map { String(utf8: $0) }
    return adding(item.asYAMLScalar, to: key + ":", in: lines).map { Array($0.joined(separator: "\n").utf8) }
  }

  /// The bytes of a file without an item of a list, which has one line or stands in brackets; nil if it is not there,
  /// or cannot be taken out safely.
  static func removing(_ item: String, from key: String, in bytes: [UInt8], _ path: String) -> [UInt8]? {
    let file = SourceFile(path: path, bytes: bytes)
    guard let range = HeadScalars(of: file)?.items.first(where: { $0.keys == [key] && $0.value == item })?.range else {
      return nil
    }
    let line = bytes[..<range.lowerBound].lastIndex(of: .lineFeed).map { $0 + 1 } ?? 0
    let end = bytes[range.upperBound...].firstIndex(of: .lineFeed).map { $0 + 1 } ?? bytes.count
    if String(utf8: bytes[line..<range.lowerBound]).trimmed == "-" { return Array(bytes[..<line] + bytes[end...]) }
    // In brackets, the comma before it goes too, or the one after it.
    var (start, stop) = (range.lowerBound, range.upperBound)
    while start > line, bytes[start - 1] == .space { start -= 1 }
    if bytes[start - 1] == UInt8(ascii: ",") { return Array(bytes[..<(start - 1)] + bytes[stop...]) }
    while stop < end, bytes[stop] == .space || bytes[stop] == UInt8(ascii: ",") { stop += 1 }
    return Array(bytes[..<range.lowerBound] + bytes[stop...])
  }

  private static func adding(_ text: String, to name: String, in lines: [String]) -> [String]? {
    var lines = lines
    // A line ends with CR LF in a file from Windows.
    let ending = lines.first?.hasSuffix("\r") == true ? "\r" : ""
    guard let end = lines.indices.dropFirst().first(where: { ["---", "..."].contains(lines[$0].trimmed) }) else {
      return nil
    }
    guard let key = lines[..<end].firstIndex(where: { $0.hasPrefix(name) }) else {
      let place = lines[..<end].firstIndex { $0.hasPrefix("kind:") }.map { $0 + 1 } ?? end
      lines.insert("\(name) [\(text)]\(ending)", at: place)
      return lines
    }
    let value = String(lines[key].dropFirst(name.count)).trimmed
    if value.isEmpty || value.hasPrefix("#") {
      let items = lines[(key + 1)..<end].prefix { isItem($0) || $0.trimmed.isEmpty || $0.trimmed.hasPrefix("#") }
      if let last = items.lastIndex(where: isItem) {
        let indentation = lines[last].prefix { $0 == " " }
        lines.insert("\(indentation)- \(text)\(ending)", at: last + 1)
      } else {
        lines[key] = "\(name) [\(text)]\(value.isEmpty ? "" : "  \(value)")\(ending)"
      }
      return lines
    }
    guard value.hasPrefix("[") else { return nil }
    // A list in brackets can go over several lines; a bracket in quotation marks is found out by reading the result.
    guard let last = lines[key..<end].firstIndex(where: { $0.contains("]") }),
      let bracket = lines[last].lastIndex(of: "]")
    else { return nil }
    let before = lines[key...last].joined(separator: "\n").prefix { $0 != "]" }
    let isEmpty = before.drop { $0 != "[" }.dropFirst().allSatisfy(\.isWhitespace)
    let inner = lines[last][..<bracket].trimmedEnd
    if inner.isEmpty, !isEmpty {
      // The bracket has a line of its own.
      let previous = lines[last - 1].trimmedEnd
      lines[last - 1] = previous + (previous.hasSuffix(",") ? "" : ",") + ending
      lines.insert("\(previous.prefix { $0 == " " })\(text)\(ending)", at: last)
      return lines
    }
    let comma = isEmpty ? "" : inner.hasSuffix(",") ? " " : ", "
    lines[last] = "\(inner)\(comma)\(text)\(lines[last][bracket...])"
    return lines
  }

  private static func isItem(_ line: String) -> Bool {
    let text = line.drop { $0 == " " }
    return text.hasPrefix("- ")
  }
}

extension StringProtocol {
  /// Without white space at its end.
  fileprivate var trimmedEnd: String {
    var text = self[...]
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
