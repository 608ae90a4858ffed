package import Base
package import FrontMatter

extension PublishTarget {
  /// Reads what gazette.yml has under `publish`; relative paths start at `root`, the site's folder.
  package static func read(_ entries: [YAMLValue.Entry], root: String) -> Diagnosed<[PublishTarget]> {
    var diagnostics: [Diagnostic] = []
    var targets: [PublishTarget] = []
    for entry in entries {
      guard Slug(from: entry.key)?.text == entry.key else {
        diagnostics.append(
          Diagnostic(
            .settingsValue, at: entry.keyLocation, "'\(entry.key)' cannot name a target",
            hint: "use lower-case letters, digits and hyphens"))
        continue
      }
      let mapping = Fields.of(entry.value, "a target")
      diagnostics += mapping.diagnostics
      guard let fields = mapping.value else { continue }
      var settings = TargetSettings(target: entry.key, root: root, fields: fields)
      let target = read(&settings)
      diagnostics += settings.fields.diagnostics
      guard let target else { continue }
      if let other = targets.first(where: { $0.kind == target.kind && $0.address == target.address }) {
        diagnostics.append(
          Diagnostic(
            .settingsValue, at: target.location, "'\(target.name)' is the same place as '\(other.name)'",
            hint: "each would replace what the other published"))
      }
      targets.append(target)
    }
    return Diagnosed(targets, diagnostics)
  }

  private static func read(_ settings: inout TargetSettings) -> PublishTarget? {
    // Without the kind it is not known which other keys there may be.
    guard let kind = kind(&settings) else { return nil }
    let url = url(&settings)
    let audience = settings.fields.text("audience")
    let maxDeletes = settings.fields.integer("maxDeletes") ?? 256
    if maxDeletes < 0 { settings.refuse("maxDeletes", "maxDeletes cannot be below 0") }
    let place = kind.init(&settings)
    _ = settings.fields.finish(settings.owner)
    return place.map {
      PublishTarget(
        name: settings.target, place: $0, location: settings.fields.place(kind.placeKey), url: url,
        audience: audience, maxDeletes: maxDeletes)
    }
  }

  private static func kind(_ settings: inout TargetSettings) -> (any TargetKind.Type)? {
    let names = targetKinds.map { $0.name }
    if let name = settings.fields.choice("kind", among: names) { return targetKinds.first { $0.name == name } }
    if settings.fields.diagnostics.isEmpty {
      settings.fields.report(
        Diagnostic(
          .fieldMissing, at: settings.fields.location, "\(settings.owner) has no kind",
          hint: "kind: \(names.dropLast().joined(separator: ", ")) or \(names.last ?? "")"))
    }
    return nil
  }

  private static func url(_ settings: inout TargetSettings) -> String? {
    guard let text = settings.fields.text("url") else { return nil }
    if let url = checkedSiteURL(text.value), !isLocal(siteURL: url) { return url }
    settings.refuse(
      text, "url cannot be '\(withoutSecrets(text.value))'",
      hint: "give the address where readers will find the site: https://example.org/")
    return nil
  }
}
