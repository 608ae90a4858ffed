import Base
import Build
import Drafting
import Names
import Notes
import Revising
import Output

/// Walks through the names that belong to no actor, the most frequent first, and creates the actors that the person
/// wants: `gazette new --from-unknown`.
struct UnknownNameWalk {
  private let site: BuiltSite
  private let folder: SiteFolder
  private let options: SiteOptions
  private var kinds: [String] { site.settings.kinds.map(\.name) }

  init(_ site: BuiltSite, _ folder: SiteFolder, _ options: SiteOptions) {
    self.site = site
    self.folder = folder
    self.options = options
  }

  /// What a person decides of a name.
  private enum Answer {
    case kind(String)
    case alias(ActorHead)
    case skip, end
  }

  /// `min` is how often a name stands at least. Without questions, names whose kind cannot be guessed are left.
  func run(min: Int, asks: Bool) throws {
    let unknown = UnknownNameRecord.all(in: site.names.things.notes, site.names).filter { $0.count >= min }
    guard !unknown.isEmpty else { return printError("there is no unknown name that stands \(min) times or more") }
    var (created, left) = (0, 0)
    walk: for (number, name) in unknown.enumerated() {
      guard let slug = Slug(from: name.name), site.names.actor(named: slug.text) == nil else { continue }
      switch asks ? try answer(for: name, "\(number + 1) of \(unknown.count)") : guess(name) {
      case .kind(let kind):
        let file = NewFile.actor(name: name.name, kind: kind, slug: slug)
        do { try folder.add([(file.path, file.text)]) } catch {
          printError("\(name.name.visible): \(error)")
          left += 1
          continue
        }
        if !options.quiet { printLine("wrote \(file.path) (\(kind))") }
        created += 1
      case .alias(let head):
        guard let bytes = head.adding(alias: name.name, site.settings) else {
          printError("\(head.file.path) is unchanged: add '\(name.name.visible)' there by hand")
          continue
        }
        try folder.replace(head.file.path, with: bytes)
        if !options.quiet { printLine("added '\(name.name)' to \(head.file.path)") }
        created += 1
      case .skip: left += 1
      case .end: break walk
      }
    }
    if !options.quiet { printError("\(created) names have an actor now\(left > 0 ? ", \(left) were left" : "")") }
  }

  private func guess(_ name: UnknownNameRecord) -> Answer {
    name.kind.map { kinds.contains($0) ? .kind($0) : .skip } ?? .skip
  }

  private func answer(for name: UnknownNameRecord, _ place: String) throws -> Answer {
    let times = name.count == 1 ? "once" : "\(name.count) times"
    printError("\n\(name.name.visible) (\(place), \(times), \(name.path):\(name.line))")
    if let sentence = name.sentence { printError("  \(sentence.visible)") }
    let guessed = name.kind.flatMap { kinds.contains($0) ? $0 : nil }
    let yes = guessed.map { "y = \($0), " } ?? ""
    while true {
      let question = "  \(yes)n = skip, q = stop, a kind (\(kinds.joined(separator: ", "))), or alias of: "
      guard let line = try ask(question) else { return .end }
      switch line.lowercased() {
      case "n", "no", "": return .skip
      case "q", "quit": return .end
      case "y", "yes": if let guessed { return .kind(guessed) }
      case let word where kinds.contains(word): return .kind(word)
      default:
        let found = site.names.actors(named: line)
        if found.count == 1 { return .alias(found[0]) }
        if found.count > 1 { printError("  '\(line.visible)' names several actors; give a slug") }
      }
      printError("  there is no kind and no actor '\(line.visible)'")
    }
  }
}
