import Base
import Markdown

extension NoteHead {
  /// A name for what the note tells its readers. It changes with the title, the day, the summary, the text, the
  /// sources, the events, the claims, the authors and the picture. It does not change with keys that only sort the
  /// note, with its corrections, with comments, or with the way in which lines are broken.
  package var contentHash: String {
    var told: [UInt8] = []
    func add(_ text: String?) {
      told += Array((text ?? "").normalized.utf8)
      told.append(0)
    }
    add(title)
    add(timestamp.description)
    add(summary)
    for source in sources {
      for text in [source.title, source.author, source.publisher?.value, source.url, source.date?.description] {
        add(text)
      }
    }
    for event in events { add("\(event.date) \(event.title)") }
    for claim in claims {
      for text in [claim.text, claim.by?.value, claim.likelihood?.written, claim.confidence?.rawValue, claim.due?.text]
      {
        add(text)
      }
    }
    authors.forEach(add)
    add(picture?.source.value)
    let text = file.bytes.withoutComments(from: body.start)[body.start...]
    add(Self.unwrapped(String(utf8: text)))
    return Base.contentHash(told)
  }

  /// A text with one line for each paragraph, item and quotation, and without white space at the ends of lines. A line
  /// that begins with a mark of Markdown stays a line, and code stays as it is.
  private static func unwrapped(_ text: String) -> String {
    var lines: [String] = []
    /// Whether the last line can go on, and in how many quotations it stands.
    var open: (isOpen: Bool, depth: Int) = (false, 0)
    var fence: String?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      var depth = 0
      var rest = String(line).trimmed[...]
      if let mark = fence {
        lines.append(String(line))
        if rest.hasPrefix(mark) { fence = nil }
        continue
      }
      while rest.first == ">" {
        depth += 1
        rest = rest.dropFirst().drop { $0 == " " }
      }
      let kind = LineKind(rest)
      if kind == .words, open.isOpen, depth == open.depth || depth == 0 {
        lines[lines.count - 1] += " " + rest
        continue
      }
      let whole = String(repeating: "> ", count: depth) + rest
      if !rest.isEmpty || depth > 0 || lines.last?.isEmpty == false { lines.append(whole.trimmed) }
      if kind == .fence { fence = String(rest.prefix(3)) }
      open = (kind == .words || kind == .item, depth)
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }

  /// What a line begins with.
  private enum LineKind {
    /// The text of a paragraph, or what goes on from the line before.
    case words
    /// A mark of a list and text.
    case item
    case fence
    /// A heading, a row of a table, an attribution and the like; or nothing.
    case other

    init(_ line: Substring) {
      if line.hasPrefix("```") || line.hasPrefix("~~~") {
        self = .fence
      } else if line.prefixMatch(of: /([-*+]|\d{1,9}[.)])\s+\S/) != nil {
        self = .item
      } else if let first = line.first, !"#|<—–=:{^".contains(first), line.prefixMatch(of: /\[\S+\]:/) == nil,
        line.wholeMatch(of: /[-*_ ]+/) == nil
      {
        self = .words
      } else {
        self = .other
      }
    }
  }
}
