@testable import Notes
import Base
import Markdown

@testable import Names

/// The actors that the cases of recognition know.
enum RecognitionFixture {
  private static let heads = [
    ("sl", "person", "Sergei Lavrov", "aliases: [Lavrov, Sergey Lavrov, Сергей Лавров]"),
    ("ml", "person", "Mikhail Lavrov", "aliases: [Lavrov]"),
    ("dt", "person", "Donald Trump", "aliases: [Trump, President Trump]"),
    (
      "vp", "person", "Vladimir Putin",
      "aliases: [Putin, Владимир Путин, Путин, 普京, ウラジーミル・プーチン, بوتين, فلاديمير بوتين]"
    ),
    ("mr", "person", "Marco Rubio", "aliases: [Rubio]"), ("ob", "person", "Conan O'Brien", "aliases: [O’Brien]"),
    ("vl", "person", "Ursula von der Leyen", "aliases: [von der Leyen]"), ("tm", "person", "Theresa May", ""),
    ("jp", "person", "Jens Petersen", ""),
    ("km", "person", "Kyriakos Mitsotakis", "aliases: [Κυριάκος Μητσοτάκης, Μητσοτάκης]"),
    ("ze", "person", "Volodymyr Zelensky", "aliases: [Zelenskyy, Зеленський, Володимир Зеленський]"),
    ("jz", "person", "José Luis Zapatero", "aliases: [Zapatero]"), ("as", "person", "Angela Smith", ""),
    ("bs", "person", "Boris Smith", ""), ("dw", "person", "Denzel Washington", ""),
    ("us", "state", "United States", "aliases: [US, USA, U.S., États-Unis]"),
    (
      "ru", "state", "Russia",
      "aliases: [Russian Federation, Росія, Ρωσία, روسيا, 俄罗斯, Россия]\nweakAliases: [Moscow, Moscow State University]"
    ),
    ("ua", "state", "Ukraine", "aliases: [Україна, Украина]"), ("it", "state", "Italy", "aliases: [Italia]"),
    ("cn", "state", "China", "aliases: [中国, 中华人民共和国]"), ("ge", "state", "Georgia", ""),
    ("ga", "place", "State of Georgia", "aliases: [Georgia]"), ("ny", "place", "New York", ""),
    ("nyt", "outlet", "The New York Times", "aliases: [New York Times]"),
    ("wh", "organisation", "White House", "aliases: [the White House]"),
    ("eu", "organisation", "European Union", "aliases: [EU, Ευρωπαϊκή Ένωση, الاتحاد الأوروبي, 欧盟]"),
    ("nato", "organisation", "NATO", "aliases: [North Atlantic Treaty Organization]"),
    ("mcd", "organisation", "McDonald's", ""), ("sp", "organisation", "S&P 500", ""),
    ("shab", "organisation", "Al-Shabaab", ""), ("yahoo", "organisation", "Yahoo!", ""),
    ("kyiv", "place", "Kyiv", "aliases: [Kiev, Київ]"),
    ("dc", "place", "Washington", "aliases: [\"Washington, D.C.\"]"), ("zurich", "place", "Zürich", ""),
    ("beijing", "place", "北京", ""), ("bangkok", "place", "กรุงเทพ", ""), ("seoul", "place", "서울", ""),
    ("htlc", "concept", "HTLC", "aliases: [hash time-locked contract]\nmatchCase: false"),
    ("dotnet", "concept", ".NET", ""), ("min", "outlet", "20 Minutes", ""), ("hooft", "person", "'t Hooft", ""),
    ("ao", "concept", "anchor output", "matchCase: false"),
    ("dsa", "concept", "Digital Services Act", "matchCase: false"),
  ]

  static let actors: [ActorHead] = heads.compactMap { slug, kind, name, more in
    let head = "---\nname: \"\(name)\"\nkind: \(kind)\n\(more)\n---\n"
    let file = SourceFile(path: "content/actors/\(slug).md", bytes: Array(head.utf8))
    return ActorHead.read(file, kinds: ActorKind.builtIn + [ActorKind(name: "concept", label: "", plural: "")]).value
  }

  static func id(_ slug: String) -> ActorID? {
    actors.firstIndex { $0.slug.text == slug }.map(ActorID.init)
  }

  /// The scope of a text whose head pins some actors and says which mentions become links.
  static func scope(pinned: Set<ActorID> = [], links: MentionLinks? = nil) -> NameScope {
    var scope = NameScope()
    scope.pinned = pinned
    scope.links = links
    return scope
  }

  static func names(_ links: MentionLinks = .first, _ flavour: String = "extended", isDeaf: Bool = false) throws
    -> Names
  {
    let yaml = "title: Test\nurl: https://example.org/\nlink: \(links.rawValue)\nmarkdown: \(flavour)\n"
    let file = SourceFile(path: "gazette.yml", bytes: Array(yaml.utf8))
    guard let settings = SettingsFile.read(file, zone: { _ in nil }).value?.settings else { throw NoSettings() }
    return Names(
      NamedThings(actors: isDeaf ? [] : actors, notes: [], topics: [], withheld: .init(), unusable: []), settings)
  }

  struct NoSettings: Error {}

  static func body(_ text: String) -> SourceBody {
    SourceBody(file: SourceFile(path: "a.md", bytes: Array(text.utf8)), start: 0, line: 1)
  }
}
