import Base
import FrontMatter

/// Who may see a thing, and from when: the keys `draft`, `embargo` and `audience` of a head, or of one item in it.
package struct Restriction: Sendable, Equatable {
  package var isDraft = false
  /// The instant from which it may be built, in seconds since 1970-01-01T00:00:00Z.
  package var embargo: Int?
  /// The place in `Audiences` of the narrowest circle that may read it; 0 is everybody.
  package var audience = 0

  /// Every key that it is read from, in lower case.
  package static let keys: Set<String> = [
    "draft", "embargo", "audience", "published", "publish", "permalink", "publishdate",
  ]

  /// Everybody, always.
  package static let none = Restriction()

  /// Reads the three keys.
  static func read(_ fields: inout Fields, _ rules: HeadRules) -> Restriction {
    // Half-written, it must not publish anything.
    for key in ["draft", "embargo", "audience"] where fields.isBlank(key) {
      fields.report(
        Diagnostic(.fieldMissing, at: fields.place(key), "\(key) has no value", hint: "give it one, or delete the line")
      )
    }
    return Restriction(
      isDraft: isDraft(&fields),
      embargo: fields.timestamp(fields.firstKey(of: ["embargo", "publishDate"]), in: rules.zone).map {
        $0.value.instant ?? rules.zone.instant(of: $0.value.day)
      },
      audience: audience(&fields, rules.audiences))
  }

  /// `draft: true`, or what other tools call it: `published: false` (Jekyll), `publish: false` (Obsidian) and
  /// `permalink: false` (Eleventy).
  private static func isDraft(_ fields: inout Fields) -> Bool {
    var isDraft = fields.flag("draft") ?? false
    for key in ["published", "publish", "permalink"] {
      guard let flag = fields.peek(key)?.flag else { continue }
      _ = fields.value(key)
      if !flag { isDraft = true }
    }
    return isDraft
  }

  static func audience(_ fields: inout Fields, _ audiences: Audiences) -> Int {
    guard let name = fields.text("audience") else { return 0 }
    if let place = audiences.place(of: name.value) { return place }
    let names = audiences.names.joined(separator: ", ")
    fields.report(
      Diagnostic(
        .audienceUnknown, at: name.location, "there is no audience '\(name.value)'",
        hint: names.isEmpty
          ? "name the circles of readers in gazette.yml, the widest first: audiences: [public, \(name.value)]"
          : nearest(to: name.value, among: audiences.names).map { "did you mean '\($0)'?" }
            ?? "gazette.yml names \(names)"))
    return audiences.narrowest
  }
}
