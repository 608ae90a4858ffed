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

  /// The judgements so far, by their place.
  private var estimates: [[ClaimID]] = []
  private var resolutions: [[Judgement.Resolution]] = []
  private var denials: [[Judgement.Denial]] = []
  private var places: [ClaimID: Int] = [:]

  init(notes: [Note], names: Names) {
    self.notes = notes
    self.names = names
  }

  var judgements: [Judgement] {
    estimates.indices.map { index in
      let claims = estimates[index].map { notes[$0.note.index].claims[$0.place] }
      return Judgement(
        by: claims.first?.by, estimates: estimates[index], resolutions: resolutions[index], denials: denials[index])
    }
  }

  mutating func takeEstimates(of note: Note) {
    for (place, stated) in note.claims.enumerated() {
      let id = ClaimID(note: note.id, place: place)
      guard let reference = stated.claim.updates else {
        places[id] = estimates.count
        estimates.append([id])
        resolutions.append([])
        denials.append([])
        continue
      }
      guard let target = claim(reference, in: note) else { continue }
      guard target < id, let judgement = places[target] else {
        reportOrder(reference, "a claim can only estimate an earlier one anew")
        continue
      }
      if let last = resolutions[judgement].last, last.outcome != .open {
        diagnostics.append(
          Diagnostic(
            .claimOrder, at: reference.location, "the claim was decided by '\(notes[last.note.index].head.name)'",
            hint: "resolve it as open first, or make a new claim of it"))
      }
      let first = estimates[judgement][0]
      if let by = notes[first.note.index].claims[first.place].by, by != stated.by {
        diagnostics.append(
          Diagnostic(
            .claimOrder, at: reference.location, "the claim is by '\(names.actor(by).name)', and this estimate is not",
            hint: "add 'by: \(names.actor(by).slug)' to it, or make a claim of its own"))
      } else if let by = stated.claim.by, stated.by != nil,
        notes[first.note.index].claims[first.place].by == nil
      {
        diagnostics.append(
          Diagnostic(
            .claimOrder, at: by.location, "the claim is by the authors, and this estimate is not",
            hint: "take 'by' out, or make a claim of its own"))
      }
      places[id] = judgement
      estimates[judgement].append(id)
    }
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
      guard resolutions[judgement].last?.note != note.id else {
        diagnostics.append(
          Diagnostic(
            .claimDuplicate, at: resolution.claim.location, "the note resolves the claim twice",
            hint: "take one of the two out"))
        continue
      }
      resolutions[judgement].append(
        Judgement.Resolution(note: note.id, target: target, outcome: resolution.outcome, text: resolution.text))
    }
  }

  private mutating func deny(
    _ reference: Located<ClaimReference>, in note: Note, _ denial: (_ target: ClaimID) -> Judgement.Denial
  ) {
    guard let target = claim(reference, in: note), let judgement = places[target] else { return }
    let new = denial(target)
    guard new.claim != target else { return reportOrder(reference, "a claim cannot deny itself") }
    denials[judgement].append(new)
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
            "the claim '\(claim)' is not published now: the reference is left out"))
        return nil
      }
    } else if other.claims.count == 1 {
      return ClaimID(note: found, place: 0)
    }
    let ids = other.claims.map(\.claim.id)
    // The note may have been left out.
    let elsewhere = claim.flatMap { id in
      notes.last { $0.id < note.id && $0.claims.contains { $0.claim.id == id } }.map { "\($0.head.name)#\(id)" }
    }
    let message =
      claim.map { "no claim '\($0)' in the note '\(other.head.name)'" }
      ?? "the note '\(other.head.name)' has \(ids.isEmpty ? "no claims" : "several claims")"
    let hint: String? =
      name.isEmpty && elsewhere != nil
      ? elsewhere.map { "did you mean '\($0)'?" }
      : ids.isEmpty
        ? "a claim needs an item under 'claims:' in that note"
        : claim.flatMap { nearest(to: $0, among: ids) }.map { "did you mean '\($0)'?" }
          ?? "write \(ids.map { "\(name)#\($0)" }.joined(separator: " or "))"
    diagnostics.append(Diagnostic(.claimUnknown, at: reference.location, message, hint: hint))
    return nil
  }

  private mutating func reportOrder(_ reference: Located<ClaimReference>, _ message: String) {
    diagnostics.append(
      Diagnostic(.claimOrder, at: reference.location, message, hint: "name a claim of an earlier note"))
  }
}
