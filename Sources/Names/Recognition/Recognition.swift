/// The names that were found in a document, and their sentences.
package struct Recognition: Sendable {
  /// In the order of the text.
  package internal(set) var names: [FoundName] = []
  /// The sentences that `names` refer to.
  package internal(set) var sentences: [String] = []
  /// The marks that kept a name plain; the page is rendered without them.
  var spentMarks: [Int] = []
}
