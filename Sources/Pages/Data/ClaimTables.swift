import Archive
import Base
import Formats
import Names
import Notes
import Site

/// What the notes claim and deny, as tables.
extension Site {
  static let claimColumns = [
    "note", "date", "claim", "text", "by", "likelihood", "low", "high", "confidence", "due", "first", "outcome",
    "resolvedBy",
  ]
  static let disputeColumns = ["note", "date", "by", "attribution", "text", "quoted", "claim", "claimText", "claimBy"]

  /// `2025-10-21-summit#ceasefire`
  private func name(of claim: ClaimID) -> String {
    "\(archive[claim.note].head.name)#\(archive.claim(claim).claim.id)"
  }

  private func slug(of actor: ActorID?) -> String { actor.map { archive[$0].head.slug.text } ?? "" }

  /// A row for each estimate of a claim; `first` names the claim as it was first made.
  func appendClaimTable(to output: inout [UInt8]) {
    var table = CSVWriter(output, columns: Self.claimColumns)
    for judgement in archive.judgements.all {
      for id in judgement.estimates {
        let (head, claim) = (archive[id.note].head, archive.claim(id).claim)
        table.row { row in
          row.text(head.name)
          row.text(head.timestamp.description)
          row.text(claim.id)
          row.text(archive.text(of: id))
          row.text(slug(of: judgement.by))
          row.text(claim.likelihood?.written ?? "")
          row.text(claim.likelihood.map { Likelihood.number($0.low) } ?? "")
          row.text(claim.likelihood.map { Likelihood.number($0.high) } ?? "")
          row.text(claim.confidence?.rawValue ?? "")
          row.text(archive.due(of: id)?.text ?? "")
          row.text(name(of: judgement.first))
          row.text(judgement.resolution?.outcome.rawValue ?? "")
          row.text(judgement.resolution.map { archive[$0.note].head.name } ?? "")
        }
      }
    }
    output = table.bytes
  }

  /// A row for each denial.
  func appendDisputeTable(to output: inout [UInt8]) {
    var table = CSVWriter(output, columns: Self.disputeColumns)
    for judgement in archive.judgements.all {
      for denial in judgement.denials {
        let head = archive[denial.note].head
        table.row { row in
          row.text(head.name)
          row.text(head.timestamp.description)
          row.text(slug(of: denial.by))
          row.text(denial.attribution ?? "")
          row.text(archive.text(of: denial) ?? "")
          row.text(denial.quoted ?? "")
          row.text(name(of: denial.target))
          row.text(archive.text(of: denial.target))
          row.text(slug(of: judgement.by))
        }
      }
    }
    output = table.bytes
  }
}
