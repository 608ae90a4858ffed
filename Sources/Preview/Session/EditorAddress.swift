package import Base

/// Addresses that open a place of a file in the person's editor.
package struct EditorAddress: Sendable {
  private let root: String
  /// With `{path}`, `{line}` and `{column}`.
  private let pattern: String

  /// The editors whose addresses are known, by the names of their programs.
  package static let known: [String: String] = [
    "code": "vscode://file{path}:{line}:{column}", "codium": "vscodium://file{path}:{line}:{column}",
    "cursor": "cursor://file{path}:{line}:{column}", "zed": "zed://file{path}:{line}:{column}",
    "subl": "subl://open?url=file://{path}&line={line}&column={column}",
    "mate": "txmt://open?url=file://{path}&line={line}&column={column}",
    "idea": "idea://open?file={path}&line={line}&column={column}",
    "emacs": "emacs://open?url=file://{path}&line={line}&column={column}",
    "mvim": "mvim://open?url=file://{path}&line={line}&column={column}",
    "obsidian": "obsidian://open?path={path}",
  ]

  /// `editor` is the name of a known one, a pattern of one's own, or a command whose program may be a known one
  /// (`code --wait`); anything else is taken for Visual Studio Code.
  package init(root: String, editor: String?) {
    self.root = root
    let command = editor?.split(separator: " ").first.map(String.init) ?? ""
    let program = command.split(separator: "/").last.map(String.init) ?? ""
    if command.contains("{path}") {
      pattern = command
    } else {
      pattern = Self.known[program] ?? Self.known["code"] ?? ""
    }
  }

  /// `vscode://file/home/ann/site/content/notes/a.md:14:9`
  package func address(of location: SourceLocation) -> String {
    pattern.replacing("{path}", with: encoded(root + "/" + location.path))
      .replacing("{line}", with: String(location.line)).replacing("{column}", with: String(location.column))
  }

  /// A path as any part of an address may carry it: many of the patterns put it into a query.
  private func encoded(_ path: String) -> String {
    path.percentEncodedPath.replacing("&", with: "%26").replacing("+", with: "%2B").replacing("=", with: "%3D")
  }
}
