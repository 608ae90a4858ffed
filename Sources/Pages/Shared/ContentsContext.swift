import Base
import Markdown
import Templates

/// A heading in the list of a page's contents.
struct ContentsContext: TemplateContext {
  let title: String
  let id: String
  /// 1 for the highest level that the text has.
  let level: Int

  /// How many headings a text has that gets a list without being asked for.
  private static let least = 4

  /// The headings of the two highest levels that a text has. `isWanted` is what its head says; nil leaves it to their
  /// number.
  static func all(in document: Document, isWanted: Bool?) -> [ContentsContext] {
    guard isWanted != false else { return [] }
    let headings = document.nodes.indices.compactMap { index -> (index: Int, level: Int)? in
      guard case .heading(let level) = document.nodes[index].kind, !document.nodes[index].detail.isEmpty else {
        return nil
      }
      return (index, Int(level))
    }
    guard let highest = headings.map(\.level).min(), isWanted == true || headings.count >= least else { return [] }
    return headings.filter { $0.level <= highest + 1 }.map { index, level in
      ContentsContext(
        title: document.plainText(of: index), id: document.string(document.nodes[index].detail),
        level: level - highest + 1)
    }
  }

  static let shape = ContextShape<Self>(
    "heading",
    [
      .text("title", "The heading.") { $0.title },
      .text("href", "The link to it.") { "#" + $0.id },
      .text("level", "1, or 2 for a heading below another one.") { String($0.level) },
    ])
}
