import Publishing

/// What `gazette publish --json` says of a target.
struct PublishRecord: Encodable {
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
  /// `planned`, `unchanged`, `published` or `failed`.
  let outcome: String
  /// The site's address there.
  let url: String?
  let changes: Changes?
  let error: String?

  var hasFailed: Bool { error != nil }

  init(_ target: PublishTarget, _ result: PublishResult) {
    self.target = target.name
    kind = target.kind
    address = target.address
    outcome = result.outcome.rawValue
    url = result.site.address
    let plan = result.plan
    changes = Changes(
      isFirst: plan.isFirst, added: plan.added, changed: plan.changed, deleted: plan.deleted, foreign: plan.foreign,
      bytes: plan.bytes)
    error = nil
  }

  init(_ target: PublishTarget, failure: String) {
    self.target = target.name
    kind = target.kind
    address = target.address
    outcome = "failed"
    url = nil
    changes = nil
    error = failure
  }
}
