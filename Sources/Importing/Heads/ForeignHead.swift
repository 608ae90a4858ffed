import Base
import FrontMatter

/// The head and the body of a text of another tool, in whatever notation the head is.
struct ForeignHead {
  var entries: [HeadEntry] = []
  var body: String
  /// Number of the body's first line in the file, from 1.
  var bodyLine = 1
  /// Whether there is a head at all.
  var isThere = false
  /// What is wrong with the head, in words; nil if nothing is. The head is then part of the body.
  var problem: String?

  init(_ text: String, path: String, allowsBareLines: Bool = false) {
    body = text
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    let first = lines.first.map { String($0).trimmed } ?? ""
    switch first {
    case "+++": take(lines, "+++") { Self.toml($0) }
    case "---toml", "--- toml": take(lines, "---") { Self.toml($0) }
    case "---json", "--- json": take(lines, "---") { Self.yaml($0, path) }
    case "---": take(lines, "---") { Self.yaml($0, path) }
    case _ where first.hasPrefix("---") && first.dropFirst(3).contains(where: \.isLetter):
      problem = "a head in '\(first.dropFirst(3))' cannot be read"
    default:
      if first.hasPrefix("{") { takeJSON(text, path) } else if allowsBareLines { takeBareLines(lines) }
    }
  }

  private mutating func take(
    _ lines: [Substring], _ fence: String, _ read: (String) -> Result<[HeadEntry], ReadingFault>
  ) {
    let end = lines.indices.dropFirst().first { index in
      let line = String(lines[index]).trimmed
      return line == fence || (fence == "---" && line == "...")
    }
    guard let end else { return }
    switch read(lines[1..<end].joined(separator: "\n")) {
    case .success(let found):
      entries = found
      isThere = true
      body = lines[(end + 1)...].joined(separator: "\n")
      bodyLine = end + 2
    case .failure(let fault): problem = fault.message
    }
  }

  struct ReadingFault: Error { let message: String }

  private static func toml(_ text: String) -> Result<[HeadEntry], ReadingFault> {
    do throws(TOMLReader.Fault) {
      return .success(try TOMLReader.read(text))
    } catch {
      return .failure(ReadingFault(message: "the TOML of the head cannot be read from line \(error.line + 1) on"))
    }
  }

  /// Reads YAML. A value that needs quotation marks gets them, since the other tool may not have asked for them.
  static func yaml(_ text: String, _ path: String) -> Result<[HeadEntry], ReadingFault> {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for _ in 0..<40 {
      let file = SourceFile(path: path, bytes: Array(lines.joined(separator: "\n").utf8))
      let parsed = YAMLParser.parse(file)
      if let value = parsed.value {
        guard case .map(let entries) = HeadValue(value) else { break }
        return .success(entries.map { comment($0, lines, value) })
      }
      guard let fault = parsed.diagnostics.first, lines.indices.contains(fault.location.line - 1) else { break }
      let index = fault.location.line - 1
      if fault.id == .yamlDuplicateKey {
        // The last one counts in other tools.
        lines[index] = "#" + lines[index]
      } else if let hint = fault.hint, hint.hasPrefix("write "), hint != "write the value out" {
        lines[index] = String(lines[index].prefix { $0 == " " }) + hint.dropFirst(6)
      } else if lines[index].contains("\t") {
        lines[index] = lines[index].replacing("\t", with: "  ")
      } else {
        return .failure(
          ReadingFault(message: "the head cannot be read: \(fault.message) (line \(fault.location.line + 1))"))
      }
    }
    return .failure(ReadingFault(message: "the head cannot be read"))
  }

  /// `title: #1 of many`: for YAML a comment, for its writer a text.
  private static func comment(_ entry: HeadEntry, _ lines: [String], _ value: YAMLValue) -> HeadEntry {
    guard entry.value == .plain(""), entry.key.lowercased() == "title",
      let line = lines.first(where: { $0.hasPrefix(entry.key + ":") }), let hash = line.firstIndex(of: "#")
    else { return entry }
    return HeadEntry(entry.key, .text(String(line[hash...]).trimmed))
  }

  /// A JSON object at the beginning of the text.
  private mutating func takeJSON(_ text: String, _ path: String) {
    var depth = 0
    var isQuoted = false
    var isEscaped = false
    for index in text.indices {
      let character = text[index]
      if isQuoted {
        if isEscaped {
          isEscaped = false
        } else if character == "\\" {
          isEscaped = true
        } else if character == "\"" {
          isQuoted = false
        }
        continue
      }
      if character == "\"" { isQuoted = true }
      if character == "{" { depth += 1 }
      if character == "}" { depth -= 1 }
      guard depth == 0 else { continue }
      let head = text[...index]
      // JSON is YAML but for tabs between its tokens.
      switch Self.yaml(String(head).replacing("\t", with: " "), path) {
      case .success(let found):
        entries = found
        isThere = true
        body = String(text[text.index(after: index)...])
        bodyLine = head.count { $0 == "\n" } + 1
      case .failure(let fault): problem = fault.message
      }
      return
    }
  }

  /// `Title: …` and so on, up to the first blank line; a line that begins with a space goes on with the one before.
  private mutating func takeBareLines(_ lines: [Substring]) {
    var found: [HeadEntry] = []
    var index = 0
    while index < lines.count {
      let line = String(lines[index])
      if line.trimmed.isEmpty { break }
      if line.first?.isWhitespace == true, let last = found.indices.last {
        found[last].value = .text((found[last].value.scalar ?? "") + " " + line.trimmed)
      } else if let match = line.wholeMatch(of: /([A-Za-z][\w-]*):(.*)/) {
        found.append(HeadEntry(match.output.1.lowercased(), .text(String(match.output.2).trimmed)))
      } else {
        return
      }
      index += 1
    }
    guard found.contains(where: { $0.key == "title" || $0.key == "date" }) else { return }
    entries = found
    isThere = true
    body = lines[min(index + 1, lines.count)...].joined(separator: "\n")
    bodyLine = index + 2
  }
}
