import Publishing

/// What `gazette publish --json` says of a target.
struct PublishRecord: Encodable {
  enum Outcome: String, Encodable { case planned, unchanged, published, failed }

  /// What would be changed, or was.
  struct Changes: Encodable {
    let isFirst: Bool
    let added: [String]
    let changed: [String]
    let deleted: [String]
    let foreign: [String]
    let bytes: Int
  }

  let target: String
  let kind: String
  let address: String
  let outcome: Outcome
  /// The site's address there.
  let url: String?
  let changes: Changes?
  let error: String?

  var hasFailed: Bool { outcome == .failed }

  init(_ target: PublishTarget, _ site: BuiltSite, _ plan: PublishPlan, _ outcome: Outcome) {
    self.target = target.name
    kind = target.kind.rawValue
    address = target.address
    self.outcome = outcome
    url = site.address
    changes = Changes(
      isFirst: plan.isFirst, added: plan.added, changed: plan.changed, deleted: plan.deleted, foreign: plan.foreign,
      bytes: plan.bytes)
    error = nil
  }

  init(_ target: PublishTarget, failure: String) {
    self.target = target.name
    kind = target.kind.rawValue
    address = target.address
    outcome = .failed
    url = nil
    changes = nil
    error = failure
  }
}
