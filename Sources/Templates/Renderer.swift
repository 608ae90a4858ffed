import Base

/// Runs a program: the registers, and the indentation that standalone partials and blocks ask for.
struct Renderer {
  /// Partials within partials beyond this are taken for a recursion without end.
  static let deepest = 200

  let set: TemplateSet
  var registers: [Value]
  var output: [UInt8]
  private var indent: [UInt8] = []
  private var owesIndent = false
  private var depth = 0

  init(set: TemplateSet, context: Value, output: [UInt8]) {
    self.set = set
    self.output = output
    registers = [Value](repeating: .none, count: max(1, set.registerCount))
    registers[0] = context
  }

  mutating func run(_ program: Int) throws(RenderingError) {
    let instructions = set.programs[program].instructions
    try run(instructions, 0..<instructions.count)
  }

  private mutating func run(_ instructions: [Instruction], _ range: Range<Int>) throws(RenderingError) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch instructions[index] {
      case .literal(let bytes): literal(bytes)
      case .escaped(let binding):
        payIndent()
        switch value(binding) {
        case .text(let text): output.appendEscaped(text)
        case .html(let bytes): bytes.withUnsafeBufferPointer { output.appendEscaped($0) }
        default: break
        }
      case .unescaped(let binding):
        payIndent()
        switch value(binding) {
        case .text(let text): output.append(text)
        case .html(let bytes): output += bytes
        default: break
        }
      case .section(let binding, let register, let end):
        let value = value(binding)
        let content = index + 1..<end
        index = end - 1
        guard value.isTruthy else { break }
        let outer = registers[register]
        if case .list(let items) = value {
          for item in items {
            registers[register] = item
            try run(instructions, content)
          }
        } else {
          registers[register] = value
          try run(instructions, content)
        }
        registers[register] = outer
      case .inverted(let binding, let end):
        if value(binding).isTruthy { index = end - 1 }
      case .call(let program, let more):
        depth += 1
        guard depth <= Self.deepest else { throw RenderingError.recursion }
        try indented(more, includingFirstLine: !more.isEmpty) { renderer throws(RenderingError) in
          try renderer.run(program)
        }
        depth -= 1
      case .indented(let more, let includingFirstLine, let end):
        let content = index + 1..<end
        index = end - 1
        try indented(more, includingFirstLine: includingFirstLine) { renderer throws(RenderingError) in
          try renderer.run(instructions, content)
        }
      }
      index += 1
    }
  }

  private func value(_ binding: Binding) -> Value {
    var value = registers[binding.register]
    for slot in binding.slots {
      guard case .record(let record) = value else { return .none }
      value = record.value(slot)
    }
    return value
  }

  private mutating func indented(
    _ more: [UInt8], includingFirstLine: Bool, _ body: (inout Renderer) throws(RenderingError) -> Void
  ) throws(RenderingError) {
    guard !more.isEmpty else { return try body(&self) }
    let outer = indent
    indent += more
    if includingFirstLine { owesIndent = true }
    try body(&self)
    indent = outer
    owesIndent = owesIndent && !outer.isEmpty
  }

  private mutating func literal(_ range: Range<Int>) {
    guard !indent.isEmpty else { return output += set.literals[range] }
    var rest = set.literals[range]
    while !rest.isEmpty {
      payIndent()
      let end = rest.firstIndex(of: .lineFeed).map { $0 + 1 } ?? rest.endIndex
      output += rest[..<end]
      owesIndent = rest[end - 1] == .lineFeed
      rest = rest[end...]
    }
  }

  private mutating func payIndent() {
    guard owesIndent else { return }
    output += indent
    owesIndent = false
  }
}

/// What can stop the rendering of a page whose templates are right.
package enum RenderingError: Error, CustomStringConvertible {
  case recursion

  package var description: String {
    "a template includes itself without end: more than \(Renderer.deepest) partials stand within one another"
  }
}
