import Base
package import Names
import Notes

/// An actor that belongs or belonged to an organisation.
package struct Member: Sendable {
  package let actor: ActorID
  /// The offices that it holds or held there, newest first; none if the actor's file only names the affiliation.
  package let roles: [HeldRole]
  /// Whether it held an office there on the day of the archive's newest note. Always true for an affiliation without an
  /// office.
  package let isCurrent: Bool
}

/// The members of each actor, by the actor's place: present members first, then by name.
func members(of linked: LinkedContent) -> [[Member]] {
  var members = [[Member]](repeating: [], count: linked.texts.actors.count)
  let newest = linked.texts.notes.last?.head.day
  for (number, actor) in linked.texts.actors.enumerated() {
    let id = ActorID(index: number)
    for (organisation, held) in rolesByOrganisation(of: actor.head, linked.texts.names) where organisation != id {
      let roles = held.newestFirst
      let isCurrent = roles.isEmpty || newest.map { roles.held(on: $0) != nil } ?? true
      members[organisation.index].append(
        Member(
          actor: id, roles: roles.map { HeldRole(role: $0, organisation: organisation) }, isCurrent: isCurrent))
    }
  }
  let name = { (member: Member) in (linked.texts.actors[member.actor.index].head.name, member.actor) }
  return members.map { list in
    list.sorted { $0.isCurrent != $1.isCurrent ? $0.isCurrent : name($0) < name($1) }
  }
}

/// The offices that an actor's file has at each organisation that is an actor, and its affiliations without any.
private func rolesByOrganisation(of actor: ActorHead, _ names: Names) -> [(organisation: ActorID, roles: [Role])] {
  var found: [(organisation: ActorID, roles: [Role])] = []
  func place(of organisation: ActorID) -> Int {
    if let known = found.firstIndex(where: { $0.organisation == organisation }) { return known }
    found.append((organisation, []))
    return found.count - 1
  }
  for role in actor.roles {
    guard let organisation = role.organisation.flatMap(names.actor(named:)) else { continue }
    found[place(of: organisation)].roles.append(role)
  }
  for name in actor.affiliations {
    if let organisation = names.actor(named: name) { _ = place(of: organisation) }
  }
  return found
}
