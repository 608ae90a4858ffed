import Base
import Notes
import Synchronization

/// How the notes of an archive write words: the archive itself is the dictionary that says whether a word is a name.
///
/// The words are counted on all cores before anything is linked: if the first one who asks counted them, all others
/// would wait. It remembers the answers, so that the next build knows whether its own would be the same.
final class WordUse: Sendable {
  private let state: Mutex<State>

  private struct State {
    let counts: WordCounts
    var asked: [Question: Bool] = [:]

    func answer(_ question: Question) -> Bool {
      let count = counts[question.word]
      return switch question.kind {
      case .ordinary: count.small > 0 && count.small > count.capital * 10
      case .small: count.small > 0
      case .mostlySmall: count.small > max(2, count.capital * 3)
      }
    }
  }

  private struct Question: Hashable {
    let word: String
    let kind: Kind
    enum Kind { case ordinary, small, mostlySmall }
  }

  init(_ notes: [NoteHead]) { state = Mutex(State(counts: WordCounts(notes))) }

  /// Whether a capitalised word that begins a sentence is an ordinary word: the notes write it small much more often
  /// than with a capital within a sentence.
  func isOrdinary(_ word: String) -> Bool { answer(Question(word: word.lowercased(), kind: .ordinary)) }

  /// Whether a name that begins a sentence is more likely the ordinary word: Magyar gazdák, Time is up.
  func isMostlySmall(_ word: String) -> Bool { answer(Question(word: word.lowercased(), kind: .mostlySmall)) }

  /// Whether the notes write a word with a small letter anywhere.
  func isWrittenSmall(_ word: String) -> Bool { answer(Question(word: word.lowercased(), kind: .small)) }

  /// How often the notes have a word.
  func frequency(of word: String) -> Int {
    let count = state.withLock { $0.counts[word.lowercased()] }
    return Int(count.small) + Int(count.capital) + 1
  }

  /// Takes other notes instead, if all answers that were given stay the same. Returns whether it did.
  func take(_ notes: [NoteHead]) -> Bool {
    let counts = WordCounts(notes)
    return state.withLock { state in
      let other = State(counts: counts, asked: state.asked)
      guard state.asked.allSatisfy({ question, answer in other.answer(question) == answer }) else { return false }
      state = other
      return true
    }
  }

  private func answer(_ question: Question) -> Bool {
    state.withLock { state in
      if let known = state.asked[question] { return known }
      let answer = state.answer(question)
      state.asked[question] = answer
      return answer
    }
  }
}
