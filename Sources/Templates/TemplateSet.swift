package import Base

/// Texts that every template can use by two names: `strings.topics`. Names of contexts hide them.
package typealias Constants = [String: [String: String]]

/// Every template of a theme, compiled for the contexts of the pages. A class, since all pages on all cores share it.
package final class TemplateSet: Sendable {
  /// A template that pages are rendered with, and the type of its context.
  package struct Root: Sendable {
    package let template: String
    package let type: ContextType
    /// The name by which `render` knows it.
    package let entry: String

    package init(_ template: String, as entry: String? = nil, _ type: ContextType) {
      self.template = template
      self.type = type
      self.entry = entry ?? template
    }
  }

  let instructions: [Instruction]
  /// The start of each program among the instructions.
  let programs: [Range<Int>]
  let literals: [UInt8]
  let slots: [Int]
  let names: [String]
  let registerCount: Int
  private let entries: [String: Int]

  private init(
    instructions: [Instruction], programs: [Range<Int>], literals: [UInt8], slots: [Int], names: [String],
    registerCount: Int, entries: [String: Int]
  ) {
    self.instructions = instructions
    self.programs = programs
    self.literals = literals
    self.slots = slots
    self.names = names
    self.registerCount = registerCount
    self.entries = entries
  }

  /// Parses and compiles the templates, which are given by name, for the roots. It finds every mistake in them: a tag
  /// that is not closed, a name that no context has, a partial that does not exist.
  ///
  /// A template of `own` that no root uses gives a warning.
  package static func load(
    _ files: [String: SourceFile], roots: [Root], own: Set<String> = [], constants: Constants = [:]
  ) -> Diagnosed<TemplateSet> {
    load(files, roots: roots, own: own, constants: constants, allowsUnknownNames: false)
  }

  static func load(
    _ files: [String: SourceFile], roots: [Root], own: Set<String>, constants: Constants = [:], allowsUnknownNames: Bool
  ) -> Diagnosed<TemplateSet> {
    var diagnostics: [Diagnostic] = []
    var trees: [String: [SyntaxNode]] = [:]
    for (name, file) in files.sorted(by: { $0.key < $1.key }) {
      if let offset = file.firstInvalidByte {
        diagnostics.append(Diagnostic(.fileEncoding, at: file.location(at: offset), "this is not UTF-8"))
      }
      let tree = Parser.parse(file)
      diagnostics += tree.diagnostics
      trees[name] = tree.value
    }
    var compiler = Compiler(trees: trees, constants: constants, allowsUnknownNames: allowsUnknownNames)
    var entries: [String: Int] = [:]
    for root in roots {
      if trees[root.template] == nil, !allowsUnknownNames {
        diagnostics.append(
          Diagnostic(
            .templatePartial, at: SourceLocation(path: "templates/\(root.template).mustache"),
            "there is no template '\(root.template)'"))
      }
      entries[root.entry] = compiler.compile(root.template, given: root.type)
    }
    for name in own.sorted() where !compiler.reached.contains(name) {
      guard let file = files[name] else { continue }
      diagnostics.append(
        Diagnostic(
          .templateUnused, at: file.location(at: 0), "no page uses the template '\(name)'",
          hint: nearest(to: name, among: compiler.reached.sorted()).map { "did you mean '\($0)'?" }))
    }
    var instructions: [Instruction] = []
    let programs = compiler.programs.map { program in
      instructions += program
      return instructions.count - program.count..<instructions.count
    }
    let set = TemplateSet(
      instructions: instructions, programs: programs, literals: compiler.literals, slots: compiler.slots,
      names: compiler.names, registerCount: compiler.registerCount, entries: entries)
    return Diagnosed(set, diagnostics + compiler.diagnostics)
  }

  /// Whether there is a root of that name.
  package func has(_ entry: String) -> Bool { entries[entry] != nil }

  /// Renders a root template with a context and appends the result.
  package func render(_ template: String, _ context: Record, into output: inout [UInt8]) throws(RenderingError) {
    try render(template, .record(context), into: &output)
  }

  /// Renders a root template with a context. The result has no line end at its end, so that it can be a value in
  /// another template.
  package func fragment(_ template: String, _ context: Record) throws(RenderingError) -> [UInt8] {
    var output: [UInt8] = []
    try render(template, context, into: &output)
    if output.last == .lineFeed { output.removeLast() }
    return output
  }

  func render(_ template: String, _ context: Value, into output: inout [UInt8]) throws(RenderingError) {
    guard let program = entries[template] else { return }
    // Pointers that are valid while one page is rendered. Without them, parallel threads would count references to the
    // same few arrays, and that would cost more time than the page.
    let failure = withUnsafePointer(to: context) { context in
      withUnsafePointer(to: Value.none) { none in
        var registers = [UnsafePointer<Value>](repeating: none, count: max(1, registerCount))
        registers[0] = context
        return run(program, &registers, &output)
      }
    }
    if let failure { throw failure }
  }

  private func run(
    _ program: Int, _ registers: inout [UnsafePointer<Value>], _ output: inout [UInt8]
  ) -> RenderingError? {
    instructions.withUnsafeBufferPointer { instructions in
      literals.withUnsafeBufferPointer { literals in
        slots.withUnsafeBufferPointer { slots in
          programs.withUnsafeBufferPointer { programs in
            registers.withUnsafeMutableBufferPointer { registers -> RenderingError? in
              var renderer = Renderer(
                instructions: instructions, programs: programs, literals: literals, slots: slots, names: names,
                registers: registers)
              do throws(RenderingError) {
                try renderer.run(program, &output)
                return nil
              } catch { return error }
            }
          }
        }
      }
    }
  }
}
