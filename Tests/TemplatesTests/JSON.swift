import Base

@testable import Templates

/// JSON as a template's context. Each object becomes a shape with its keys.
indirect enum JSON: Decodable, Sendable {
  case null
  case flag(Bool)
  case text(String)
  case list([JSON])
  case object([(key: String, value: JSON)])

  init(from decoder: any Decoder) throws {
    if let keyed = try? decoder.container(keyedBy: Key.self) {
      self = .object(
        try keyed.allKeys.sorted { $0.stringValue < $1.stringValue }
          .map { ($0.stringValue, try keyed.decode(JSON.self, forKey: $0)) })
      return
    }
    if var list = try? decoder.unkeyedContainer() {
      var items: [JSON] = []
      while !list.isAtEnd { items.append(try list.decode(JSON.self)) }
      self = .list(items)
      return
    }
    let single = try decoder.singleValueContainer()
    if single.decodeNil() {
      self = .null
    } else if let flag = try? single.decode(Bool.self) {
      self = .flag(flag)
    } else if let integer = try? single.decode(Int.self) {
      self = .text(String(integer))
    } else if let number = try? single.decode(Double.self) {
      self = .text(String(number))
    } else {
      self = .text(try single.decode(String.self))
    }
  }

  struct Key: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
  }

  var value: Value {
    switch self {
    case .null: .none
    case .flag(let flag): .flag(flag)
    case .text(let text): .text(text)
    case .list(let items): .list(items.map(\.value))
    case .object(let members): .record(Record(count: members.count) { members[$0].value.value })
    }
  }

  var type: ContextType {
    switch self {
    case .flag: .flag
    case .null: .text
    case .text: .text
    case .list(let items): .list(items.first?.type ?? .flag)
    case .object(let members):
      .record(
        Shape(
          "object",
          members.map { member in
            let type = member.value.type
            return NamedField(member.key, "") { type }
          }))
    }
  }
}
