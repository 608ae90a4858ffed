import Foundation

/// A diagnostic as the program prints it.
struct PrintedDiagnostic: Equatable {
  let path: String
  let line: Int
  let column: Int
  let message: String
  let id: String
  let hint: String?

  static func all(in output: String) throws -> [PrintedDiagnostic] {
    let head = try Regex(#"^(.+?):(\d+):(\d+): (?:error|warning|notice): (.*) \[([A-Za-z.]+)\]$"#)
    var diagnostics: [PrintedDiagnostic] = []
    let lines = output.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for (index, line) in lines.enumerated() {
      guard let match = try head.wholeMatch(in: line) else { continue }
      let part = { (number: Int) in String(match.output[number].substring ?? "") }
      let next = index + 1 < lines.count ? lines[index + 1] : ""
      diagnostics.append(
        PrintedDiagnostic(
          path: part(1), line: Int(part(2)) ?? 1, column: Int(part(3)) ?? 1, message: part(4), id: part(5),
          hint: next.hasPrefix("  hint: ") ? String(next.dropFirst(8)) : nil))
    }
    return diagnostics
  }

  /// The texts between quotation marks in the message.
  var quoted: [String] { message.matches(of: /'(.*?)'(?!\w)/).map { String($0.output.1) } }

  /// Where the slugs of a message stand: `Mikhail Lavrov (mikhail-lavrov)`, or after a colon.
  var slug: String {
    message.firstMatch(of: /\(([a-z0-9-]+)\)/).map { String($0.output.1) }
      ?? message.split(separator: ": ").last?.split(separator: ",").first.map(String.init) ?? ""
  }

  /// The text between quotation marks that a value begins with: `'~' is not replaced …`
  var value: String { quoted.first ?? "" }
}

/// Does what hints say, to the letter and without thinking, in the folder of a site.
struct HintFollower {
  private let folder: URL
  private let diagnostic: PrintedDiagnostic
  /// What the pattern of the rule found in the hint.
  private let parts: [String]

  /// Follows the hint of a diagnostic; false if no rule knows what it asks for.
  static func follow(_ diagnostic: PrintedDiagnostic, in folder: URL) throws -> Bool {
    for rule in rules {
      guard let match = try Regex(rule.pattern).firstMatch(in: diagnostic.hint ?? "") else { continue }
      let parts = match.output.map { String($0.substring ?? "") }
      try rule.step(HintFollower(folder: folder, diagnostic: diagnostic, parts: parts))
      return true
    }
    return false
  }

  private struct Rule: Sendable {
    let pattern: String
    let step: @Sendable (HintFollower) throws -> Void

    init(_ pattern: String, _ step: @escaping @Sendable (HintFollower) throws -> Void) {
      self.pattern = pattern
      self.step = step
    }
  }

  /// What each kind of hint asks for. The first one that fits counts.
  private static let rules: [Rule] = [
    // Another name.
    Rule(#"^did you mean '([^']+)'"#) { try $0.rename($0.parts[1]) },
    Rule(#"^the nearest colour that can be read is '([^']+)'"#) { try $0.replace($0.diagnostic.value, $0.parts[1]) },
    Rule("^write the slug of") { try $0.replace($0.diagnostic.value, $0.diagnostic.slug) },
    Rule(#"^one of ([^, ]+), "#) { try $0.replace($0.diagnostic.value, $0.parts[1]) },
    Rule("^give one of them another 'slug:'$") {
      try $0.addToHead("slug: other-\($0.diagnostic.line)-\(UInt8.random(in: 0...255))")
    },
    Rule(#"^as (\S+\.md), "#) { try $0.move(to: "content/digests/" + $0.parts[1]) },
    // Another value.
    Rule(#"^as '([^']+)'"#) { try $0.replace($0.diagnostic.value, $0.parts[1]) },
    Rule(#"must be in quotes$"#) { try $0.quoteValue() },
    Rule(#"^English: (.*)$"#) { try $0.setValue("'\($0.parts[1])'") },
    Rule(#"^write '(\w+): ([^']+)' in (\S+),"#) { try $0.setKey($0.parts[1], $0.parts[2], in: $0.parts[3]) },
    Rule("^link to it instead, without the '!'$") { try $0.replaceInLine("![[", "[[") },
    Rule(#"^write (!\[.*\])\("#) {
      try $0.replaceInLine("![](", $0.parts[1] + "(")
      try $0.replaceInLine("![ ](", $0.parts[1] + "(")
    },
    Rule(#"^write (\{title: .*\})$"#) { try $0.replace($0.diagnostic.value, $0.parts[1]) },
    Rule(#"add to gazette\.yml: policy: \{(.*)\}$"#) { try $0.addToPolicy($0.parts[1]) },
    Rule(#"^write (\w+: .*)$"#) { try $0.setLine($0.parts[1]) },
    Rule(#"^write the whole path: (\S+)$"#) { try $0.replace($0.diagnostic.value, $0.parts[1]) },
    Rule(#"^write a name such as '(\S+)'$"#) { try $0.replace($0.diagnostic.value, $0.parts[1]) },
    Rule(#"^remove it from '\w+:'$"#) { try $0.removeItem() },
    // A new line.
    Rule(#"^add its source to its last line, such as (\S+)$"#) { try $0.endQuotation(" " + $0.parts[1]) },
    Rule(#"^add '(\w+): …' to the head"#) { try $0.addToHead("\($0.parts[1]): another") },
    Rule(#"^add '(\w+: [^']+)'"#) { try $0.addToHead($0.parts[1]) },
    Rule(#"^if it was withdrawn, add '(\w+: [^']+)' to its entry"#) { rule in
      try rule.replaceLine { "\($0)\n  \(rule.parts[1])" }
    },
    Rule(#"^at least one: (\w+: .*)$"#) { try $0.addToHead($0.parts[1]) },
    Rule("^list what it was written from under 'sources:'") { try $0.addToHead("sources: [{title: A report}]") },
    Rule(#"'(\w+: [^']+)' in gazette\.yml"#) { try $0.append("\($0.parts[1])\n", to: "gazette.yml") },
    Rule(#"gazette\.yml, [^:]*: (\w+: .*)$"#) { try $0.append("\($0.parts[1])\n", to: "gazette.yml") },
    Rule(#"^the address of the site: (\w+: .*)$"#) { try $0.append("\($0.parts[1])\n", to: "gazette.yml") },
    Rule("^begin with a line '---'") { try $0.edit { "---\ntitle: A title\n---\n" + $0 } },
    Rule("^end it with a line '---'$") { try $0.append("\n---\n") },
    Rule(#"^add a line '(.*)…'$"#) { try $0.append("\n\($0.parts[1])A text.\n") },
    Rule(#"^refer to it by (\S+)$"#) { try $0.append("\nA text.\($0.parts[1])\n") },
    Rule(#"^close it with (\S+)$"#) { try $0.append($0.parts[1]) },
    Rule("^delete the line; ") { try $0.setLine(nil) },
    Rule("^it stands on line .* already$") { try $0.setLine(nil) },
    // Within the text.
    Rule("^end it with %%") { try $0.endLine("%%") },
    Rule(#"(?:^| or )write (\{\{\S+\}\})$"#) { try $0.replaceTag($0.parts[1]) },
    Rule(#"^open a section: (\{\{\S+\}\})…(\{\{\S+\}\})$"#) { try $0.replaceTag($0.parts[1] + "x" + $0.parts[2]) },
    Rule(#" or write (\[\[\S+\]\])$"#) { try $0.replace($0.diagnostic.value, $0.parts[1]) },
    Rule(#" or write \\(\[@\w+\])"#) { try $0.replace($0.parts[1], "\\" + $0.parts[1]) },
    // Files and commands.
    Rule("^give it a file in content/actors/ with 'kind: outlet'$") {
      try $0.append("---\nname: \($0.diagnostic.value)\nkind: outlet\n---\n", to: "content/actors/new.md")
    },
    Rule("^save it as UTF-8$") { try $0.saveAsUTF8() },
    Rule("^'(gazette [^']+)' makes") { try $0.run($0.parts[1]) },
    Rule("^begin with: (.*)$") { try $0.run($0.parts[1]) },
    Rule(#": (gazette alias .*)$"#) { try $0.run($0.parts[1]) },
    // The rest that gives an example of a value.
    Rule(#"such as (\S+?),?(?: .*)?$"#) { try $0.replace($0.diagnostic.value, $0.parts[1]) },
  ]

  // MARK: Changes

  private func edit(_ path: String? = nil, _ change: (String) -> String) throws {
    let file = folder.appendingPathComponent(path ?? diagnostic.path)
    let text = (try? String(contentsOf: file, encoding: .utf8)) ?? ""
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try Data(change(text).utf8).write(to: file)
  }

  private func append(_ text: String, to path: String? = nil) throws { try edit(path) { $0 + text } }

  private func replaceInLine(_ old: String, _ new: String) throws {
    try replaceLine { $0.replacingOccurrences(of: old, with: new) }
  }

  private func addToPolicy(_ line: String) throws {
    try edit("gazette.yml") { text in
      let parts = line.split(separator: "[", maxSplits: 1).map(String.init)
      if text.contains("  \(parts[0])[") {
        return text.replacingOccurrences(of: "  \(parts[0])[", with: "  \(parts[0])[\(parts[1].dropLast()), ")
      }
      let policy = text.contains("policy:\n") ? text : text + "policy:\n"
      return policy.replacingOccurrences(of: "policy:\n", with: "policy:\n  \(line)\n")
    }
  }

  /// Changes the line of a diagnostic; nil removes it.
  private func replaceLine(_ change: (String) -> String?) throws {
    try edit { text in
      var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      let index = diagnostic.line - 1
      guard lines.indices.contains(index) else { return text }
      lines.replaceSubrange(index...index, with: change(lines[index]).map { [$0] } ?? [])
      return lines.joined(separator: "\n")
    }
  }

  private func setLine(_ line: String?) throws {
    try replaceLine { _ in line }
  }

  private func endLine(_ text: String) throws {
    try replaceLine { $0 + text }
  }

  /// Puts another value behind the key of a line.
  private func setValue(_ value: String) throws {
    try replaceLine { line in "\(line.prefix { $0 != ":" }): \(value)" }
  }

  /// Replaces the first such text at the place of a diagnostic, or the first one of its line.
  private func replace(_ old: String, _ new: String) throws {
    try replaceLine { line in
      let start = line.index(line.startIndex, offsetBy: diagnostic.column - 1, limitedBy: line.endIndex)
      guard let range = line.range(of: old, range: (start ?? line.startIndex)..<line.endIndex) ?? line.range(of: old)
      else { return line }
      return line.replacingCharacters(in: range, with: new)
    }
  }

  /// Removes the item of a list at the place of the diagnostic.
  private func removeItem() throws {
    try replaceLine { line in
      let (before, item) = (line.prefix(diagnostic.column - 1), line.dropFirst(diagnostic.column - 1))
      let rest = item.drop { $0 != "," && $0 != "]" }
      return String(before + (rest.first == "," ? rest.dropFirst().drop { $0 == " " } : rest))
    }
  }

  /// Puts the suggested name in the place of the one that does not exist, in the text or in the file's name.
  private func rename(_ name: String) throws {
    let old = diagnostic.value
    if diagnostic.id == "template.unused" {
      return try move(to: diagnostic.path.replacingOccurrences(of: old, with: name))
    }
    // Of a name with parts, `site.titel`, the last part can be the wrong one.
    let last = String(old.split(separator: ".").last ?? "")
    try replace(
      old.contains(".") && !name.contains(".") && diagnostic.id == "template.name" ? last : old, name)
  }

  private func quoteValue() throws {
    try replaceLine { line in
      let parts = line.split(separator: ": ", maxSplits: 1)
      return parts.count == 2 ? "\(parts[0]): '\(parts[1])'" : line
    }
  }

  private func setKey(_ key: String, _ value: String, in path: String) throws {
    try edit(path) { text in
      text.split(separator: "\n", omittingEmptySubsequences: false)
        .map { $0.hasPrefix(key + ":") ? "\(key): \(value)" : String($0) }.joined(separator: "\n")
    }
  }

  private func addToHead(_ line: String) throws {
    try edit { "---\n\(line)\n" + $0.dropFirst(4) }
  }

  /// Puts a text behind the last line of the quotation that begins at a diagnostic.
  private func endQuotation(_ text: String) throws {
    try edit { whole in
      var lines = whole.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
      var last = diagnostic.line - 1
      while last + 1 < lines.count, lines[last + 1].hasPrefix(">") { last += 1 }
      lines[last] += text
      return lines.joined(separator: "\n")
    }
  }

  /// Puts another tag in the place of the one with the name that the message quotes.
  private func replaceTag(_ tag: String) throws {
    let name = NSRegularExpression.escapedPattern(for: diagnostic.value)
    try replaceLine { line in
      line.replacingOccurrences(of: "\\{\\{\\{? ?\(name) ?\\}?\\}\\}", with: tag, options: .regularExpression)
    }
  }

  private func move(to other: String) throws {
    try FileManager.default.moveItem(
      at: folder.appendingPathComponent(diagnostic.path), to: folder.appendingPathComponent(other))
  }

  private func saveAsUTF8() throws {
    let file = folder.appendingPathComponent(diagnostic.path)
    try Data(try String(contentsOf: file, encoding: .isoLatin1).utf8).write(to: file)
  }

  private func run(_ command: String) throws {
    let shell = "gazette() { '\(Program.path)' \"$@\"; }; " + command
    _ = try Program.run(["-c", shell], in: folder, program: "/bin/sh")
  }
}
