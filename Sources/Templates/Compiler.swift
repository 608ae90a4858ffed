import Base

/// Compiles templates for the contexts that they are given. Each name is resolved at its place.
///
/// A scope is the list of contexts that a place in a template sees, the nearest last. Each kind of context has a
/// register; a context that is pushed hides an earlier one of its own kind completely, since a shape has all its
/// names at all times, so it takes that one's register. A scope therefore cannot grow without end, and a partial that
/// calls itself compiles to a program that calls itself.
struct Compiler {
  struct Scope {
    struct Entry {
      let type: ContextType
      let register: Int
    }
    var entries: [Entry]

    var key: String { entries.map { "\($0.type.key)@\($0.register)" }.joined(separator: ",") }
  }

  /// What a `{{<parent}}` tag puts in place of blocks, by the block's name.
  typealias Overrides = [String: Block]

  private(set) var programs: [[Instruction]] = []
  private(set) var literals: [UInt8] = []
  private(set) var slots: [Int] = []
  /// The names that are looked up only when a page is rendered.
  private(set) var names: [String] = []
  private(set) var registerCount = 0
  private(set) var diagnostics: [Diagnostic] = []
  /// The templates that are used, directly or not, by a page's template.
  private(set) var reached: Set<String> = []
  private let trees: [String: [SyntaxNode]]
  private let constants: Constants
  private let allowsUnknownNames: Bool
  private var compiled: [String: Int] = [:]
  /// Programs that are being compiled, with whether a section was entered since each began.
  private var underway: [(program: Int, entersSection: Bool)] = []
  private var reported: Set<Diagnostic> = []

  /// With `allowsUnknownNames`, a name that no context has is empty, as in the Mustache specification, and so is a
  /// missing partial. Without it, both are errors.
  init(trees: [String: [SyntaxNode]], constants: Constants = [:], allowsUnknownNames: Bool = false) {
    self.trees = trees
    self.constants = constants
    self.allowsUnknownNames = allowsUnknownNames
  }

  /// The program of a page's template. Its context is in register 0.
  mutating func compile(_ name: String, given type: ContextType) -> Int {
    registerCount = max(registerCount, 1)
    return program(name, Scope(entries: [.init(type: type, register: 0)]), [:])
  }

  private mutating func program(_ name: String, _ scope: Scope, _ overrides: Overrides) -> Int {
    reached.insert(name)
    let places = overrides.map { "\($0.key)=\($0.value.name.location)" }.sorted().joined(separator: ",")
    let key = "\(name)|\(scope.key)|\(places)"
    if let index = compiled[key] { return index }
    let index = programs.count
    compiled[key] = index
    programs.append([])
    underway.append((index, false))
    var instructions: [Instruction] = []
    compile(trees[name] ?? [], scope, overrides, &instructions)
    underway.removeLast()
    programs[index] = instructions
    return index
  }

  private mutating func compile(
    _ nodes: [SyntaxNode], _ scope: Scope, _ overrides: Overrides, _ instructions: inout [Instruction]
  ) {
    for node in nodes {
      switch node {
      case .text(let bytes):
        instructions.append(.literal(store(bytes)))
      case .variable(let name, let isEscaped):
        if let text = constant(name, scope) {
          checkInterpolation(of: .text, name, isEscaped)
          var bytes: [UInt8] = []
          bytes.appendEscaped(text)
          instructions.append(.literal(store(bytes)))
          continue
        }
        let open = isEscaped ? bindOpen(name, scope) : nil
        guard let bound = bind(name, scope) else { continue }
        checkInterpolation(of: bound.type, name, isEscaped)
        // Within a section over keys of a head, its own keys come first.
        if let open, bound.type.key != open.type.key {
          instructions.append(.preferred(open.binding, end: instructions.count + 2))
        }
        instructions.append(isEscaped ? .escaped(bound.binding) : .unescaped(bound.binding))
      case .section(let name, let isInverted, let content):
        section(name, isInverted, content, scope, overrides, &instructions)
      case .partial(let name, let indent):
        call(name, scope, [:], indent, &instructions)
      case .parent(let name, let indent, let blocks):
        let own = Dictionary(blocks.map { ($0.name.text, $0) }) { first, _ in first }
        call(name, scope, overrides.merging(own) { outer, _ in outer }, indent, &instructions)
      case .block(let block):
        let start = instructions.count
        let indent = store(block.indent)
        instructions.append(.indented(indent, includingFirstLine: block.indentsFirstLine, end: 0))
        compile((overrides[block.name.text] ?? block).content, scope, overrides, &instructions)
        instructions[start] = .indented(
          indent, includingFirstLine: block.indentsFirstLine, end: instructions.count)
      }
    }
  }

  private mutating func section(
    _ name: TagName, _ isInverted: Bool, _ content: [SyntaxNode], _ scope: Scope, _ overrides: Overrides,
    _ instructions: inout [Instruction]
  ) {
    guard let bound = bind(name, scope) else {
      // An unknown name is empty, so only its inverted section is shown.
      if isInverted { compile(content, scope, overrides, &instructions) }
      return
    }
    let start = instructions.count
    let binding = bound.binding
    if isInverted || bound.isQuestion {
      instructions.append(.inverted(binding, end: 0))
      compile(content, scope, overrides, &instructions)
      let end = instructions.count
      instructions[start] = isInverted ? .inverted(binding, end: end) : .condition(binding, end: end)
      return
    }
    var pushed = bound.type
    if case .list(let item) = bound.type { pushed = item }
    let (inner, register) = scope.pushing(pushed)
    registerCount = max(registerCount, register + 1)
    instructions.append(.section(binding, register: register, end: 0))
    let outerUnderway = underway
    underway = underway.map { ($0.program, true) }
    compile(content, inner, overrides, &instructions)
    underway = outerUnderway
    instructions[start] = .section(binding, register: register, end: instructions.count)
  }

  private mutating func call(
    _ name: TagName, _ scope: Scope, _ overrides: Overrides, _ indent: [UInt8], _ instructions: inout [Instruction]
  ) {
    guard trees[name.text] != nil else {
      if !allowsUnknownNames {
        report(
          .templatePartial, name, "there is no template '\(name.text)'",
          hint: nearest(to: name.text, among: trees.keys.sorted()).map { "did you mean '\($0)'?" })
      }
      return
    }
    let index = program(name.text, scope, overrides)
    if underway.contains(where: { $0.program == index && !$0.entersSection }) {
      report(.templateSyntax, name, "'\(name.text)' includes itself without end")
      return
    }
    instructions.append(.call(index, indent: store(indent)))
  }

  private mutating func store(_ bytes: [UInt8]) -> Range<Int> {
    literals += bytes
    return literals.count - bytes.count..<literals.count
  }

  // MARK: Names

  /// The text of a constant. It becomes a part of the program, so it costs nothing when a page is rendered.
  private func constant(_ name: TagName, _ scope: Scope) -> String? {
    guard let first = name.path.first, name.path.count == 2, let texts = constants[first],
      !scope.entries.contains(where: { $0.type.hasName(first) })
    else { return nil }
    return texts[name.path[1]]
  }

  /// What a name refers to.
  private struct Bound {
    let binding: Binding
    let type: ContextType
    /// Whether it asks if a list has items: `hasSources`.
    var isQuestion = false
  }

  /// What a name refers to; nil, with a diagnostic, if no context has it.
  private mutating func bind(_ name: TagName, _ scope: Scope) -> Bound? {
    let path = name.path
    guard let first = path.first else {
      guard let nearest = scope.entries.last else { return nil }
      return Bound(binding: Binding(register: nearest.register, slots: 0..<0), type: nearest.type)
    }
    for entry in scope.entries.reversed() {
      guard case .record(let shape) = entry.type, shape.hasName(first) else { continue }
      var way: [Int] = []
      var type = entry.type
      var isQuestion = false
      for part in path {
        if case .open = type, !isQuestion {
          way.append(~nameIndex(part))
          continue
        }
        guard case .record(let inner) = type, !isQuestion else { return unknown(name, part, of: type) }
        if let slot = inner.slot(of: part) {
          way.append(slot)
          type = inner.fields[slot].type()
        } else if let slot = inner.slot(ofListAskedBy: part) {
          way.append(slot)
          type = .flag
          isQuestion = true
        } else {
          return unknown(name, part, of: type)
        }
      }
      slots += way
      let binding = Binding(register: entry.register, slots: slots.count - way.count..<slots.count)
      return Bound(binding: binding, type: type, isQuestion: isQuestion)
    }
    if let open = bindOpen(name, scope) { return open }
    guard !allowsUnknownNames else { return nil }
    if let texts = constants[first] {
      let hint = name.path.count == 2 ? nearest(to: name.path[1], among: texts.keys.sorted()) : nil
      report(
        .templateName, name, "'\(first)' has no text '\(name.path.dropFirst().joined(separator: "."))'",
        hint: hint.map { "did you mean '\(first).\($0)'?" })
      return nil
    }
    let names = scope.entries.reversed().flatMap { entry -> [String] in
      if case .record(let shape) = entry.type { shape.fields.map(\.name) } else { [] }
    }
    let shapes = scope.entries.reversed().map(\.type.name).joined(separator: ", ")
    report(
      .templateName, name, "no name '\(first)' here: the contexts are \(shapes)",
      hint: nearest(to: first, among: names + constants.keys.sorted()).map { "did you mean '\($0)'?" })
    return nil
  }

  /// What a name refers to if it is a key of a head: in a section over such keys, any name may be one.
  private mutating func bindOpen(_ name: TagName, _ scope: Scope) -> Bound? {
    guard !name.path.isEmpty, let entry = scope.entries.last(where: { $0.type.key == ContextType.open.key }) else {
      return nil
    }
    slots += name.path.map { ~nameIndex($0) }
    let binding = Binding(register: entry.register, slots: slots.count - name.path.count..<slots.count)
    return Bound(binding: binding, type: .open)
  }

  private mutating func nameIndex(_ name: String) -> Int {
    if let index = names.firstIndex(of: name) { return index }
    names.append(name)
    return names.count - 1
  }

  private mutating func unknown(_ name: TagName, _ part: String, of type: ContextType) -> Bound? {
    guard !allowsUnknownNames else { return nil }
    var hint: String?
    if case .record(let shape) = type {
      hint = nearest(to: part, among: shape.fields.map(\.name)).map { "did you mean '\($0)'?" }
    }
    report(.templateName, name, "'\(name.text)': \(type.name) has no name '\(part)'", hint: hint)
    return nil
  }

  private mutating func checkInterpolation(of type: ContextType, _ name: TagName, _ isEscaped: Bool) {
    switch type {
    case .text where !isEscaped, .open where !isEscaped:
      report(
        .templateEscaping, name, "'\(name.text)' is plain text and would be printed unescaped",
        hint: "write {{\(name.text)}}")
    case .html where isEscaped:
      report(.templateEscaping, name, "'\(name.text)' is HTML and would be escaped", hint: "write {{{\(name.text)}}}")
    case .text, .html, .open: break
    case .flag, .list, .record:
      report(
        .templateType, name, "'\(name.text)' is a \(type.name): it cannot be printed",
        hint: "open a section: {{#\(name.text)}}…{{/\(name.text)}}")
    }
  }

  private mutating func report(_ id: DiagnosticID, _ name: TagName, _ message: String, hint: String? = nil) {
    let diagnostic = Diagnostic(id, at: name.location, message, hint: hint)
    if reported.insert(diagnostic).inserted { diagnostics.append(diagnostic) }
  }
}

extension Compiler.Scope {
  /// The scope after a context of a type was pushed, and the register of that context.
  func pushing(_ type: ContextType) -> (Compiler.Scope, Int) {
    var scope = self
    let key = type.key
    let register: Int
    if let index = entries.firstIndex(where: { $0.type.key == key }) {
      register = entries[index].register
      scope.entries.remove(at: index)
    } else {
      // A scope has one register for each kind of context in it. Only the nearest kind can leave a scope, so no lower
      // register is free.
      register = (entries.map(\.register).max() ?? -1) + 1
    }
    scope.entries.append(.init(type: type, register: register))
    return (scope, register)
  }
}
