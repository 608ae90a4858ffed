import Archive
import Base

/// Notes and actors as JSON: the same as their pages say, for programs. docs/data.md has the keys.
extension Site {
  /// `index.json` beside a note's page.
  func appendRecord(of note: Note, to output: inout [UInt8]) {
    var json = JSONWriter(output)
    json.object { json in
      appendHead(of: note, to: &json)
      json.key("text")
      json.string(note.text)
      json.field("actors", each: note.appearances) { json, appearance in
        json.object { json in
          appendReference(to: appearance.actor, &json)
          json.field("names", archive[appearance.actor].actor.searchNames)
          json.field("role", archive[appearance.actor].actor.roles.held(on: note.day)?.title)
        }
      }
      json.field("sources", each: note.sources.indices) { json, index in
        let source = note.sources[index]
        json.object { json in
          json.field("id", source.id)
          json.field("title", source.title)
          json.field("publisher", source.publisher)
          json.field("outlet", note.outlets[index].map { archive[$0].actor.slug.text })
          json.field("url", source.url)
          json.field("date", source.date?.description)
          json.field("accessed", source.accessed?.description)
          json.field("archived", source.archived)
          json.field("grade", source.grade)
        }
      }
      json.field("quotations", each: note.quotations) { append($1, to: &$0, withNote: false) }
      json.field("events", each: note.events) { json, event in
        json.object { json in
          json.field("date", event.date.description)
          json.field("title", event.title)
        }
      }
      json.field("corrections", each: note.corrections) { json, correction in
        json.object { json in
          json.field("date", correction.day.description)
          json.field("text", correction.text)
        }
      }
      json.field("related", each: archive.relatives(of: note.id)) { $0.string(archive[$1].name) }
    }
    json.endLine()
    output = json.bytes
  }

  /// `index.json` beside an actor's page.
  func appendRecord(of entry: ActorEntry, to output: inout [UInt8]) {
    let actor = entry.actor
    var json = JSONWriter(output)
    json.object { json in
      appendReference(to: entry.id, &json)
      json.field("kindLabel", label(of: actor.kind))
      json.field("url", addresses.url(entry.id))
      json.field("description", actor.description)
      json.field("aliases", actor.aliases)
      json.field("roles", each: actor.roles) { json, role in
        json.object { json in
          json.field("title", role.title)
          json.field("organisation", role.organisation)
          json.field("from", role.from?.text)
          json.field("until", role.until?.text)
        }
      }
      json.field("affiliations", actor.affiliations)
      json.field("sameAs", actor.sameAs)
      json.field("notes", entry.appearances.count)
      json.field("notesLabel", theme.strings.counted(entry.appearances.count, .notes))
      json.field("first", entry.appearances.first.map { archive.day(of: $0.note).description })
      json.field("last", entry.appearances.last.map { archive.day(of: $0.note).description })
      json.field("months", each: archive.countsByMonth(of: entry.appearances.map(\.note))) { json, month in
        json.object { json in
          json.field("month", month.month.description)
          json.field("notes", month.count)
        }
      }
      json.field("companions", each: entry.companions.prefix(shownCompanions)) { json, companion in
        json.object { json in
          json.field("slug", archive[companion.actor].actor.slug.text)
          json.field("notes", companion.count)
        }
      }
      json.field("quotations", each: entry.quotations) { append($1, to: &$0, withNote: true) }
      // The newest stand on the page, all of them in data/mentions.csv.
      json.field("appearances", each: entry.appearances.suffix(Feed.longest).reversed()) { json, appearance in
        json.object { json in
          json.field("note", archive[appearance.note].name)
          json.field("date", archive.day(of: appearance.note).description)
          json.field("sentences", appearance.sentences.map(\.text))
        }
      }
    }
    json.endLine()
    output = json.bytes
  }

  /// What stands of a note in every list of notes.
  func appendHead(of note: Note, to json: inout JSONWriter) {
    json.field("id", note.name)
    json.field("url", addresses.url(note.id))
    json.field("title", note.title)
    json.field("date", note.timestamp.description)
    json.field("updated", note.updated?.description)
    if note.isDraft {
      json.key("draft")
      json.flag(true)
    }
    json.field("summary", note.summary)
    json.field("topics", note.topics.map { archive[$0].slug.text })
    json.field("follows", note.updates.map { archive[$0].name })
    json.field("story", storyOf[note.id.index].map { archive.stories[$0.index].slug.text })
  }

  func appendReference(to actor: ActorID, _ json: inout JSONWriter) {
    let entry = archive[actor]
    json.field("slug", entry.actor.slug.text)
    json.field("name", entry.actor.name)
    json.field("kind", entry.actor.kind.name)
  }

  private func append(_ quotation: Quotation, to json: inout JSONWriter, withNote: Bool) {
    let note = archive[quotation.note]
    json.object { json in
      if withNote { json.field("note", note.name) }
      json.field("text", quotation.text)
      json.field("speaker", quotation.speaker.map { archive[$0].actor.slug.text })
      json.field("attribution", quotation.attribution)
      json.field("sources", quotation.sources.map { note.sources[$0].id })
    }
  }
}

extension Actor {
  /// Every name that a search knows the actor by.
  var searchNames: [String] { [name] + aliases + weakAliases }
}
