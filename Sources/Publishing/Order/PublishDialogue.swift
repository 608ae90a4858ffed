package import Base

/// What publishing shows and asks on its way. Each closure may be called from any thread.
package struct PublishDialogue: Sendable {
  /// Shows what would change, before anything is asked or refused.
  let show: @Sendable (PublishPlan) -> Void
  /// Answers a question; where the answer is no, nothing is changed. May throw instead, where nobody can answer.
  let confirm: @Sendable (PublishQuestion) async throws -> Bool
  /// Called when a step begins that may take long; the closure that it returns is called when the step ends.
  let begin: @Sendable (PublishStep) -> () -> Void

  /// `begin` returns a closure for the end of the step, whether it succeeded or not.
  package init(
    show: @escaping @Sendable (PublishPlan) -> Void,
    confirm: @escaping @Sendable (PublishQuestion) async throws -> Bool,
    begin: @escaping @Sendable (PublishStep) -> () -> Void
  ) {
    self.show = show
    self.confirm = confirm
    self.begin = begin
  }
}

/// A step of publishing that may take long.
package enum PublishStep: Sendable {
  /// The target is compared with the new site.
  case comparing
  /// Files are sent; the progress counts them.
  case sending(Progress)
}

/// What a person has to agree to before a target is changed.
package struct PublishQuestion: Sendable, Equatable {
  /// Whether this is the first publish to the target.
  package let isFirst: Bool
  /// How many files would be deleted; nil where there are no more than the target's `maxDeletes`.
  package let deletions: Int?

  init(isFirst: Bool = false, deleting count: Int, of target: PublishTarget) {
    self.isFirst = isFirst
    deletions = count > target.maxDeletes ? count : nil
  }

  /// Whether there is anything to ask.
  var isNeeded: Bool { isFirst || deletions != nil }
}
