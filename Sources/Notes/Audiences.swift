import Base
import FrontMatter

/// The circles of readers that gazette.yml names under `audiences`, the widest first: `[public, partners, internal]`.
/// `tlp` stands for those of the Traffic Light Protocol (FIRST, version 2.0).
package struct Audiences: Sendable, Equatable {
  /// Empty if the site has one audience only.
  package let names: [String]

  /// One circle: everybody.
  package static let everybody = Audiences(names: [])

  private static let trafficLights = ["clear", "green", "amber", "amber+strict", "red"]

  private init(names: [String]) { self.names = names }

  /// Reads `audiences` of gazette.yml.
  static func read(_ fields: inout Fields) -> Audiences {
    guard let value = fields.value("audiences") else { return .everybody }
    if case .scalar(let text, _) = value.content {
      if text.trimmed.lowercased() == "tlp" { return Audiences(names: trafficLights) }
      fields.report(
        Diagnostic(
          .settingsValue, at: value.location, "audiences cannot be '\(text.trimmed)'",
          hint: "a list of circles, the widest first, such as [public, partners], or tlp"))
      return .everybody
    }
    var names: [String] = []
    for name in fields.texts("audiences") {
      if name.value.contains("/") || name.value.hasPrefix(".") {
        fields.report(
          Diagnostic(
            .settingsValue, at: name.location, "'\(name.value)' cannot name an audience",
            hint: "without '/', and no dot first"))
      } else if names.contains(name.value) {
        fields.report(
          Diagnostic(.settingsValue, at: name.location, "the audience '\(name.value)' is there twice"))
      } else {
        names.append(name.value)
      }
    }
    return Audiences(names: names)
  }

  /// The place of a circle, 0 for the widest; nil if no circle has the name. `TLP:AMBER` is amber.
  package func place(of name: String) -> Int? {
    if let place = names.firstIndex(of: name) { return place }
    guard names == Self.trafficLights else { return nil }
    let colour = name.lowercased()
    return names.firstIndex(of: colour.hasPrefix("tlp:") ? String(colour.dropFirst(4)) : colour)
  }

  /// The name of the circle at a place; nil for the widest, which is everybody.
  package func name(of place: Int) -> String? { place == 0 ? nil : names[place] }

  /// The place of the narrowest circle.
  package var narrowest: Int { max(0, names.count - 1) }
}
