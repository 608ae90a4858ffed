package import Formats
import FrontMatter
package import Notes
package import Templates

extension Params {
  /// The keys as templates read them. `false` and `null` are empty; every other word and number is a text.
  package var value: Value { Value(entries) }

  /// The key `params` with the keys as JSON; nothing if there are none.
  package func append(to json: inout JSONWriter) {
    guard !entries.isEmpty else { return }
    json.key("params")
    json.append(entries)
  }
}

extension Value {
  fileprivate init(_ entries: [YAMLValue.Entry]) { self = .map(OpenRecord(entries.map { ($0.key, Value($0.value)) })) }

  private init(_ value: YAMLValue) {
    switch value.content {
    case .scalar(let text, let isPlain): self = value.isNull || (isPlain && value.flag == false) ? .none : .text(text)
    case .sequence(let items): self = .list(items.map { Value($0) })
    case .mapping(let entries): self = Value(entries)
    }
  }
}

extension JSONWriter {
  fileprivate mutating func append(_ entries: [YAMLValue.Entry]) {
    object { json in
      for entry in entries {
        json.key(entry.key)
        json.append(entry.value)
      }
    }
  }

  private mutating func append(_ value: YAMLValue) {
    switch value.content {
    case .scalar(let text, let isPlain):
      if value.isNull {
        null()
      } else if isPlain, text == "true" || text == "false" {
        flag(text == "true")
      } else if isPlain, text.utf8.count < 16, let number = Int(text), String(number) == text {
        self.number(number)
      } else {
        string(text)
      }
    case .sequence(let items): array { json in for item in items { json.append(item) } }
    case .mapping(let entries): append(entries)
    }
  }
}
