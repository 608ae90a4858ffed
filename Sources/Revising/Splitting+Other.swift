import Base
import FrontMatter
import Names
import Notes

extension Splitting {
  /// The other actor.
  struct Other {
    /// The actor that it was taken for.
    let origin: ActorID
    let head: ActorHead
    let state: State
    /// The names that it takes along, in the form in which names are compared.
    let taken: Set<String>

    enum State {
      /// It has no file yet.
      case new
      /// A run before has made its file, and may have been interrupted after that.
      case begun
      /// It has a file of its own.
      case known
    }

    init(_ name: String, of actor: ActorHead, _ aliases: [String], _ texts: SiteTexts) throws(RevisionRefusal) {
      let actors = texts.names.things.actors
      guard let place = actors.firstIndex(where: { $0.file.path == actor.file.path }) else {
        throw RevisionRefusal("\(actor.file.path) is no actor")
      }
      origin = ActorID(index: place)
      guard name != actor.name, name != actor.slug.text else {
        throw RevisionRefusal(
          "'\(name)' is \(actor.file.path) itself; add what tells the two apart: \"\(actor.name) (minister)\"")
      }
      let slug = try texts.slug(for: name)
      let path = actor.file.isIndex ? "content/actors/\(slug).md" : actor.file.beside(slug.text)
      let file = Self.file(of: name, aliases.filter { $0 != name }, like: actor, at: path)
      taken = Set(([name] + aliases).map { Names.spelling($0) })
      let there = texts.files.first { $0.path == path }
      if there?.bytes == file.bytes {
        head = try texts.actor(in: file)
        state = .begun
        return
      }
      try Self.check(aliases, of: actor)
      if let known = actors.first(where: { $0.name == name || $0.slug.text == name }) {
        if let alias = aliases.first {
          throw RevisionRefusal("\(known.file.path) is there already; move '\(alias)' to its aliases by hand first")
        }
        head = known
        state = .known
        return
      }
      guard slug != actor.slug else {
        throw RevisionRefusal("\(actor.file.path) has the name '\(slug)' already")
      }
      try texts.checkFree(
        [name, slug.text], "/actors/\(slug)/", but: .actor(origin), "/actors/\(slug)/", at: path,
        "; choose another one")
      if let holder = actor.oldAddresses.first(where: { $0.value.text == "/actors/\(slug)/" }) {
        throw RevisionRefusal("\(holder.location.path) has the address /actors/\(slug)/ among its aliases")
      }
      if there != nil { throw RevisionRefusal("\(path) exists already") }
      head = try texts.actor(in: file)
      state = .new
      guard head.restriction == actor.restriction else {
        throw RevisionRefusal(
          "its draft, embargo or audience cannot be taken over safely from \(actor.file.path); write \(path) by hand first"
        )
      }
    }

    private static func check(_ aliases: [String], of actor: ActorHead) throws(RevisionRefusal) {
      let own = actor.aliases.map(\.value)
      for alias in aliases where !own.contains(alias) {
        let near = nearest(to: alias, among: own).map { "; did you mean '\($0)'?" } ?? ""
        throw RevisionRefusal("'\(alias.visible)' is no alias of \(actor.file.path)\(near)")
      }
    }

    /// The file of the other actor: its names, and what the actor's file says of its kind and of its readers.
    private static func file(of name: String, _ aliases: [String], like actor: ActorHead, at path: String) -> SourceFile
    {
      let kept = Restriction.keys.union(["kind"])
      var lines = "---\nname: \(name.asYAMLScalar)\n"
      for entry in HeadEntries(of: actor.file)?.entries ?? [] where kept.contains(entry.key.lowercased()) {
        lines += entry.lines.replacing("\r\n", with: "\n")
      }
      if !aliases.isEmpty { lines += "aliases: [\(aliases.map(\.asYAMLScalar).joined(separator: ", "))]\n" }
      return SourceFile(path: path, bytes: Array((lines + "---\n").utf8))
    }
  }
}
