import ArgumentParser
import Base
import Build
import Site
import Templates

struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates", abstract: "List the templates and the names that each can use, or print a built-in file.",
    discussion: """
      A file in templates/ replaces the built-in file of the same name. Start with a copy: \
      'gazette templates note.mustache > templates/note.mustache'.
      """)

  @Argument(help: "A built-in file to print, such as note.mustache, style.css or strings/en.yml.")
  var file: String?

  func run() throws {
    guard let file else { return printLine(listing()) }
    let files = SiteTheme.builtIn
    guard let bytes = files[file] ?? files[file + ".mustache"] else {
      let hint = nearest(to: file, among: files.keys.sorted()).map { ": did you mean '\($0)'?" } ?? ""
      throw ValidationError("there is no built-in file '\(file)'\(hint)")
    }
    write(String(utf8: bytes), to: 1)
  }

  /// The templates with the names of their contexts, and then each context that those hold.
  private func listing() -> String {
    var lines: [String] = []
    var shapes: [Shape] = []
    for root in allTemplates {
      lines += ["\(root.name).mustache", "  \(root.purpose)", ""]
      lines += names(of: root.shape, &shapes) + [""]
    }
    var next = 0
    while next < shapes.count {
      let shape = shapes[next]
      lines += ["\(shape.name):", ""] + names(of: shape, &shapes) + [""]
      next += 1
    }
    lines += ["The words of the site's language, of templates/strings/<language>.yml, which every template sees:", ""]
    lines += SiteTheme.words.sorted { $0.key < $1.key }.map { name, text in
      let name = "  strings.\(name)"
      return name + String(repeating: " ", count: max(1, 30 - name.count)) + text
    }
    lines.append("")
    let partials = SiteTheme.builtIn.keys.filter { $0.hasSuffix(".mustache") }.map { String($0.dropLast(9)) }
      .filter { name in !allTemplates.contains { $0.name == name } }
    lines.append("A list such as 'sources' also answers to 'hasSources': whether it has items.")
    lines.append("")
    lines.append("Partials, given whatever stands where they are called: \(partials.sorted().joined(separator: ", "))")
    lines.append("")
    let others = SiteTheme.builtIn.keys.filter { !$0.hasSuffix(".mustache") }.sorted()
    lines.append("Files that are no templates: \(others.joined(separator: ", "))")
    lines.append("")
    lines.append("custom.css, if templates/ has one, is loaded behind style.css on every page.")
    return lines.joined(separator: "\n")
  }

  private func names(of shape: Shape, _ shapes: inout [Shape]) -> [String] {
    shape.fields.map { field in
      let type = field.type()
      if let inner = type.shape, !shapes.contains(where: { $0 === inner }) { shapes.append(inner) }
      let name = "  \(field.name)"
      let padding = String(repeating: " ", count: max(1, 20 - name.count))
      let kind = type.name + String(repeating: " ", count: max(1, 26 - type.name.count))
      return name + padding + kind + field.documentation
    }
  }
}
