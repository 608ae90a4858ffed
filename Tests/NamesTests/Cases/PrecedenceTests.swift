import Testing

@testable import Names

/// What is derived never beats what is declared: each pair of rows of the table in docs/notes.md, in both orders.
@Suite struct PrecedenceTests {
  private static let actors = """
    dt person Donald Trump = Trump
    it person Ivanka Trump
    mt person Melania Trump
    dc place Washington
    dw person Denzel Washington
    kw person Kerry Washington
    ge state Georgia
    ga place State of Georgia = Georgia
    mu person Jo Muller = Muller
    mx person Max Müller = Müller
    tm person Tom Muller
    bo person Bo Jørgensen = Jørgensen
    gj person Gerd Jorgensen
    jr person Jane Roe
    ar person Ann Roe
    sl person Sergei Lavrov = Lavrov
    ml person Mikhail Lavrov = Lavrov
    pe person Pelé
    mp person Maria Pele
    nyc place New York
    ny place New York State = New York
    """

  static let cases: [(text: String, pinned: [String])] = [
    // An alias before a family name, whoever was introduced.
    ("{Trump|dt:alias} met aides. {Ivanka Trump|it:name} joined. {Trump|dt:alias} signed the order.", []),
    ("{Ivanka Trump|it} joined. {Trump|dt:alias} signed.", []),
    ("{Ivanka Trump|it} and {Melania Trump|mt} joined. {Trump|dt:alias} signed.", []),
    ("{Donald Trump|dt} and {Ivanka Trump|it} joined. {Trump|dt:alias} signed.", []),
    ("{Ivanka Trump|it} joined. {Donald Trump|dt} signed. {Trump|dt:alias} left.", []),
    ("{Trump|dt:alias}", []), ("{Trump|dt:alias}’s daughter {Ivanka Trump|it}", []),
    // Pinned before all.
    ("{Trump|it:pinned}", ["it"]), ("{Trump|dt:pinned}, {Trump|dt:pinned}", ["dt"]),
    ("{Ivanka Trump|it} and {Trump|it:pinned}", ["it"]), ("{Donald Trump|dt} and {Trump|it:pinned}", ["it"]),
    ("{Trump|dt:pinned}", ["dt", "it"]), ("{Trump|-:ambiguous}", ["it", "mt"]),
    ("{Ivanka Trump|it}, {Trump|it}", ["it", "mt"]),
    ("{Georgia|ga:pinned}", ["ga"]), ("{Georgia|ge:pinned}", ["ge"]), ("{Georgia|ge:pinned}", ["ge", "ga"]),
    ("{Washington|dw:pinned}", ["dw"]), ("{Denzel Washington|dw} in {Washington|dc:pinned}", ["dc"]),
    ("{Denzel Washington|dw} said. {Washington|dw:pinned} left.", ["dw"]), ("{Muller|mx:pinned}", ["mx"]),
    ("{Muller|tm:pinned}", ["tm"]), ("{Lavrov|ml:pinned}", ["ml"]), ("{Sergei Lavrov|sl}, {Lavrov|ml:pinned}", ["ml"]),
    ("{Lavrov|-:ambiguous}", ["sl", "ml"]), ("{Roe|jr:pinned}", ["jr"]), ("{Ann Roe|ar}; {Roe|jr:pinned}", ["jr"]),
    // A full name before an alias.
    ("{Georgia|ge:name}", []), ("{New York|nyc:name}", []), ("{Georgia|ge} and {State of Georgia|ga}", []),
    ("{State of Georgia|ga}; {Georgia|-:ambiguous}", []), ("{New York State|ny}; {New York|-:ambiguous}", []),
    // A full name before a spelling, and before a family name.
    ("{Pelé|pe:name}", []), ("{Pele|pe:accents}", []), ("{Washington|dc:name}", []),
    ("{Maria Pele|mp}; {Pelé|pe:name}", []), ("{Pelé|pe} met {Maria Pele|mp}.", []),
    ("{Washington|dc}, then {Denzel Washington|dw}", []),
    // Denzel Washington was introduced: the person and the place are both likely.
    ("{Denzel Washington|dw} in {Washington|-:ambiguous}", []),
    ("{Denzel Washington|dw}, {Kerry Washington|kw}: {Washington|-:ambiguous}", []),
    // An alias before a spelling, and a spelling before a family name.
    ("{Muller|mu:alias}", []), ("{Müller|mx:alias}", []), ("{Mueller|mx:accents}", []),
    ("{Max Müller|mx}; {Muller|-:ambiguous}", []), ("{Jo Muller|mu}; {Muller|mu:alias}", []),
    ("{Tom Muller|tm}; {Muller|mu:alias}", []), ("{Muller|mu}; {Tom Muller|tm}; {Muller|mu}", []),
    ("{Tom Muller|tm}; {Müller|mx:alias}", []), ("{Tom Muller|tm}; {Mueller|mx:accents}", []),
    ("{Gerd Jorgensen|gj} sat. {Jorgensen|-:ambiguous}", []), ("{Jorgensen|bo:accents}", []),
    ("{Bo Jørgensen|bo}, {Gerd Jorgensen|gj}; {Jorgensen|-:ambiguous}, {Jørgensen|bo:alias}", []),
    // Family names alone.
    ("{Roe|-:ambiguous}", []), ("{Ann Roe|ar}; {Roe|ar:family-name}", []),
    ("{Ann Roe|ar}, {Jane Roe|jr}, {Roe|-:ambiguous}", []), ("{Jane Roe|jr}, {Ann Roe|ar}, {Roe|-:ambiguous}", []),
    ("{Lavrov|-:ambiguous}", []), ("{Sergei Lavrov|sl}; {Lavrov|sl:family-name}", []),
    ("{Mikhail Lavrov|ml}; {Lavrov|ml:family-name}", []),
    ("{Mikhail Lavrov|ml}; {Sergei Lavrov|sl}; {Lavrov|-:ambiguous}", []),
  ]

  @Test(arguments: cases)
  func `what is declared wins, and doubt keeps a name plain`(text: String, pinned: [String]) throws {
    try KnownNames(Self.actors).expect(text, pinned: pinned)
  }
}
