/// What the pages in the browsers are told: that they are out of date, and what is wrong.
struct ReloadMessage: Sendable, Encodable, Equatable {
  /// Counts what can be seen: a page that was made of another generation is out of date.
  let generation: Int
  /// The first mistakes, and how many there are.
  let problems: [Problem]
  let problemCount: Int
  /// The addresses of copied files that changed, each with the generation that it changed in; one that ends with a
  /// slash stands for all below it. They keep their names, so that a browser has to be told to ask again.
  let files: [String: Int]
  /// The addresses of pages that are gone, with those that they have now.
  let moved: [String: String]

  /// The most mistakes that are told.
  static let mostProblems = 20
}
