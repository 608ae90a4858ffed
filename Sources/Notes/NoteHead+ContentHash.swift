import Base

extension NoteHead {
  /// A name for what the note tells its readers. It changes with the title, the day, the summary, the text, the
  /// sources, the events, the claims, the authors and the picture. It does not change with keys that only sort the
  /// note, with its corrections, with comments, or with the way in which the lines of a paragraph are broken.
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

  /// A text with one line for each paragraph, and without white space at the ends of lines. A line that begins with a
  /// mark of Markdown stays a line.
  private static func unwrapped(_ text: String) -> String {
    var lines: [String] = []
    var isParagraph = false
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let line = String(line).trimmed
      let isWord = line.first.map { $0.isLetter || "“„«\"'(".contains($0) } ?? false
      if isWord, isParagraph {
        lines[lines.count - 1] += " " + line
      } else if !line.isEmpty || lines.last?.isEmpty == false {
        lines.append(line)
      }
      isParagraph = isWord
    }
    while lines.last == "" { lines.removeLast() }
    return lines.joined(separator: "\n")
  }
}

extension [UInt8] {
  /// The bytes with `%%comments%%` and `<!-- comments -->` from a place on made blank, as long as before.
  package func withoutComments(from start: Int) -> [UInt8] {
    var bytes = self
    for (open, close) in [("%%", "%%"), ("<!--", "-->")] {
      var position = start
      while let begin = bytes[position...].firstRange(of: Array(open.utf8)),
        let end = bytes[begin.upperBound...].firstRange(of: Array(close.utf8))
      {
        for index in begin.lowerBound..<end.upperBound where bytes[index] != .lineFeed { bytes[index] = .space }
        position = end.upperBound
      }
    }
    return bytes
  }
}
