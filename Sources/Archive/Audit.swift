package import Base
import Markdown
import Names
import Notes

/// Quotations whose speaker is not an actor, or that have no source. Used by `gazette check --quotes`.
package func auditQuotations(_ archive: Archive) -> [Diagnostic] {
  archive.notes.flatMap { note in
    let document = note.body.document
    let plain = document.nodes.indices.filter { index in
      document.nodes[index].kind == .blockQuote && (index == 0 || document.nodes[index - 1].kind != .quotation)
    }
    let unattributed = plain.map { index in
      Diagnostic(
        .quotationSpeaker, at: SourceLocation(path: note.head.path, line: Int(document.nodes[index].line)),
        "the quotation has no speaker", hint: "end it with a line '> — [[Speaker]] [@source]'")
    }
    return unattributed
      + note.quotations.flatMap { quotation in
        let place = SourceLocation(path: note.head.path, line: quotation.line)
        let speaker = Diagnostic(
          .quotationSpeaker, at: place, "no actor is the speaker: '\(quotation.attribution)'",
          hint: "name one in the last line of the quotation")
        let known = note.sources.first.map { "[@\($0.source.id)]" }
        let source = Diagnostic(
          .quotationSource, at: place, "the quotation cites no source",
          hint: known.map { "add its source to its last line, such as \($0)" }
            ?? "list its source under 'sources:' in the head, and add [@id] to its last line")
        return (quotation.speaker == nil ? [speaker] : []) + (quotation.sources.isEmpty ? [source] : [])
      }
  }
}

/// Things that are not wrong but look forgotten: actors that no note names, notes without a source, topics and
/// publishers without a file. Used only by `gazette check`.
package func audit(_ archive: Archive) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  for actor in archive.actors where actor.dossier.isEmpty && !archive.judgements.names(actor.id) {
    diagnostics.append(
      Diagnostic(
        .actorUnused, at: SourceLocation(path: actor.head.file.path), "no published note names '\(actor.head.name)'"))
  }
  for note in archive.notes {
    if note.sources.isEmpty {
      diagnostics.append(
        Diagnostic(
          .sourceMissing, at: SourceLocation(path: note.head.path), "the note names no source",
          hint: "list what it was written from under 'sources:'"))
    }
  }
  return diagnostics + unknownPublishers(archive) + undefinedTopics(archive) + picturesWithoutText(archive)
    + changesOfEditions(archive) + contradictions(in: archive)
    + mixedSentences(in: archive)
}

/// The notes of frozen digests that say something else now, or are gone, and no correction says so. Each note once.
private func changesOfEditions(_ archive: Archive) -> [Diagnostic] {
  var names: [String] = []
  var found: [String: (place: SourceLocation, words: String, hint: String, editions: [String])] = [:]
  var stale: [(entry: FrozenEdition.Entry, day: Day)] = []
  let digests = archive.frozenDigests.values.sorted { $0.edition.path < $1.edition.path }
  for digest in digests {
    for entry in digest.entries {
      if let day = entry.frozen.withdrawn {
        if entry.note != nil { stale.append((entry.frozen, day)) }
        continue
      }
      // A day that a person can replace by the right one.
      let frozen = digest.edition.time.day
      let place: SourceLocation
      let (words, hint): (String, String)
      switch entry.state {
      case .same, .corrected: continue
      case .revised(let note, _):
        place = SourceLocation(path: archive[note].head.path)
        words = "the note has changed since it was frozen, and no correction says how"
        hint = "add 'corrections: [{date: \(frozen), text: What was wrong and what is right}]' to its head"
      case .withdrawn, .withheld:
        place = entry.frozen.location
        words = "the note '\(entry.frozen.name)' was frozen and is gone"
        hint =
          "if it was withdrawn, add 'withdrawn: \(frozen)' to its entry here; if it was renamed, give its old address under 'aliases'"
      }
      if found[entry.frozen.name] == nil { names.append(entry.frozen.name) }
      found[entry.frozen.name, default: (place, words, hint, [])].editions.append(digest.edition.period.name)
    }
  }
  return stale.map { entry, day in
    Diagnostic(
      .editionChanged, at: entry.location, "'\(entry.name)' was withdrawn on \(day), and it is published",
      hint: "take the line 'withdrawn: \(day)' out of its entry")
  }
    + names.compactMap { name in
      found[name].map { found in
        Diagnostic(
          .editionChanged, at: found.place, "\(found.words) (in \(found.editions.joined(separator: ", ")))",
          hint: found.hint)
      }
    }
}

/// The pictures that say nothing to readers who do not see them.
private func picturesWithoutText(_ archive: Archive) -> [Diagnostic] {
  let inTexts = archive.texts.flatMap { text in
    let (file, document) = (text.file, text.body.document)
    return document.nodes.indices.filter { index in
      document.nodes[index].kind == .image && document.plainText(of: index).trimmed.isEmpty
    }.map { index in
      let address = document.string(document.nodes[index].text)
      let line = Int(document.nodes[index].line)
      let bare = file.place(of: "![](\(address)", from: line)
      return Diagnostic(
        .pictureText, at: bare.column > 1 ? bare : file.place(of: address, from: line),
        "the picture '\(address)' has no text for readers who do not see it", hint: "write ![What it shows](\(address))"
      )
    }
  }
  let heads = archive.notes.map(\.head.picture) + archive.pages.map(\.head.picture)
  let ofHeads = heads.compactMap { picture in
    picture.flatMap { $0.alternative == nil ? $0 : nil }
  }.map { picture in
    Diagnostic(
      .pictureText, at: picture.source.location,
      "the picture '\(picture.source.value)' has no text for readers who do not see it",
      hint: "add 'alt: …' to the head")
  }
  return archive.settings.placed(inTexts) + ofHeads
}

/// The publishers that are no outlets: each once, at its first place.
private func unknownPublishers(_ archive: Archive) -> [Diagnostic] {
  var first: [String: (publisher: Located<String>, notes: Int)] = [:]
  for note in archive.notes {
    for case let publisher? in note.sources.filter({ $0.outlet == nil }).map(\.source.publisher) {
      first[publisher.value, default: (publisher, 0)].notes += 1
    }
  }
  guard !first.isEmpty else { return [] }
  let actors = archive.actors.map(\.head)
  let outlets = actors.filter(\.kind.isOutlet).flatMap { [$0.name] + $0.aliases.map(\.value) }
  return first.values.map { publisher, notes in
    let name = publisher.value
    let others = notes == 1 ? "" : ", in \(notes) sources"
    let actor = actors.first { $0.name == name || $0.aliases.contains { $0.value == name } }
    return Diagnostic(
      .publisherUnknown, at: publisher.location, "no outlet named '\(name)'\(others)",
      hint: actor.map { "write 'kind: outlet' in \($0.file.path), which has this name" }
        ?? nearest(to: name, among: outlets).map { "did you mean '\($0)'?" }
        ?? "give it a file in content/actors/ with 'kind: outlet'")
  }
}

/// The topics of notes that have no file, on a site where other topics have one.
private func undefinedTopics(_ archive: Archive) -> [Diagnostic] {
  let defined = archive.topics.map(\.head).filter { $0.file != nil }
  guard !defined.isEmpty else { return [] }
  let names = defined.flatMap { [$0.slug.text, $0.title] }
  let undefined = Dictionary(
    uniqueKeysWithValues: archive.topics.filter { $0.head.file == nil }.map { ($0.head.slug, $0.id) })
  return archive.notes.flatMap { note in
    note.head.topics.compactMap { topic in
      // The name may also be the title of a topic with a file, whose slug is another one.
      guard let slug = Slug(from: topic.value), let id = undefined[slug], note.topics.contains(id) else { return nil }
      return Diagnostic(
        .topicUndefined, at: topic.location, "the topic '\(topic.value)' has no file in content/topics/",
        hint: nearest(to: topic.value, among: names).map { "did you mean '\($0)'?" })
    }
  }
}
