/// What a document was found to say of actors.
package struct Recognition: Sendable {
  /// In the order of the text.
  package internal(set) var names: [FoundName] = []
  /// The sentences that `names` refer to.
  package internal(set) var sentences: [String] = []
  /// The marks that kept a name plain and that are to be left out.
  var spentMarks: [Int] = []
}
