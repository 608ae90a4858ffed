import Base
import Markdown
import Names
import Notes

/// Sentences that say both how likely something is and how confident the authors are.
///
/// ICD 203, section D.6.e(2)(a): products that express confidence in a judgement "must not combine a confidence level
/// and a degree of likelihood" in the same sentence. Only English texts are looked at: the words are the directive's.
func mixedSentences(in archive: Archive) -> [Diagnostic] {
  let found = concurrentMap(archive.notes) { note -> [Diagnostic] in
    let language = note.head.language ?? archive.settings.language
    guard language == "en" || language.hasPrefix("en-") else { return [] }
    let file = note.head.file
    // Most notes have nothing of the kind.
    guard file.bytes[...].contains("confidence") else { return [] }
    let document = note.body.document
    let inBody = document.nodes.indices.filter { document.nodes[$0].kind.isSentences }.compactMap {
      node -> Diagnostic? in
      guard let sentence = mixedSentence(in: document.plainText(of: node)) else { return nil }
      return mixed(sentence, at: file.place(of: String(sentence.prefix(20)), from: Int(document.nodes[node].line)))
    }
    let inClaims = note.claims.compactMap { stated -> Diagnostic? in
      guard let sentence = stated.claim.text.flatMap({ mixedSentence(in: $0) }) else { return nil }
      return mixed(sentence, at: stated.claim.location)
    }
    return inBody + inClaims
  }
  return Array(found.joined())
}

private func mixed(_ sentence: String, at place: SourceLocation) -> Diagnostic {
  Diagnostic(
    .claimMixed, at: place, "one sentence says how likely and how confident: '\(sentence.shortened(to: 60))'",
    hint: "say in one sentence how likely it is, and in another how confident you are and why (ICD 203)")
}

/// The first sentence of a text that has words of both kinds.
private func mixedSentence(in text: String) -> String? {
  guard text.lowercased().contains("confidence") else { return nil }
  return text.split(whereSeparator: { ".!?\n".contains($0) }).map { String($0).trimmed }.first { sentence in
    let words = sentence.lowercased().split { !$0.isLetter }.map(String.init)
    guard let place = words.firstIndex(of: "confidence"), place > 0,
      ["low", "moderate", "high", "medium", "strong", "greater", "some", "full"].contains(words[place - 1])
    else { return false }
    let padded = " \(words.joined(separator: " ")) "
    return likelihoodWords.contains { padded.contains(" \($0) ") } || sentence.contains(/\d ?%/)
  }
}

/// The words of the directive, and the adverb of everyday English.
private let likelihoodWords = Likelihood.terms.flatMap(\.words) + ["probably"]

extension Document.Kind {
  fileprivate var isSentences: Bool {
    switch self {
    case .paragraph, .heading: true
    default: false
    }
  }
}
