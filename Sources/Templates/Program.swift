/// A compiled template is a range of its set's instructions. A section's content follows its instruction, up to the
/// offset that the instruction gives, counted from the template's start.
///
/// It has only plain numbers, so running a program copies its instructions without counting references.
enum Instruction: Sendable {
  /// A range of the template set's literals.
  case literal(Range<Int>)
  case escaped(Binding)
  case unescaped(Binding)
  /// As `escaped`, and then goes on at `end`; does nothing if the value is empty.
  case preferred(Binding, end: Int)
  /// Shows what follows, up to `end`: once for each item of a list, and once for any other value that is not false or
  /// empty. The item or value is in `register` meanwhile.
  case section(Binding, register: Int, end: Int)
  /// Shows what follows, up to `end`, once where a value is neither false nor empty.
  case condition(Binding, end: Int)
  case inverted(Binding, end: Int)
  /// Runs another program with more indentation, a range of the literals.
  case call(Int, indent: Range<Int>)
  /// Shows what follows, up to `end`, with more indentation.
  case indented(Range<Int>, includingFirstLine: Bool, end: Int)
}

/// A resolved name: the register of its context, and the path from there as a range of the template set's slots. A path
/// without slots means the context itself, the implicit iterator. A slot below 0 is a name that only the content knows:
/// `~slot` is its place in the set's names.
struct Binding: Sendable {
  let register: Int
  let slots: Range<Int>
}
