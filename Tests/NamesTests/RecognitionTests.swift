import Notes
import Base
import Markdown
import Testing

@testable import Names

/// Which mentions are found in a note's prose. In a case, `{Lavrov|sl}` means: the text says `Lavrov` here, and it is a
/// mention of the actor `sl` at exactly this line and column. Nothing else in the text may be a mention.
@Suite struct RecognitionTests {
  static let names = [
    // Whole names; the longest one wins.
    "{Donald Trump|dt} spoke.", "{Trump|dt} spoke.", "{President Trump|dt} spoke.", "The {United States|us} agreed.",
    "{The New York Times|nyt} wrote.", "a {New York Times|nyt} report", "in {New York|ny} today",
    "in New York Time",
    "{Washington, D.C.|dc} is quiet.", "in {Washington, D.C.|dc}", "{Washington|dc}, D. C.", "{NATO|nato}",
    "the {North Atlantic Treaty Organization|nato}'s council", "({NATO|nato})", "“{NATO|nato}”", "{NATO|nato}.",
    "{NATO|nato}, {EU|eu}; {US|us}: {China|cn}", "{NATO|nato}—{EU|eu}", "Trump Rubio", "{Trump|dt}, {Rubio|mr}",
    "the {S&P 500|sp} fell",
    "{Yahoo!|yahoo} said", "Yahoo said", "{Al-Shabaab|shab} claimed it", "{U.S.|us} officials", "in the {U.S.|us}",
    "the U.S was", "{White House|wh} staff", "{the White House|wh} said", "{The White House|wh} said",
    "On Monday The {White House|wh} said", "{Russian Federation|ru}", "{Conan O'Brien|ob}",
    "{O'Brien|ob}, {O’Brien|ob}",
    "{McDonald's|mcd} opens", "{McDonald’s|mcd} opens", "McDonald opens",
    // No mention within a word or in another letter case.
    "Trumpism and Trumps", "atRUMP, NATOs", "trump card", "{TRUMP|dt}", "us and them", "eu", "{Nato|nato}",
    "the united states",
    "PreTrump", "Trump_2024", "Trump2024", "2024Trump", "Putinesque", "Rubios", "Ukrainer", "Russian", "Chinatown",
    "new york", "white house", "The white House", "Kievan", "Americanus", "UStream", "USB", "SUSA", "EUR", "NATO2",
    "S&P 5000", "S&P", "Al-Shabaabi", "reuters.NATO.int", "Trump.org", "O'Briens", "Washingtonian", "May", "in May",
    // Possessives and compounds.
    "{Trump|dt}'s call", "{Trump|dt}’s call", "{Trump|dt}ʼs call", "the {United States|us}' stance",
    "the {United States|us}’ stance", "{Rubio|mr}-{Trump|dt} talks", "{US|us}-based", "{US|us}-{China|cn} trade",
    "anti-{Trump|dt}", "non-{EU|eu} states", "{Trump|dt}–{Putin|vp} summit", "{Trump|dt}/{Putin|vp}", "pro-{NATO|nato}",
    "{Trump|dt}‑{Putin|vp}", "{U.S.|us}-led", "ex-{White House|wh} aide", "{Putin|vp}'s and {Trump|dt}'s",
    "{Donald Trump|dt}'s", "{TRUMP|dt}'S", "{China|cn}'s, {Italy|it}’s",
    "l'{Italia|it}", "dell’{Italia|it}", "d’{Italia|it}", "D'Italia", "x'Italia", "les {États-Unis|us}",
    // Several spellings of one name.
    "{Zu\u{308}rich|zurich}", "{Zürich|zurich}", "{Zurich|zurich}", "{Jose\u{301} Luis Zapatero|jz}",
    "{E\u{301}tats-Unis|us}",
    "{Donald\u{A0}Trump|dt}", "{Donald\u{202F}Trump|dt}", "{Donald\u{2009}Trump|dt}", "{Donald  Trump|dt}",
    "{Donald\nTrump|dt}", "{Donald\\\nTrump|dt}", "> {Donald\n> Trump|dt}", "- {Donald\n  Trump|dt}",
    "{Do\u{AD}nald Trump|dt}", "{Al‑Shabaab|shab}", "{Al\u{2010}Shabaab|shab}", "{O\u{2BC}Brien|ob}", "Donald\n\nX",
    "Donald, Trumpet", "{United\tStates|us}", "{New\nYork\nTimes|nyt}",
    // Names in any letter case.
    "An {HTLC|htlc} and {HTLCs|htlc}", "{htlc|htlc}, {Htlcs|htlc}", "{anchor outputs|ao}", "{anchor-outputs|ao}",
    "{Anchor-output|ao}", "{Anchor Outputs|ao}", "{hash time-locked contracts|htlc}",
    "{HASH TIME-LOCKED CONTRACT|htlc}",
    "the {digital services act|dsa}", "{Digital-Services-Act|dsa}", "anchoroutput", "HTLCx", "an anchor and outputs",
    "{HTLC|htlc}'s fee", "the {HTLCs|htlc}' fee", "anchor, output", "{anchor\noutputs|ao}",
    // Where no name becomes a link.
    "[Trump](https://x.org/)", "[Trump](/a/ \"Trump\")", "`Trump`",
    "`` NATO `` x", "# Trump\n\ntext", "Trump\n===\n\ntext", "![Trump](a.png)", "<https://x.org/Trump>",
    "https://x.org/Trump", "www.Trump.org/NATO", "see example.org/NATO/Trump", "press@NATO.int", "a@NATO", "@Trump",
    "/home/NATO/x", "~~Trump~~ {Putin|vp}", "    Trump", "```\nTrump\n```", "~~~ Trump\n~~~", "<b>Trump</b> {Putin|vp}",
    "<span title='NATO'>", "<!-- Trump -->", "[NATO][a]\n\n[a]: https://x.org/Trump", "x[^1]\n\n[^1]: {Trump|dt}",
    "> [!NOTE] Trump\n> {Putin|vp}", "[^Trump]: x", "[Trump]: https://x.org", "a [Trump and Putin](/x/) {Trump|dt}",
    // Marks that keep a name plain.
    "\\Trump", "~Trump and {Putin|vp}", "~Donald Trump", "\\Donald Trump {Trump|dt}", "a ~Trump, {Trump|dt}", "~NATO's",
    "\\\\{Trump|dt}", "\\~{Trump|dt}", "5 ~ {Trump|dt}", "~x {Trump|dt}",
    "{.NET|dotnet} and \\.NET", "of ~.NET or {.NET|dotnet}", "{20 Minutes|min} and ~20 Minutes, \\20 Minutes",
    "a \\.{NATO|nato}",
    "\\’t Hooft and \\'t Hooft",
    // Emphasis inside and around.
    "*{Trump|dt}*", "**{Donald Trump|dt}**", "*{Donald* Trump|dt}", "**{Donald** *Trump|dt}*", "_{Trump|dt}_'s",
    "*the {Donald* Trump|dt} x", "==“{NATO|nato}”==", "***{EU|eu}***-based", "**{N**ATO|nato}", "`x`{Trump|dt}",
    "*Mr {Putin|vp}* came", "{Tr*ump|dt}* x",
    // Blocks.
    "- {Trump|dt}\n- {Putin|vp}", "| a | b |\n| - | - |\n| {Trump|dt} | {Putin|vp} |", "> {Trump|dt}", "1. {NATO|nato}",
    "- [x] {NATO|nato}", "> “No.”\n> — {Marco Rubio|mr}", "a  \n{Trump|dt}", "&amp; {Trump|dt}",
    "&quot;{Trump|dt}&quot;",
    "\"{Trump|dt}\" -- {Putin|vp}...{NATO|nato}", "\\*{Trump|dt}\\*", "x[^n] {Trump|dt}\n\n[^n]: y",
    "{Trump|dt}[^n]\n\n[^n]: y", "x[^n]\n\n[^n]: y {Trump|dt}\n\nend {Putin|vp}",
    "{Putin|vp} x[^n][^m]\n\n[^m]: m {NATO|nato}\n[^n]: n {EU|eu}\n\n- end {Trump|dt}\n\n| a {Rubio|mr} |\n| - |",
    "x[^n]\n\n[^n]:\n    y {Trump|dt}\n\n    > z {Putin|vp}\n\n{NATO|nato} [^k]\n\n[^k]: `EU` {EU|eu}",
    // Wiki links, and names beside them.
    "{[[Donald Trump]]|dt} and {Putin|vp}", "{[[dt|the man]]|dt} met {Trump|dt}", "{[[Trump]]|dt}'s",
    // A family name alone.
    "Lavrov", "{Sergei Lavrov|sl}; then {Lavrov|sl}", "{Mikhail Lavrov|ml}; {Lavrov|ml}", "Lavrov. {Sergei Lavrov|sl}",
    "{Sergei Lavrov|sl} met {Mikhail Lavrov|ml}. Lavrov", "{[[sl|the minister]]|sl} and {Lavrov|sl}",
    "{Сергей Лавров|sl}. {Лавров|sl}", "Лавров", "# Sergei Lavrov\n\n{Lavrov|sl}", "[Sergei Lavrov](/x/): {Lavrov|sl}",
    "`Sergei Lavrov` Lavrov", "Smith", "{Angela Smith|as}, {Smith|as}", "{Angela Smith|as}, {Boris Smith|bs}, Smith",
    "Petersen", "{Jens Petersen|jp}'s, {Petersen|jp}'s", "{Theresa May|tm} in May", "{Washington|dc}",
    "{Denzel Washington|dw} in Washington", "{von der Leyen|vl}", "{Von der Leyen|vl} said", "Leyen",
    "{Ursula von der Leyen|vl}, {von der Leyen|vl}", "Yes. {Von der Leyen|vl} said", "He and {Von der Leyen|vl}",
    // Names that several actors bear, weak names.
    "{Georgia|ge}", "{State of Georgia|ga}, Georgia", "Moscow", "Moscow State University", "in Moscow, {Russia|ru}",
    // Cyrillic.
    "{Путин|vp} и {Україна|ua}", "{Владимир Путин|vp}", "Путина", "путин", "{Володимир Зеленський|ze}", "{Київ|kyiv}.",
    "Києва", "«{Путин|vp}»", "{Росія|ru}-{Україна|ua}", "{Киі\u{308}в|kyiv}", "Россияне", "постПутин",
    // Greek.
    "Ο {Κυριάκος Μητσοτάκης|km} είπε", "{Μητσοτάκης|km}·", "Μητσοτάκη", "η {Ευρωπαϊκή Ένωση|eu}",
    "{Ρωσία|ru}; {Ρωσία|ru}",
    "{Κυρια\u{301}κος Μητσοτα\u{301}κης|km}", "Ρωσίας", "κυριάκος μητσοτάκης",
    // Arabic.
    "قال {بوتين|vp} اليوم", "{فلاديمير بوتين|vp}", "وبوتين", "{روسيا|ru}، {الاتحاد الأوروبي|eu}", "روسيات",
    "{الاتحاد\nالأوروبي|eu}", "لروسيا", "«{بوتين|vp}»", "{روسيا|ru}؟", "{الاتحاد الأ\u{200F}وروبي|eu}",
    "{الاتحاد الا\u{654}وروبي|eu}",
    // Chinese, Japanese, Thai, Korean.
    "{俄罗斯|ru}总统{普京|vp}访问{中国|cn}。", "{中华人民共和国|cn}外交部", "{北京|beijing}说", "{欧盟|eu}与{中国|cn}", "普通",
    "{ウラジーミル・プーチン|vp}大統領", "プーチン", "ไป{กรุงเทพ|bangkok}วันนี้", "{서울|seoul} 시", "서울시", "{普京|vp}{Putin|vp}",
    "**{普京|vp}**", "普通京",
  ]

  @Test(arguments: names)
  func `every name is found at its place, and nothing else is`(annotated: String) throws {
    let (text, expected) = try Self.read(annotated)
    let found = try Self.mentions(in: text)
    // A footnote comes last in a document, wherever it is in the text.
    #expect(found.sorted() == expected.sorted(), "\(annotated)")
  }

  @Test func `there are more than two hundred cases`() { #expect(Self.names.count >= 200) }

  /// One line for each mention: `12:3 sl Lavrov`.
  static func mentions(in text: String, pinned: Set<ActorID> = []) throws -> [String] {
    let body = RecognitionFixture.body(text)
    let scope = RecognitionFixture.scope(pinned: pinned)
    let linked = try RecognitionFixture.names().link(body, in: scope).value
    let map = SourceMap(linked.document, of: body.file)
    return linked.recognition.names.compactMap { name -> String? in
      guard case .mention(let actor, _) = name.verdict else { return nil }
      let place: Base.SourceLocation
      let words: String
      switch name.position {
      case .prose(let span):
        place = map.location(node: span.start.node, offset: span.start.offset)
        words = linked.document.text(of: span)
      case .wikiLink(let node):
        place = map.location(node: node)
        words = linked.document.plainText(of: node)
      }
      return "\(place.line):\(place.column) \(RecognitionFixture.actors[actor.index].slug) \(nameKey(words))"
    }
  }

  /// A case's text and its marked mentions.
  static func read(_ annotated: String) throws -> (text: String, mentions: [String]) {
    var text = ""
    var mentions: [String] = []
    var rest = annotated[...]
    while let open = rest.firstIndex(of: "{") {
      text += rest[..<open]
      let bar = try #require(rest[open...].lastIndexBeforeBrace)
      let close = try #require(rest[bar...].firstIndex(of: "}"))
      let words = rest[rest.index(after: open)..<bar]
      let lines = text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false)
      let plain = plainText(of: String(words))
      mentions.append("\(lines.count):\((lines.last?.count ?? 0) + 1) \(rest[rest.index(after: bar)..<close]) \(plain)")
      text += words
      rest = rest[rest.index(after: close)...]
    }
    return (text + rest, mentions)
  }

  /// A name as a reader sees it: without the marks of emphasis, quotation or link.
  private static func plainText(of words: String) -> String {
    var plain = words
    if plain.hasPrefix("[[") {
      let inner = plain.dropFirst(2).dropLast(2)
      plain = String(inner.split(separator: "|").last ?? inner)
    }
    return nameKey(plain.filter { !"*_>\\".contains($0) })
  }
}

extension Substring {
  /// The bar between a mention and its actor: the last one before the closing brace.
  fileprivate var lastIndexBeforeBrace: Index? {
    firstIndex(of: "}").flatMap { self[..<$0].lastIndex(of: "|") }
  }
}
