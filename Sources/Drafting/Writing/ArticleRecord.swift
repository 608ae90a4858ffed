import Base
package import Names
import Notes

/// The material of an article, as data for programs.
package struct ArticleRecord: Sendable, Encodable {
  struct Paragraph: Sendable, Encodable {
    let text: String
    let line: Int
    let isHeading: Bool
  }

  struct NamedActor: Sendable, Encodable {
    let actor: String
    let name: String
    let kind: String
    let count: Int
    let lines: [Int]
    let sentence: String
  }

  struct Quotation: Sendable, Encodable {
    let text: String
    let speaker: String?
    let actor: String?
    let line: Int
  }

  struct QuotedWords: Sendable, Encodable {
    let text: String
    let line: Int
  }

  struct Date: Sendable, Encodable {
    let text: String
    let date: String
    let until: String?
    let isAhead: Bool
    let sentence: String
    let line: Int
  }

  struct Name: Sendable, Encodable {
    let name: String
    /// A guess: `person`, `organisation` or `place`.
    let kind: String?
    let count: Int
    let sentence: String
    let line: Int
  }

  struct AmbiguousName: Sendable, Encodable {
    let name: String
    let actors: [String]
    let line: Int
  }

  /// Its file, where several are drafted at once.
  let file: String?
  let title: String?
  let author: String?
  let publisher: String?
  /// The actor with the publisher's name.
  let outlet: String?
  let url: String?
  let date: String?
  let language: String?
  /// The article's text, without its title.
  let paragraphs: [Paragraph]
  let actors: [NamedActor]
  let quotations: [Quotation]
  let quotedWords: [QuotedWords]
  let dates: [Date]
  let unknownNames: [Name]
  let ambiguousNames: [AmbiguousName]

  /// Actors are written as their slugs.
  package init(_ article: Article, _ material: DraftMaterial, _ names: Names, file: String? = nil) {
    self.file = file
    let slug = { (id: ActorID) in names.actor(id).slug.text }
    let facts = article.facts
    title = facts.title
    author = facts.author
    publisher = facts.publisher
    outlet = facts.publisher.flatMap { names.outlet(named: $0) }.map(slug)
    url = facts.url
    date = facts.date?.description
    language = facts.language
    paragraphs = article.paragraphs.filter { !($0.isHeading && $0.text == facts.title) && !$0.isAttribution }.map {
      Paragraph(text: $0.text, line: $0.line, isHeading: $0.isHeading)
    }
    actors = material.actors.map {
      let actor = names.actor($0.actor)
      return NamedActor(
        actor: actor.slug.text, name: actor.name, kind: actor.kind.name, count: $0.lines.count, lines: $0.lines,
        sentence: $0.sentence.text)
    }
    quotations = material.quotations.map {
      Quotation(text: $0.text, speaker: $0.speaker, actor: $0.actor.map(slug), line: $0.line)
    }
    quotedWords = material.quotedWords.map { QuotedWords(text: $0.text, line: $0.line) }
    dates = material.dates.map { date in
      Date(
        text: date.text, date: date.first.description, until: date.last == date.first ? nil : date.last.description,
        isAhead: facts.date.map { date.last >= $0.day } ?? false, sentence: date.sentence.text, line: date.line)
    }
    unknownNames = material.unknown.map {
      Name(name: $0.name, kind: $0.kind, count: $0.count, sentence: $0.sentence.text, line: $0.line)
    }
    ambiguousNames = material.ambiguous.map {
      AmbiguousName(name: $0.name, actors: $0.actors.map(slug), line: $0.line)
    }
  }
}
