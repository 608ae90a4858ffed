import Testing

@testable import Names

@Suite struct NameGuessTests {
  @Test(arguments: [
    ("Ida Marsh", "The mayor, Ida Marsh, 71, said no.", "person"), ("Ida Marsh", "“No,” said Ida Marsh.", "person"),
    ("Qubra Ilyeva", "Minister Qubra Ilyeva left.", "person"),
    ("Qubra Ilyeva", "Qubra Ilyeva told reporters.", "person"),
    ("Qubra Ilyeva", "It was Qubra Ilyeva, who left.", "person"), ("Anna Berg", "It hit Anna Berg.", "person"),
    ("KELL", "KELL: Nobody ordered it.", "person"), ("NATO", "They left NATO.", "organisation"),
    ("Norrland Press", "Norrland Press has it.", "organisation"),
    ("Ministry of Works", "The Ministry of Works said so.", "organisation"),
    ("Cold Ashing", "They met in Cold Ashing.", "place"), ("Skarn", "They met near Skarn.", "place"),
    ("Skarn", "The Skarn bridge is closed.", nil), ("Qubra Ilyeva", "It was Qubra Ilyeva.", nil),
  ])
  func `a name's kind is guessed from the words around it`(name: String, sentence: String, kind: String?) {
    #expect(NameGuess.kind(of: name, in: sentence) == kind)
  }

  @Test(arguments: [
    ("Latvia’s Prime Minister Evika Silina", ["Latvia", "Evika Silina"]), ("Evika Silina", ["Evika Silina"]),
    ("Deputy Foreign Minister Ann Roe", ["Ann Roe"]), ("Minister", ["Minister"]),
    ("Norrland's Ministry of Works", ["Norrland", "Ministry of Works"]),
  ])
  func `words that stand together are their names, without offices`(written: String, names: [String]) {
    #expect(NameGuess.names(in: written) == names)
  }
}
