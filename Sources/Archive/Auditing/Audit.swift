package import Base
import Markdown

/// Quotations without a speaker whom an actor is, or without a source. `gazette check --quotes` asks.
package func auditQuotations(_ archive: Archive) -> [Diagnostic] {
  archive.notes.flatMap { note in
    let document = note.body.document
    let plain = document.nodes.indices.filter { index in
      document.nodes[index].kind == .blockQuote && (index == 0 || document.nodes[index - 1].kind != .quotation)
    }
    let unattributed = plain.map { index in
      Diagnostic(
        .quotationSpeaker, at: SourceLocation(path: note.path, line: Int(document.nodes[index].line)),
        "the quotation has no speaker", hint: "end it with a line '> — [[Speaker]] [@source]'")
    }
    return unattributed
      + note.quotations.flatMap { quotation in
        let place = SourceLocation(path: note.path, line: quotation.line)
        let speaker = Diagnostic(
          .quotationSpeaker, at: place, "no actor is the speaker: '\(quotation.attribution)'",
          hint: "name one in the last line of the quotation")
        let source = Diagnostic(
          .quotationSource, at: place, "the quotation cites no source", hint: "add [@source] to its last line")
        return (quotation.speaker == nil ? [speaker] : []) + (quotation.sources.isEmpty ? [source] : [])
      }
  }
}

/// What is not wrong but looks forgotten: actors that no note names, notes without a source, topics and publishers that
/// have no file. Only `gazette check` asks.
package func audit(_ archive: Archive, _ selection: Selection) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  for entry in archive.actors where entry.noteCount == 0 {
    diagnostics.append(
      Diagnostic(
        .actorUnused, at: SourceLocation(path: entry.actor.file.path), "no published note names '\(entry.actor.name)'"))
  }
  let definesTopics = archive.topics.contains { $0.file != nil }
  let titles = archive.topics.filter { $0.file != nil }.flatMap { [$0.slug.text, $0.title] }
  let outlets = archive.actors.filter(\.actor.kind.isOutlet).flatMap { [$0.actor.name] + $0.actor.aliases }
  for (note, written) in zip(archive.notes, selection.notes) {
    if note.sources.isEmpty {
      diagnostics.append(
        Diagnostic(
          .sourceMissing, at: SourceLocation(path: note.path), "the note names no source",
          hint: "list what it was written from under 'sources:'"))
    }
    for (source, outlet) in zip(note.sources, note.outlets) where outlet == nil {
      guard let publisher = source.publisher else { continue }
      diagnostics.append(
        Diagnostic(
          .publisherUnknown, at: source.publisherLocation, "no outlet named '\(publisher)'",
          hint: nearest(to: publisher, among: outlets).map { "did you mean '\($0)'?" }
            ?? "give it a file in content/actors/ with 'kind: outlet'"))
    }
    guard definesTopics else { continue }
    for topic in written.topics
    where archive.topics.contains(where: { $0.file == nil && $0.slug == Slug(from: topic.value) }) {
      diagnostics.append(
        Diagnostic(
          .topicUndefined, at: topic.location, "the topic '\(topic.value)' has no file in content/topics/",
          hint: nearest(to: topic.value, among: titles).map { "did you mean '\($0)'?" }))
    }
  }
  return diagnostics
}
