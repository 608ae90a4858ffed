import Base
import FrontMatter

/// A file of YAML that Gazette writes itself and people may edit: an edition, the letters, what is known of sources.
enum OwnFile {
  /// Reads a file by its fields. Nil if it is no mapping, or if `make` is. `what` and `finished` name the file in
  /// messages: `the edition`, `an edition`.
  static func read<Value>(
    _ file: SourceFile, _ what: String, finishing finished: String, _ make: (inout Fields) -> Value?
  ) -> Diagnosed<Value?> {
    if let offset = file.firstInvalidByte {
      return Diagnosed(nil, [Diagnostic(.fileEncoding, at: file.location(at: offset), "the file is not UTF-8")])
    }
    let yaml = YAMLParser.parse(file, limit: YAMLParser.longestOfOwn)
    guard let root = yaml.value else { return Diagnosed(nil, yaml.diagnostics) }
    let mapping = Fields.of(root, what)
    guard var fields = mapping.value else { return Diagnosed(nil, mapping.diagnostics) }
    let value = make(&fields)
    return Diagnosed(value, fields.finish(finished))
  }
}
