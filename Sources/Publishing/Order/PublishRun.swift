import Base
import Output

/// Brings one target up to date, or back to the version before, in the one order that is safe. Nothing else in this
/// module's interface changes a target, so no caller can leave a step out.
///
/// 1. Take this machine's folder for the target: one process at a time.
/// 2. Build the site into a new folder.
/// 3. Recover: remove what a killed run of this machine left at the target.
/// 4. Compare the target with the site, and show the plan; refuse where it would harm what is not ours.
/// 5. Ask, where the person has to agree.
/// 6. With every other publisher kept out: check that the target is still as it was compared, push, verify.
/// 7. Keep the built site for a rollback, where the target has no history of its own.
///
/// A dry run ends after showing the plan, and leaves step 3 out.
package struct PublishRun: Sendable {
  private let target: PublishTarget
  private let cache: String
  private let dialogue: PublishDialogue

  /// `cache` is the folder of this machine under which each target has a folder of its own.
  package init(_ target: PublishTarget, cache: String, dialogue: PublishDialogue) {
    self.target = target
    self.cache = cache
    self.dialogue = dialogue
  }

  /// What a person decided beforehand.
  package struct Options: Sendable {
    let isDryRun: Bool
    let replacesOtherSite: Bool

    /// `replacesOtherSite` says whether the target may hold a site of another address, which is then replaced.
    package init(isDryRun: Bool = false, replacesOtherSite: Bool = false) {
      self.isDryRun = isDryRun
      self.replacesOtherSite = replacesOtherSite
    }
  }

  /// Publishes the site that `build` writes to a path that does not exist yet. `instant`, in seconds since
  /// 1970-01-01T00:00:00Z, names the build in this machine's folder.
  package func publish(
    _ options: Options = Options(), at instant: Int, build: (String) throws -> BuiltFolder
  ) async throws -> PublishResult {
    let workspace = try await TargetWorkspace.take(folder)
    let path = try workspace.nextBuild(at: instant)
    defer { try? workspace.discardUnlessLive(path) }
    let site = try build(path)
    try Task.checkCancellation()
    let publisher = target.place.publisher(in: workspace)
    if !options.isDryRun { try await publisher.recover() }
    let state = try await compare(site, publisher)
    let plan = PublishPlan(site, over: state)
    dialogue.show(plan)
    try plan.check(replacesOtherSite: options.replacesOtherSite)
    if options.isDryRun {
      return PublishResult(site: site, plan: plan, outcome: .planned, state: state.name, notices: [])
    }
    let pushed = plan.isEmpty ? nil : try await push(site, plan, over: state, by: publisher)
    if publisher.history == nil { try workspace.keep(site) }
    return PublishResult(
      site: site, plan: plan, outcome: pushed == nil ? .unchanged : .published, state: pushed?.state ?? state.name,
      notices: pushed?.notices ?? [])
  }

  /// Makes the version before the live one the live one again: by the target's own history, or else with the sites that
  /// this machine built and published.
  package func rollBack() async throws -> RollbackResult {
    let workspace = try await TargetWorkspace.take(folder)
    let publisher = target.place.publisher(in: workspace)
    try await publisher.recover()
    if let history = publisher.history { return try await rollBack(by: history, publisher) }
    let (live, previous) = try workspace.lastBuilds()
    guard PublishPlan(live, over: try await publisher.state(comparedWith: live)).isEmpty else {
      throw PublishingError.refused(
        "the live site is not the one that this machine published last",
        hint: "check out the earlier notes and publish them")
    }
    let state = try await compare(previous, publisher)
    let plan = PublishPlan(previous, over: state)
    dialogue.show(plan)
    try plan.check(replacesOtherSite: false)
    let pushed = try await push(previous, plan, over: state, by: publisher)
    try workspace.keep(previous)
    return RollbackResult(
      from: nil, to: nil, address: previous.address, state: pushed.state, notices: pushed.notices)
  }

  private func rollBack(by history: any TargetHistory, _ publisher: any Publisher) async throws -> RollbackResult {
    let past = try await history.previousSite()
    try await confirm(PublishQuestion(deleting: past.gone.count, of: target))
    let state = try await publisher.exclusively {
      let state = try await history.goBack(to: past)
      let found = try await publisher.readBack([Manifest.fileName])[Manifest.fileName]
      guard found.flatMap({ Manifest($0) }) == past.manifest else {
        throw PublishingError.unverified("the live site is not the version before; publish again")
      }
      return state
    }
    return RollbackResult(
      from: past.live, to: past.name, address: past.manifest.site ?? target.address, state: state, notices: [])
  }

  // MARK: Steps

  private var folder: String { cache + "/" + target.folderName }

  private func compare(_ site: BuiltFolder, _ publisher: any Publisher) async throws -> TargetState {
    let end = dialogue.begin(.comparing)
    defer { end() }
    return try await publisher.state(comparedWith: site)
  }

  private func confirm(_ question: PublishQuestion) async throws {
    guard question.isNeeded else { return }
    guard try await dialogue.confirm(question) else { throw PublishingError.refused("not published") }
    try Task.checkCancellation()
  }

  /// Asks, and then makes the target hold the site.
  private func push(
    _ site: BuiltFolder, _ plan: PublishPlan, over state: TargetState, by publisher: any Publisher
  ) async throws -> (state: String, notices: [String]) {
    try await confirm(PublishQuestion(isFirst: plan.isFirst, deleting: plan.deleted.count, of: target))
    let progress = Progress(total: plan.added.count + plan.changed.count)
    let end = dialogue.begin(.sending(progress))
    defer { end() }
    return try await publisher.exclusively {
      // Only what was shown and agreed to is done.
      guard try await publisher.isStill(state, comparedWith: site) else {
        throw PublishingError.race("somebody else published there meanwhile: nothing was changed")
      }
      let notices = try await publisher.push(site, plan, over: state, progress: progress)
      return (try await publisher.verify(site), notices)
    }
  }
}
