/// Somebody who belongs to an organisation, or did.
package struct Member: Sendable {
  package let actor: ActorID
  /// The offices held there, as the actor's file has them; none where it only names the affiliation.
  package let roles: [Role]
  /// Whether an office there was held on the day of the archive's newest note, or the affiliation has no dates.
  package let isCurrent: Bool
}

/// Who belongs to each actor, by place: those there now first, then by name.
func members(of linked: Linked) -> [[Member]] {
  var members = [[Member]](repeating: [], count: linked.actors.count)
  let newest = linked.notes.last?.day
  let names = linked.linker.names.actorNames
  for (number, entry) in linked.actors.enumerated() {
    let actor = ActorID(index: number)
    var roles: [(organisation: ActorID, roles: [Role])] = []
    func place(in organisation: ActorID) -> Int {
      if let known = roles.firstIndex(where: { $0.organisation == organisation }) { return known }
      roles.append((organisation, []))
      return roles.count - 1
    }
    for role in entry.actor.roles {
      guard let name = role.organisation, case .one(let organisation) = names.match(name) else { continue }
      roles[place(in: organisation)].roles.append(role)
    }
    for name in entry.actor.affiliations {
      if case .one(let organisation) = names.match(name) { _ = place(in: organisation) }
    }
    for (organisation, held) in roles where organisation != actor {
      let isCurrent = held.isEmpty || newest.map { held.held(on: $0) != nil } ?? true
      members[organisation.index].append(Member(actor: actor, roles: held, isCurrent: isCurrent))
    }
  }
  return members.map { list in
    list.sorted {
      if $0.isCurrent != $1.isCurrent { return $0.isCurrent }
      return (linked.actors[$0.actor.index].actor.name, $0.actor) < (linked.actors[$1.actor.index].actor.name, $1.actor)
    }
  }
}
