package import Base
import CYaml

/// Reads YAML through libyaml's events into values with places.
///
/// What a head has no use for is an error with its place, so that no input can grow beyond what was written: anchors,
/// aliases, merge keys, tags, duplicate keys, keys that are not text, more than one document.
package struct YAMLParser {
  /// The longest YAML that is read, in bytes.
  package static let longest = 64 * 1024
  /// The longest of a file that Gazette writes itself: an edition, or what it knows of sources.
  package static let longestOfOwn = 16 * 1024 * 1024
  /// The deepest nesting that is read.
  package static let deepest = 16

  /// Reads a whole file of YAML, or the part of a file that `range` gives, whose first line is `firstLine`. The value
  /// is nil where there is an error; an empty document is an empty mapping.
  package static func parse(
    _ file: SourceFile, range: Range<Int>? = nil, firstLine: Int = 1, limit: Int = longest
  ) -> Diagnosed<YAMLValue?> {
    let range = range ?? 0..<file.bytes.count
    guard range.count <= limit else {
      let place = SourceLocation(path: file.path, line: firstLine)
      return Diagnosed(
        nil, [Diagnostic(.yamlSize, at: place, "the YAML is larger than \(limit / 1024) KiB (\(range.count) bytes)")])
    }
    let document = parse(file, range, firstLine)
    switch document {
    case .success(let value): return Diagnosed(value)
    case .failure(let error): return Diagnosed(nil, [error.quoting(in: file, range, firstLine)])
    }
  }

  /// As `parse` above, without the hint that needs a second reading.
  fileprivate static func parse(
    _ file: SourceFile, _ range: Range<Int>, _ firstLine: Int
  ) -> Result<YAMLValue, Diagnostic> {
    file.bytes.withUnsafeBufferPointer { bytes in
      var run = Run(file: file, start: range.lowerBound, lineOffset: firstLine - 1)
      return Result { () throws(Diagnostic) in try run.document(UnsafeBufferPointer(rebasing: bytes[range])) }
    }
  }
}

extension Diagnostic {
  /// The same with a hint that mends a mistake of syntax, if quotation marks around the value in its line do.
  fileprivate func quoting(in file: SourceFile, _ range: Range<Int>, _ firstLine: Int) -> Diagnostic {
    guard id == .yamlSyntax, hint == nil else { return self }
    var lines = String(utf8: file.bytes[range]).split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init)
    let index = location.line - firstLine
    guard lines.indices.contains(index) else { return self }
    if lines[index].prefix(while: \.isWhitespace).contains("\t") {
      return Diagnostic(id, at: location, message, hint: "YAML indents with spaces, not with tabs")
    }
    guard let match = lines[index].wholeMatch(of: /(\s*)([^\s:#'"\[\]{}][^:]*):[ \t]+(.+?)\s*/) else { return self }
    let mended = "\(match.output.2): \(String(match.output.3).singleQuotedInYAML)"
    lines[index] = match.output.1 + mended
    let text = SourceFile(path: file.path, bytes: Array(lines.joined(separator: "\n").utf8))
    if case .failure(let next) = YAMLParser.parse(text, 0..<text.bytes.count, firstLine),
      next.location.line <= location.line
    {
      return self
    }
    return Diagnostic(id, at: location, message, hint: "write \(mended)")
  }
}

/// One pass over one document. libyaml's parser lives on the stack of `document`.
private struct Run {
  let file: SourceFile
  /// Byte offset in the file at which the YAML starts.
  let start: Int
  let lineOffset: Int
  var depth = 0

  /// Throws what stops the reading: the diagnostic itself, since nothing after it in the document can be trusted.
  mutating func document(_ bytes: UnsafeBufferPointer<UInt8>) throws(Diagnostic) -> YAMLValue {
    guard let start = bytes.baseAddress, !bytes.isEmpty else {
      return YAMLValue(content: .mapping([]), location: place(yaml_mark_t()))
    }
    var parser = yaml_parser_t()
    guard yaml_parser_initialize(&parser) == 1 else { throw fault(.yamlSyntax, parser.mark, "out of memory") }
    defer { yaml_parser_delete(&parser) }
    yaml_parser_set_input_string(&parser, start, bytes.count)
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)

    var root: YAMLValue?
    while true {
      var event = try next(&parser)
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_STREAM_END_EVENT:
        return root ?? YAMLValue(content: .mapping([]), location: place(yaml_mark_t()))
      case YAML_DOCUMENT_START_EVENT where root != nil:
        throw fault(.yamlSyntax, event.start_mark, "a second YAML document begins here")
      case YAML_STREAM_START_EVENT, YAML_DOCUMENT_START_EVENT, YAML_DOCUMENT_END_EVENT: continue
      default: root = try value(event, &parser)
      }
    }
  }

  /// The value that an event begins; the caller deletes the event.
  private mutating func value(_ event: yaml_event_t, _ parser: inout yaml_parser_t) throws(Diagnostic) -> YAMLValue {
    let location = place(event.start_mark)
    switch event.type {
    case YAML_ALIAS_EVENT:
      throw fault(.yamlReference, event.start_mark, "YAML aliases are not allowed here", hint: "write the value out")
    case YAML_SCALAR_EVENT:
      let scalar = event.data.scalar
      try refuse(anchor: scalar.anchor, tag: scalar.tag, at: event.start_mark)
      let text = String(utf8: UnsafeBufferPointer(start: scalar.value, count: scalar.length))
      return YAMLValue(
        content: .scalar(text, isPlain: scalar.style == YAML_PLAIN_SCALAR_STYLE), location: location)
    case YAML_SEQUENCE_START_EVENT:
      try refuse(anchor: event.data.sequence_start.anchor, tag: event.data.sequence_start.tag, at: event.start_mark)
      try enter(event.start_mark)
      defer { depth -= 1 }
      var items: [YAMLValue] = []
      items.reserveCapacity(8)
      while true {
        var item = try next(&parser)
        defer { yaml_event_delete(&item) }
        if item.type == YAML_SEQUENCE_END_EVENT { break }
        items.append(try value(item, &parser))
      }
      return YAMLValue(content: .sequence(items), location: location)
    case YAML_MAPPING_START_EVENT:
      try refuse(anchor: event.data.mapping_start.anchor, tag: event.data.mapping_start.tag, at: event.start_mark)
      try enter(event.start_mark)
      defer { depth -= 1 }
      return YAMLValue(content: .mapping(try entries(&parser)), location: location)
    default:
      throw fault(.yamlSyntax, event.start_mark, "this is not understood")
    }
  }

  private mutating func entries(_ parser: inout yaml_parser_t) throws(Diagnostic) -> [YAMLValue.Entry] {
    var entries: [YAMLValue.Entry] = []
    entries.reserveCapacity(8)
    while true {
      var keyEvent = try next(&parser)
      defer { yaml_event_delete(&keyEvent) }
      if keyEvent.type == YAML_MAPPING_END_EVENT { return entries }
      let key = try value(keyEvent, &parser)
      guard case .scalar(let name, _) = key.content else {
        throw fault(.yamlSyntax, keyEvent.start_mark, "a key must be a text")
      }
      if name == "<<" {
        throw fault(
          .yamlReference, keyEvent.start_mark, "YAML merge keys are not allowed here", hint: "write the value out")
      }
      if let first = entries.first(where: { $0.key == name }) {
        throw fault(
          .yamlDuplicateKey, keyEvent.start_mark, "the key '\(name)' stands twice",
          hint: "it stands on line \(first.keyLocation.line) already")
      }
      var valueEvent = try next(&parser)
      defer { yaml_event_delete(&valueEvent) }
      let held = try value(valueEvent, &parser)
      entries.append(YAMLValue.Entry(key: name, keyLocation: key.location, value: held))
    }
  }

  /// The next event, which the caller deletes.
  private func next(_ parser: inout yaml_parser_t) throws(Diagnostic) -> yaml_event_t {
    var event = yaml_event_t()
    guard yaml_parser_parse(&parser, &event) == 1 else {
      let problem = parser.problem.map { String(cString: $0) } ?? "this is not YAML"
      let context = parser.context.map { " " + String(cString: $0) } ?? ""
      // libyaml's reader, which looks at characters before anything has a meaning, gives a byte offset and no mark.
      if parser.error == YAML_READER_ERROR {
        throw Diagnostic(.yamlSyntax, at: file.location(at: start + parser.problem_offset), problem)
      }
      throw fault(.yamlSyntax, parser.problem_mark, problem + context)
    }
    return event
  }

  private mutating func enter(_ mark: yaml_mark_t) throws(Diagnostic) {
    depth += 1
    if depth > YAMLParser.deepest {
      throw fault(.yamlDepth, mark, "the YAML nests deeper than \(YAMLParser.deepest) levels")
    }
  }

  private func refuse(
    anchor: UnsafeMutablePointer<UInt8>?, tag: UnsafeMutablePointer<UInt8>?, at mark: yaml_mark_t
  ) throws(Diagnostic) {
    if anchor != nil {
      throw fault(
        .yamlReference, mark, "YAML anchors are not allowed here",
        hint: "a text that begins with '&' must be in quotes")
    }
    // `!` alone, which Jekyll wrote before texts in quotes, says what they are anyway.
    if let tag, tag[0] != UInt8(ascii: "!") || tag[1] != 0 {
      throw fault(
        .yamlTag, mark, "YAML tags are not allowed here", hint: "a text that begins with '!' must be in quotes")
    }
  }

  /// libyaml counts lines from 0 and columns in characters from 0.
  private func place(_ mark: yaml_mark_t) -> SourceLocation {
    SourceLocation(path: file.path, line: mark.line + 1 + lineOffset, column: mark.column + 1)
  }

  private func fault(_ id: DiagnosticID, _ mark: yaml_mark_t, _ message: String, hint: String? = nil) -> Diagnostic {
    Diagnostic(id, at: place(mark), message, hint: hint)
  }
}
