import Base
package import Names
package import Notes

/// Where a claim stands: in which note, and at which place among the note's claims.
package struct ClaimID: Sendable, Hashable, Comparable {
  package let note: NoteID
  package let place: Int

  package static func < (a: ClaimID, b: ClaimID) -> Bool { (a.note, a.place) < (b.note, b.place) }
}

/// A claim with everything that the notes say about it: how its estimate moved, what came of it, and who denies it.
package struct Judgement: Sendable {
  /// Nil for the authors of the notes.
  package let by: ActorID?
  /// As it was first made, and each new estimate; chronological.
  package internal(set) var estimates: [ClaimID]
  /// Chronological.
  package internal(set) var resolutions: [Resolution] = []
  /// Chronological.
  package internal(set) var denials: [Denial] = []

  /// What a note says came of it.
  package struct Resolution: Sendable {
    package let note: NoteID
    /// The estimate that the note names.
    package let target: ClaimID
    package let outcome: ClaimOutcome
    package let text: String?
  }

  /// Who denies it, and where.
  package struct Denial: Sendable {
    package let note: NoteID
    /// The estimate that the note names.
    package let target: ClaimID
    /// Nil for the authors of the note, and for somebody who is no actor.
    package let by: ActorID?
    /// The name of somebody who is no actor.
    package let attribution: String?
    /// What is said, in the words of the note's authors.
    package let text: String?
    /// The quotation in which it is said.
    package let quoted: String?
    /// The claim that denies it; nil if something else does.
    package let claim: ClaimID?
  }

  /// As it was first made.
  package var first: ClaimID { estimates[0] }
  /// The newest estimate.
  package var latest: ClaimID { estimates[estimates.count - 1] }

  /// What came of it by the newest note that says so; nil if it is open.
  package var resolution: Resolution? { resolutions.last.flatMap { $0.outcome == .open ? nil : $0 } }
}

/// The judgements of an archive.
package struct Judgements: Sendable {
  /// By the note of the first estimate.
  package let all: [Judgement]
  /// The place of each claim's judgement.
  private let places: [ClaimID: Int]
  /// The places of the judgements that each note resolves or denies, in the order of the judgements.
  private let answered: [NoteID: [Int]]
  private let claimed: [ActorID: [Int]]
  private let denied: [ActorID: [Int]]

  init(_ all: [Judgement]) {
    self.all = all
    var places: [ClaimID: Int] = [:]
    var answered: [NoteID: [Int]] = [:]
    var (claimed, denied): ([ActorID: [Int]], [ActorID: [Int]]) = ([:], [:])
    for (place, judgement) in all.enumerated() {
      for claim in judgement.estimates { places[claim] = place }
      for note in Set(judgement.resolutions.map(\.note) + judgement.denials.map(\.note)) {
        answered[note, default: []].append(place)
      }
      if let by = judgement.by { claimed[by, default: []].append(place) }
      for actor in Set(judgement.denials.compactMap(\.by)) { denied[actor, default: []].append(place) }
    }
    self.claimed = claimed
    self.denied = denied
    self.places = places
    self.answered = answered
  }

  /// The judgements that a note resolves or denies.
  package func answered(by note: NoteID) -> [Judgement] { (answered[note] ?? []).map { all[$0] } }

  /// What an actor claims, in the order of the judgements.
  package func claimed(by actor: ActorID) -> [Judgement] { (claimed[actor] ?? []).map { all[$0] } }
  /// What an actor denies, in the order of the judgements.
  package func denied(by actor: ActorID) -> [Judgement] { (denied[actor] ?? []).map { all[$0] } }

  /// Whether an actor claims or denies anything.
  func names(_ actor: ActorID) -> Bool { claimed[actor] != nil || denied[actor] != nil }

  /// What is known of a claim.
  package subscript(claim claim: ClaimID) -> Judgement? { places[claim].map { all[$0] } }
}

extension Archive {
  /// The claim with an id of this archive.
  package func claim(_ id: ClaimID) -> NoteClaim { self[id.note].claims[id.place] }

  /// The estimate that gives the words of a claim.
  package func wording(of claim: ClaimID) -> ClaimID {
    let earlier = (judgements[claim: claim]?.estimates ?? []).filter { $0 <= claim }
    return earlier.last { self.claim($0).claim.text != nil } ?? claim
  }

  /// The words of a claim. An estimate without words has those of the one before it.
  package func text(of claim: ClaimID) -> String { self.claim(wording(of: claim)).claim.text ?? "" }

  /// When a claim will be known. An estimate that does not say it has the day of the one before it.
  package func due(of claim: ClaimID) -> PartialDay? {
    let estimates = judgements[claim: claim]?.estimates ?? [claim]
    return estimates.last { $0 <= claim && self.claim($0).claim.due != nil }.flatMap { self.claim($0).claim.due }
  }

  /// Whether a judgement is of the notes' authors and can prove right or wrong.
  package func isForecast(_ judgement: Judgement) -> Bool {
    judgement.by == nil
      && (due(of: judgement.latest) != nil || !judgement.resolutions.isEmpty
        || judgement.estimates.contains { claim($0).claim.likelihood != nil })
  }

  /// What a denial says, in the words of the note's authors.
  package func text(of denial: Judgement.Denial) -> String? { denial.text ?? denial.claim.map(text) }

  /// The claims of a note; not one that estimates a withheld claim anew.
  package func claims(of note: NoteID) -> [ClaimID] {
    self[note].claims.indices.map { ClaimID(note: note, place: $0) }.filter { judgements[claim: $0] != nil }
  }

  /// The newest estimate that says how likely a claim is, made before it was resolved.
  package func finalLikelihood(of judgement: Judgement) -> Likelihood? {
    let end = judgement.resolution?.note
    return judgement.estimates.last { id in
      claim(id).claim.likelihood != nil && end.map { id.note < $0 } ?? true
    }.flatMap { claim($0).claim.likelihood }
  }

  /// The judgements of the notes' authors that proved right or wrong, with how likely they were said to be.
  package var scored: [(likelihood: Likelihood, isTrue: Bool)] {
    judgements.all.compactMap { judgement in
      guard judgement.by == nil, let resolution = judgement.resolution, let likelihood = finalLikelihood(of: judgement)
      else { return nil }
      return (likelihood, resolution.outcome == .true)
    }
  }
}
