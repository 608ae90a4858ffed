import Base
import Notes
import Synchronization

/// How the notes of an archive write words: the archive itself is the dictionary that says whether a word is a name.
///
/// It is made when somebody asks for the first time, since many archives never do. It remembers the answers, so that
/// the next build knows whether its own would be the same.
final class WordUse: Sendable {
  private let notes: [NoteHead]
  private let state = Mutex(State())

  private struct State {
    var counts: WordCounts?
    var asked: [Question: Bool] = [:]
  }

  private struct Question: Hashable {
    let word: String
    let kind: Kind
    enum Kind { case ordinary, small }
  }

  init(_ notes: [NoteHead]) { self.notes = notes }

  /// Whether a capitalised word that begins a sentence is an ordinary word: the notes write it small more often than
  /// with a capital within a sentence.
  func isOrdinary(_ word: String) -> Bool {
    answer(Question(word: word.lowercased(), kind: .ordinary)) { $0.small > 0 && $0.small > $0.capital * 10 }
  }

  /// Whether the notes write a word with a small letter anywhere.
  func isWrittenSmall(_ word: String) -> Bool {
    answer(Question(word: word.lowercased(), kind: .small)) { $0.small > 0 }
  }

  /// Whether all answers that were given would be the same for other notes.
  func answersSame(as notes: [NoteHead]) -> Bool {
    let asked = state.withLock { $0.asked }
    guard !asked.isEmpty else { return true }
    let other = WordUse(notes)
    return asked.allSatisfy { question, answer in
      switch question.kind {
      case .ordinary: other.isOrdinary(question.word) == answer
      case .small: other.isWrittenSmall(question.word) == answer
      }
    }
  }

  private func answer(_ question: Question, _ decide: (WordCounts.Count) -> Bool) -> Bool {
    state.withLock { state in
      if let known = state.asked[question] { return known }
      let counts = state.counts ?? WordCounts(notes)
      state.counts = counts
      let answer = decide(counts[question.word])
      state.asked[question] = answer
      return answer
    }
  }
}
