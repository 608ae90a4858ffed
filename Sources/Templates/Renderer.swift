import Base

/// Runs a program. It has the registers, and the indentation that standalone partials and blocks need. A register has
/// the address of a value, so that no references are counted; the values of the context exist until the run ends.
struct Renderer {
  /// If partials are nested deeper than this, they are treated as an endless recursion.
  static let deepest = 200

  let instructions: UnsafeBufferPointer<Instruction>
  let programs: UnsafeBufferPointer<Range<Int>>
  let literals: UnsafeBufferPointer<UInt8>
  let slots: UnsafeBufferPointer<Int>
  let names: [String]
  let registers: UnsafeMutableBufferPointer<UnsafePointer<Value>>
  private var indent: [UInt8] = []
  private var owesIndent = false
  private var depth = 0

  init(
    instructions: UnsafeBufferPointer<Instruction>, programs: UnsafeBufferPointer<Range<Int>>,
    literals: UnsafeBufferPointer<UInt8>, slots: UnsafeBufferPointer<Int>, names: [String],
    registers: UnsafeMutableBufferPointer<UnsafePointer<Value>>
  ) {
    self.instructions = instructions
    self.programs = programs
    self.literals = literals
    self.slots = slots
    self.names = names
    self.registers = registers
  }

  mutating func run(_ program: Int, _ output: inout [UInt8]) throws(RenderingError) {
    let range = programs[program]
    try run(range, from: range.lowerBound, &output)
  }

  /// Runs a range of the instructions of a program that starts at `start`.
  private mutating func run(
    _ range: Range<Int>, from start: Int, _ output: inout [UInt8]
  ) throws(RenderingError) {
    var index = range.lowerBound
    while index < range.upperBound {
      switch instructions[index] {
      case .literal(let bytes): literal(bytes, &output)
      case .escaped(let binding):
        payIndent(&output)
        escape(value(binding), &output)
      case .preferred(let binding, let end):
        guard let value = value(binding), value.pointee.isTruthy else { break }
        payIndent(&output)
        escape(value, &output)
        index = start + end - 1
      case .unescaped(let binding):
        payIndent(&output)
        switch value(binding)?.pointee {
        case .text(let text): output.append(text)
        case .html(let bytes): output += bytes
        default: break
        }
      case .section(let binding, let register, let end):
        let content = index + 1..<start + end
        index = start + end - 1
        guard let pointer = value(binding), pointer.pointee.isTruthy else { break }
        let outer = registers[register]
        if case .list(let items) = pointer.pointee {
          try run(content, from: start, for: items, register, &output)
        } else {
          registers[register] = pointer
          try run(content, from: start, &output)
        }
        registers[register] = outer
      case .condition(let binding, let end):
        if !(value(binding)?.pointee.isTruthy ?? false) { index = start + end - 1 }
      case .inverted(let binding, let end):
        if value(binding)?.pointee.isTruthy ?? false { index = start + end - 1 }
      case .call(let program, let more):
        depth += 1
        guard depth <= Self.deepest else { throw RenderingError.recursion }
        let outer = push(more, includingFirstLine: !more.isEmpty)
        try run(program, &output)
        pop(outer)
        depth -= 1
      case .indented(let more, let includingFirstLine, let end):
        let content = index + 1..<start + end
        index = start + end - 1
        let outer = push(more, includingFirstLine: includingFirstLine)
        try run(content, from: start, &output)
        pop(outer)
      }
      index += 1
    }
  }

  /// Runs a range of instructions once for each item of a list.
  private mutating func run(
    _ range: Range<Int>, from start: Int, for items: [Value], _ register: Int, _ output: inout [UInt8]
  ) throws(RenderingError) {
    let failure = items.withUnsafeBufferPointer { items -> RenderingError? in
      guard var item = items.baseAddress else { return nil }
      for _ in items.indices {
        registers[register] = item
        do throws(RenderingError) { try run(range, from: start, &output) } catch { return error }
        item += 1
      }
      return nil
    }
    if let failure { throw failure }
  }

  /// The address of a binding's value; nil if something on the path is missing.
  private func value(_ binding: Binding) -> UnsafePointer<Value>? {
    var pointer = registers[binding.register]
    for slot in binding.slots {
      let step = slots[slot]
      switch pointer.pointee {
      case .record(let record): pointer = record.values + step
      case .map(let map) where step < 0:
        guard let value = map.value(named: names[~step]) else { return nil }
        pointer = value
      default: return nil
      }
    }
    return pointer
  }

  private func escape(_ value: UnsafePointer<Value>?, _ output: inout [UInt8]) {
    switch value?.pointee {
    case .text(let text): output.appendEscaped(text)
    case .html(let bytes): bytes.withUnsafeBufferPointer { output.appendEscaped($0) }
    default: break
    }
  }

  // MARK: Indentation

  /// Adds indentation, and returns the value with which `pop` removes it again. Nil if there is nothing to add.
  private mutating func push(_ more: Range<Int>, includingFirstLine: Bool) -> [UInt8]? {
    guard !more.isEmpty else { return nil }
    let outer = indent
    indent += literals[more]
    if includingFirstLine { owesIndent = true }
    return outer
  }

  private mutating func pop(_ outer: [UInt8]?) {
    guard let outer else { return }
    indent = outer
    owesIndent = owesIndent && !outer.isEmpty
  }

  private mutating func literal(_ range: Range<Int>, _ output: inout [UInt8]) {
    let bytes = UnsafeBufferPointer(rebasing: literals[range])
    guard !indent.isEmpty else { return output.append(contentsOf: bytes) }
    var rest = bytes[...]
    while !rest.isEmpty {
      payIndent(&output)
      let end = rest.firstIndex(of: .lineFeed).map { $0 + 1 } ?? rest.endIndex
      output += rest[..<end]
      owesIndent = rest[end - 1] == .lineFeed
      rest = rest[end...]
    }
  }

  private mutating func payIndent(_ output: inout [UInt8]) {
    guard owesIndent else { return }
    output += indent
    owesIndent = false
  }
}

/// An error that can happen even if the templates have compiled without a mistake.
package enum RenderingError: Error, CustomStringConvertible {
  case recursion

  package var description: String {
    "a template includes itself without end: more than \(Renderer.deepest) partials are nested"
  }
}
