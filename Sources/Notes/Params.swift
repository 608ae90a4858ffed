package import FrontMatter

/// The keys of a head that have no meaning for Gazette, in the order of the file. Templates read them as `params.x`,
/// and they are in the data of the site.
package struct Params: Sendable {
  package let entries: [YAMLValue.Entry]

  package init(_ entries: [YAMLValue.Entry] = []) { self.entries = entries }

  /// Every text among the values and keys, at any depth.
  package var texts: [String] {
    func texts(of value: YAMLValue) -> [String] {
      switch value.content {
      case .scalar(let text, _): [text]
      case .sequence(let items): items.flatMap(texts)
      case .mapping(let entries): entries.flatMap { [$0.key] + texts(of: $0.value) }
      }
    }
    return entries.flatMap { [$0.key] + texts(of: $0.value) }
  }
}
