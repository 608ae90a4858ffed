import Archive
import Base
import Formats
import Names
import Notes
import Site

/// How FollowTheMoney describes a relation: the schema, and the properties of its two ends.
struct RelationSchema {
  let name: String
  let subject: StaticString
  let object: StaticString

  /// `UnknownLink` takes every relation that no other schema fits: that of a place, or one of the site's own kinds.
  private static let unknown = RelationSchema(name: "UnknownLink", subject: "subject", object: "object")

  private static let byKind: [RelationKind: RelationSchema] = [
    .owns: RelationSchema(name: "Ownership", subject: "owner", object: "asset"),
    .directs: RelationSchema(name: "Directorship", subject: "director", object: "organization"),
    .memberOf: RelationSchema(name: "Membership", subject: "member", object: "organization"),
    .worksFor: RelationSchema(name: "Employment", subject: "employee", object: "employer"),
    .familyOf: RelationSchema(name: "Family", subject: "person", object: "relative"),
  ]

  init(_ relation: ActorRelation, in archive: Archive) {
    let (subject, object) = (archive[relation.subject].head.kind, archive[relation.object].head.kind)
    let fits: Bool
    switch relation.kind {
    // An asset is a company; a state cannot be one.
    case .owns: fits = subject.isLegalEntity && object.isOrganisation && !object.isState
    case .directs, .memberOf: fits = subject.isLegalEntity && object.isOrganisation
    case .worksFor: fits = subject.isPerson && object.isOrganisation
    case .familyOf: fits = subject.isPerson && object.isPerson
    default: fits = false
    }
    self = (fits ? Self.byKind[relation.kind] : nil) ?? Self.unknown
  }

  private init(name: String, subject: StaticString, object: StaticString) {
    self.name = name
    self.subject = subject
    self.object = object
  }

  var isOwnership: Bool { name == "Ownership" }
  var isUnknown: Bool { name == Self.unknown.name }
}

extension ActorKind {
  /// Whether FollowTheMoney has it as an organisation: `Organization`, `Company` or `PublicBody`.
  fileprivate var isOrganisation: Bool { ["Organization", "PublicBody"].contains(entitySchema) }
  fileprivate var isLegalEntity: Bool { isPerson || isOrganisation }
}

extension Actor {
  /// Its item in Wikidata, `Q7747`, by the addresses in `sameAs`.
  var wikidataID: String? {
    head.sameAs.lazy.compactMap { url in
      guard ("." + url.hostOfAddress).hasSuffix(".wikidata.org"),
        let last = url.pathOfAddress.split(separator: "/").last,
        last.hasPrefix("Q"), last.dropFirst().utf8.allSatisfy(\.isASCIIDigit), last.count > 1
      else { return nil }
      return String(last)
    }.first
  }
}
