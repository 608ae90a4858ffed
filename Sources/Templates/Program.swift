/// A compiled template: a flat list of instructions for one arrangement of contexts. A section's content follows its
/// instruction, up to the index that the instruction gives.
struct Program: Sendable {
  var instructions: [Instruction] = []
}

enum Instruction: Sendable {
  /// A range of the template set's literals.
  case literal(Range<Int>)
  case escaped(Binding)
  case unescaped(Binding)
  /// Shows what follows, up to `end`, once for each item of a list and once for anything else that is not false or
  /// empty; the item or value is put into `register` meanwhile.
  case section(Binding, register: Int, end: Int)
  case inverted(Binding, end: Int)
  /// Runs another program with more indentation.
  case call(Int, indent: [UInt8])
  /// Shows what follows, up to `end`, with more indentation.
  case indented([UInt8], includingFirstLine: Bool, end: Int)
}

/// A name, resolved: the register that holds its context, and the way from there. No slots at all is the context
/// itself, the implicit iterator.
struct Binding: Sendable {
  let register: Int
  let slots: [Int]
}
