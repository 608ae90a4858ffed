package import Archive
import Base
package import Names
package import Notes

/// What a note says beside its text, its corrections and events, for readers who do not see its page.
extension Site {
  /// The summary of a note with its corrections and events: `… [Corrections: 22 October 2025: …]`. `own` takes the
  /// place of the summary.
  package func summary(of note: Note, saying own: String? = nil) -> String {
    let head = note.head
    var summary = own ?? note.summary
    for (phrase, lines) in [
      (Phrase.corrections, head.corrections.map(dated)),
      (.ahead, head.events.map { "\(strings.dates.long($0.date.day)): \($0.title)" }),
    ] where !lines.isEmpty {
      summary += " [\(strings[phrase]): \(lines.joined(separator: "; "))]"
    }
    return summary
  }

  /// The corrections and events of a note, to be put after its text: a heading and a list for each kind, as HTML and
  /// XML. Empty if it has none.
  package func addendaHTML(of note: Note) -> [UInt8] {
    let head = note.head
    return list(.corrections, head.corrections.map { Line(date: Timestamp(day: $0.day), text: $0.text) })
      + list(.ahead, head.events.map { Line(date: $0.date, text: $0.title) })
  }

  /// Corrections with links to the pages of their notes, as HTML and XML. Empty if there are none.
  package func correctionsHTML(_ corrections: [Changes.Corrected], hasHeading: Bool = true) -> [UInt8] {
    list(
      hasHeading ? .corrections : nil,
      corrections.map { Line(date: Timestamp(day: $0.correction.day), text: $0.correction.text, note: $0.note) })
  }

  /// `22 October 2025: The call was on 20 October.`
  package func dated(_ correction: Correction) -> String {
    "\(strings.dates.long(correction.day)): \(correction.text)"
  }

  /// `7 notes`, or `1 correction` of a digest that has no notes.
  package func counted(notes: Int, corrections: Int) -> String {
    notes == 0 && corrections > 0 ? strings.counted(corrections, .corrections) : strings.counted(notes, .notes)
  }

  /// The address of the corrections on a note's page.
  package func correctionsURL(of note: NoteID) -> String { addresses.url(note) + "#" + Anchors.corrections }

  private struct Line {
    let date: Timestamp
    let text: String
    /// The note that the text is about, where it is not known from around it.
    var note: NoteID?
  }

  private func list(_ heading: Phrase?, _ lines: [Line]) -> [UInt8] {
    guard !lines.isEmpty else { return [] }
    var html: [UInt8] = []
    if let heading {
      html.append("<h2>")
      html.appendEscaped(strings[heading])
      html.append("</h2>\n")
    }
    html.append("<ul>\n")
    for line in lines {
      html.append("<li><time datetime=\"\(line.date)\">")
      html.appendEscaped(strings.dates.long(line.date.day))
      html.append("</time> ")
      if let note = line.note {
        html.append("<a href=\"")
        html.appendEscaped(correctionsURL(of: note))
        html.append("\">")
        html.appendEscaped(archive[note].head.title)
        html.append("</a>: ")
      }
      html.appendEscaped(line.text)
      html.append("</li>\n")
    }
    html.append("</ul>\n")
    return html
  }
}
