import Testing

@testable import Names

/// Plural and singular of names that are found in any case.
@Suite struct NumberTests {
  private static let actors = """
    cov concept Covenants | matchCase: false
    wt concept Watchtowers | matchCase: false
    cf concept Channel factories | matchCase: false
    htlc concept HTLC = hash time-locked contract | matchCase: false
    off concept Offers = bolt12 offers | matchCase: false | inflect: false
    fac concept Eltoo factory | matchCase: false
    box concept Boxes | matchCase: false
    cls concept Witness class | matchCase: false
    sta concept Consensus status | matchCase: false
    bur concept Statechain | matchCase: false
    key concept Keys | matchCase: false
    swi concept Atomic swap = Swaps | matchCase: false
    dsa concept Digital Services Act | matchCase: false
    cap concept Watchers
    mov concept Movies | matchCase: false
    coo concept Cookies | matchCase: false
    vir concept Viruses | matchCase: false
    her concept Heroes | matchCase: false
    vid concept Voter ID | matchCase: false
    new concept News | matchCase: false
    cus concept Customs | matchCase: false
    pol concept Politics | matchCase: false
    vet concept Veto | matchCase: false
    ai concept AI | matchCase: false
    """

  static let cases = [
    "a {covenant|cov:singular}, {covenants|cov:name}, {Covenants|cov:name}, {Covenant|cov:singular}",
    "a {watchtower|wt:singular} and {watchtowers|wt:name}",
    "a {channel factory|cf:singular}, {channel factories|cf:name}",
    "{HTLCs|htlc:plural}, {HTLC|htlc:name}, {htlcs|htlc:plural}", "{hash time-locked contracts|htlc:plural}",
    "{offers|off:name}, an offer", "{bolt12 offers|off:alias}, a bolt12 offer", "{Eltoo factories|fac:plural}",
    "a {box|box:singular}", "{witness classes|cls:plural}", "witness clas", "consensus statu",
    "{statechains|bur:plural}",
    "a {key|key:singular}", "an {atomic swap|swi:name}, {atomic swaps|swi:plural}, a {swap|swi:singular}",
    "{Digital Services Acts|dsa:plural}", "{covenant|cov:singular}’s rules", "the {covenants|cov}’ rules", "covenan",
    "covenantss", "Watcher", "{Watchers|cap:name}", "watchers", "channels factory", "a {channel-factory|cf}", "factory",
    "a {movie|mov:singular}, {movies|mov}", "a {cookie|coo:singular}", "a {virus|vir:singular}",
    "a {hero|her:singular}",
    "{Voter IDs|vid:plural}", "a new custom politic, {news|new:name}, {customs|cus}, {politics|pol}",
    "{vetoes|vet:plural}, {vetos|vet:plural}", "{AI|ai} and ais", "eltoo factorys", "boxs", "{WATCHTOWER|wt:singular}",
  ]

  @Test(arguments: cases)
  func `a plural name is found in the singular, and a singular one in the plural`(text: String) throws {
    try KnownNames(Self.actors).expect(text)
  }
}
