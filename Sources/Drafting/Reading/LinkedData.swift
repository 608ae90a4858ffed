import Base
import FoundationEssentials

/// A value of JSON-LD, with only what the description of an article needs.
indirect enum LinkedData: Decodable {
  case text(String)
  case list([LinkedData])
  case object([String: LinkedData])
  case other

  init(from decoder: any Decoder) throws {
    let value = try decoder.singleValueContainer()
    if let text = try? value.decode(String.self) {
      self = .text(text)
    } else if let list = try? value.decode([LinkedData].self) {
      self = .list(list)
    } else if let object = try? value.decode([String: LinkedData].self) {
      self = .object(object)
    } else {
      self = .other
    }
  }

  subscript(key: String) -> LinkedData? { if case .object(let object) = self { object[key] } else { nil } }

  /// The value itself, or the first one of a list.
  var text: String? {
    switch self {
    case .text(let text): text.trimmed.isEmpty ? nil : text.trimmed
    case .list(let list): list.first?.text
    default: nil
    }
  }

  /// `"NBC News"` or `{"name": "NBC News"}`.
  var name: String? {
    if case .list(let list) = self { list.first?.name } else { self["name"]?.text ?? text }
  }

  /// The names of one or several people.
  var names: [String] {
    if case .list(let list) = self { list.flatMap(\.names) } else { name.map { [$0] } ?? [] }
  }

  var address: String? { self["@id"]?.text ?? text }

  /// The objects at the top: one, several, or those of a graph.
  var items: [LinkedData] {
    switch self {
    case .object: [self] + ["@graph", "mainEntity", "mainEntityOfPage"].flatMap { self[$0]?.items ?? [] }
    case .list(let list): list.flatMap(\.items)
    default: []
    }
  }

  /// The object with its people and outlets in place of references to them: `{"@id": "#anna"}`.
  func resolved(_ named: [String: LinkedData]) -> LinkedData {
    guard case .object(var object) = self else { return self }
    func resolved(_ value: LinkedData) -> LinkedData {
      if case .list(let list) = value { return .list(list.map(resolved)) }
      guard value["name"] == nil, let id = value["@id"]?.text, let item = named[id] else { return value }
      return item
    }
    for key in ["author", "creator", "publisher", "sourceOrganization"] {
      if let value = object[key] { object[key] = resolved(value) }
    }
    return .object(object)
  }

  private var types: [String] {
    switch self["@type"] {
    case .text(let type): [type]
    case .list(let list): list.compactMap(\.text)
    default: []
    }
  }

  var isArticle: Bool {
    types.contains {
      $0.hasSuffix("Article") || $0.hasSuffix("Report") || ["BlogPosting", "LiveBlogPosting"].contains($0)
    }
  }

  /// Whether it is something on an article's page that has a date of its own.
  var isDetail: Bool {
    types.contains { ["Comment", "Review", "Product", "Event", "ImageObject", "JobPosting", "Offer"].contains($0) }
  }
}
