import Base

extension Document {
  /// The document with other texts for some text nodes, which are in the order of the text.
  package func relabelled(_ labels: [(node: Int, text: String)]) -> Document {
    guard !labels.isEmpty else { return self }
    var result = self
    result.bytes = []
    result.bytes.reserveCapacity(bytes.count + labels.count * 32)
    /// Where a stretch of the old bytes now begins, by where it began.
    var stretches: [(old: Int, new: Int)] = [(0, 0)]
    var copied = 0
    for (node, text) in labels {
      let range = nodes[node].text.range
      result.bytes += bytes[copied..<range.lowerBound]
      let start = result.bytes.count
      result.bytes += text.utf8
      result.nodes[node].text = TextRange(start..<result.bytes.count)
      copied = range.upperBound
      stretches.append((copied, result.bytes.count))
    }
    result.bytes += bytes[copied...]
    func moved(_ range: TextRange) -> TextRange {
      let old = range.range.lowerBound
      let stretch = stretches.last { $0.old <= old } ?? (0, 0)
      return TextRange((old - stretch.old + stretch.new)..<(old - stretch.old + stretch.new + range.range.count))
    }
    let relabelled = Set(labels.map(\.node))
    for index in result.nodes.indices {
      if !relabelled.contains(index), !nodes[index].text.isEmpty { result.nodes[index].text = moved(nodes[index].text) }
      if !nodes[index].detail.isEmpty { result.nodes[index].detail = moved(nodes[index].detail) }
    }
    return result
  }
}
