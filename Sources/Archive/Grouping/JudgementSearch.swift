import Base
import Names
import Notes

/// Puts together what the notes say about each claim.
func findJudgements(_ linked: LinkedContent) -> Diagnosed<Judgements> {
  let notes = linked.texts.notes
  guard notes.contains(where: { !$0.claims.isEmpty || !$0.head.resolutions.isEmpty || !$0.disputes.isEmpty }) else {
    return Diagnosed(Judgements([]))
  }
  var search = JudgementSearch(notes: notes, names: linked.names)
  for note in notes {
    search.takeEstimates(of: note)
    search.takeResolutions(of: note)
  }
  for note in notes { search.takeDenials(of: note) }
  return Diagnosed(Judgements(search.judgements), search.diagnostics)
}

/// Reads notes in their order: estimates and outcomes lead back in time, denials may lead to a later note of the day.
private struct JudgementSearch {
  let notes: [Note]
  let names: Names
  var diagnostics: [Diagnostic] = []

  private(set) var judgements: [Judgement] = []
  /// The place of each claim's judgement.
  private var places: [ClaimID: Int] = [:]

  init(notes: [Note], names: Names) {
    self.notes = notes
    self.names = names
  }

  mutating func takeEstimates(of note: Note) {
    for (place, stated) in note.claims.enumerated() {
      let id = ClaimID(note: note.id, place: place)
      guard let reference = stated.claim.updates else {
        places[id] = judgements.count
        judgements.append(Judgement(by: stated.by, estimates: [id]))
        continue
      }
      guard let target = claim(reference, in: note) else { continue }
      guard target < id else {
        reportOrder(reference, "a claim can only estimate an earlier one anew")
        continue
      }
      // It has none if it estimates a withheld claim anew.
      guard let judgement = places[target] else { continue }
      if let last = judgements[judgement].resolutions.last, last.outcome != .open {
        diagnostics.append(
          Diagnostic(
            .claimOrder, at: reference.location, "the claim was decided by '\(notes[last.note.index].head.name)'",
            hint: "resolve it as open first, or make a new claim of it"))
      }
      reportOther(stated, than: judgements[judgement].by, at: reference.location)
      places[id] = judgement
      judgements[judgement].estimates.append(id)
    }
  }

  /// Reports an estimate that is not by whoever made the claim.
  private mutating func reportOther(_ stated: NoteClaim, than claimant: ActorID?, at place: SourceLocation) {
    guard stated.by != claimant else { return }
    let (who, hint): (String, String)
    if let claimant {
      let head = names.actor(claimant)
      (who, hint) = ("'\(head.name)'", "add 'by: \(head.slug)' to it, or make a claim of its own")
    } else {
      (who, hint) = ("the authors", "take 'by' out, or make a claim of its own")
    }
    diagnostics.append(
      Diagnostic(.claimOrder, at: place, "the claim is by \(who), and this estimate is not", hint: hint))
  }

  mutating func takeDenials(of note: Note) {
    for (place, stated) in note.claims.enumerated() {
      let id = ClaimID(note: note.id, place: place)
      for reference in stated.claim.disputes {
        deny(reference, in: note) {
          Judgement.Denial(
            note: note.id, target: $0, by: stated.by, attribution: nil, text: nil, quoted: nil, claim: id)
        }
      }
    }
    for dispute in note.disputes {
      deny(dispute.dispute.claim, in: note) {
        Judgement.Denial(
          note: note.id, target: $0, by: dispute.by, attribution: dispute.attribution, text: dispute.dispute.text,
          quoted: dispute.quoted, claim: nil)
      }
    }
  }

  mutating func takeResolutions(of note: Note) {
    for resolution in note.head.resolutions {
      guard let target = claim(resolution.claim, in: note) else { continue }
      guard target.note < note.id else {
        reportOrder(resolution.claim, "a claim is resolved by a later note")
        continue
      }
      guard let judgement = places[target] else { continue }
      guard judgements[judgement].resolutions.last?.note != note.id else {
        diagnostics.append(
          Diagnostic(
            .claimDuplicate, at: resolution.claim.location, "the note resolves the claim twice",
            hint: "take one of the two out"))
        continue
      }
      judgements[judgement].resolutions.append(
        Judgement.Resolution(note: note.id, target: target, outcome: resolution.outcome, text: resolution.text))
    }
  }

  private mutating func deny(
    _ reference: Located<ClaimReference>, in note: Note, _ denial: (_ target: ClaimID) -> Judgement.Denial
  ) {
    guard let target = claim(reference, in: note), let judgement = places[target] else { return }
    let new = denial(target)
    guard new.claim != target else {
      diagnostics.append(
        Diagnostic(
          .claimOrder, at: reference.location, "a claim cannot deny itself", hint: "name the claim that it denies"))
      return
    }
    judgements[judgement].denials.append(new)
  }

  /// The claim that a head names; nil, with a diagnostic, if there is none.
  private mutating func claim(_ reference: Located<ClaimReference>, in note: Note) -> ClaimID? {
    let (name, claim) = (reference.value.note, reference.value.claim)
    let found: NoteID?
    if name.isEmpty {
      found = note.id
    } else {
      found = names.note(ofClaim: Located(name, reference.location), &diagnostics)
    }
    guard let found else { return nil }
    let other = notes[found.index]
    if let claim {
      if let place = other.claims.firstIndex(where: { $0.claim.id == claim }) {
        return ClaimID(note: found, place: place)
      }
      if other.head.withheldClaims.contains(claim) || other.head.claims.contains(where: { $0.id == claim }) {
        diagnostics.append(
          Diagnostic(
            .linkWithheld, at: reference.location,
            "the claim '\(claim)' is not published now: what names it here is left out"))
        return nil
      }
    } else if other.head.claims.count + other.head.withheldClaims.count == 1 {
      // The only claim that is written, whoever may see it.
      if !other.claims.isEmpty { return ClaimID(note: found, place: 0) }
      diagnostics.append(
        Diagnostic(.linkWithheld, at: reference.location, "the claim of '\(other.head.name)' is not published now"))
      return nil
    }
    diagnostics.append(
      Diagnostic(
        .claimUnknown, at: reference.location,
        claim.map { "no claim '\($0)' in the note '\(other.head.name)'" }
          ?? "the note '\(other.head.name)' has \(other.claims.isEmpty ? "no claims" : "several claims")",
        hint: hint(for: reference.value, in: other, from: note)))
    return nil
  }

  /// What a reference to no claim may have meant.
  private func hint(for reference: ClaimReference, in other: Note, from note: Note) -> String {
    let (name, ids) = (reference.note, other.claims.map(\.claim.id))
    if let claim = reference.claim {
      // The name of the note may have been left out.
      let same = notes.last { $0.id < note.id && $0.claims.contains { $0.claim.id == claim } }
      if name.isEmpty, let same { return "did you mean '\(same.head.name)#\(claim)'?" }
      if let near = nearest(to: claim, among: ids) { return "did you mean '\(near)'?" }
    }
    guard !ids.isEmpty else { return "a claim needs an item under 'claims:' in that note" }
    return "write \(ids.map { "\(name)#\($0)" }.joined(separator: " or "))"
  }

  private mutating func reportOrder(_ reference: Located<ClaimReference>, _ message: String) {
    diagnostics.append(
      Diagnostic(.claimOrder, at: reference.location, message, hint: "name a claim of an earlier note"))
  }
}
