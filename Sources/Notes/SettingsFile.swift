package import Base
package import FrontMatter

/// gazette.yml: the site's settings, and the targets under `publish`, which Publishing reads later.
package struct SettingsFile: Sendable {
  package let file: SourceFile
  package var settings: Settings
  /// As they are written.
  package let targets: [YAMLValue.Entry]

  /// Reads gazette.yml; nil if it is not YAML. `zone` gives the time zone with a name, nil if there is none.
  package static func read(_ file: SourceFile, zone: (String) -> Zone?) -> Diagnosed<SettingsFile?> {
    if let offset = file.firstInvalidByte {
      return Diagnosed(nil, [Diagnostic(.fileEncoding, at: file.location(at: offset), "the file is not UTF-8")])
    }
    let yaml = YAMLParser.parse(file)
    guard let root = yaml.value else { return Diagnosed(nil, yaml.diagnostics) }
    let mapping = Fields.of(root, "gazette.yml")
    guard var fields = mapping.value else { return Diagnosed(nil, mapping.diagnostics) }
    let settings = Settings(&fields, of: file, zone: zone)
    let targets = fields.mapping("publish")
    return Diagnosed(SettingsFile(file: file, settings: settings, targets: targets), fields.finish("gazette.yml"))
  }
}
