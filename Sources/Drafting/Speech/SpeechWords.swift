/// The English words that show who speaks.
enum SpeechWords {
  /// Verbs before or after the words that are said, in the forms that news uses.
  static let verbs: Set<String> = [
    "said", "says", "say", "told", "tells", "added", "adds", "asked", "asks", "replied", "replies", "answered",
    "answers",
    "responded", "wrote", "writes", "stressed", "stresses", "warned", "warns", "insisted", "insists", "argued",
    "argues",
    "explained", "explains", "noted", "notes", "stated", "states", "declared", "declares", "announced", "announces",
    "claimed", "claims", "remarked", "observed", "continued", "concluded", "recalled", "admitted", "admits",
    "acknowledged", "acknowledges", "conceded", "concedes", "confirmed", "confirms", "promised", "promises", "vowed",
    "vows",
    "urged", "urges", "tweeted", "posted", "commented", "emphasized", "emphasised", "emphasizes", "emphasises",
    "underlined", "underlines", "joked", "quipped", "reiterated", "maintained", "maintains", "countered", "cautioned",
    "testified", "reads", "read", "repeated", "complained", "predicted", "demanded", "pledged",
  ]

  /// Verbs before words that are quoted as a part of a sentence: Zelensky called the plan “a step …”. Verbs that quote
  /// another person's words are not here: Trump praised the “very strong statement”.
  static let verbsBeforeWords: Set<String> = ["called", "calls", "described", "describes", "suggested", "suggests"]

  /// They take their subject from the main clause.
  static let participles: Set<String> = [
    "saying", "adding", "telling", "warning", "writing", "calling", "describing", "insisting", "stressing", "noting",
    "arguing", "asking", "claiming", "stating", "declaring", "urging", "explaining", "emphasizing", "emphasising",
  ]

  /// A verb after one of these is passive: Zelensky was told.
  static let formsOfBe: Set<String> = ["is", "are", "was", "were", "be", "been", "being", "am"]

  /// Whether a word that ends with -ly is an adverb; `ally` is not.
  static func isAdverb(_ word: String) -> Bool {
    word.hasSuffix("ly") && word.count > 4
      && !["family", "assembly", "reply", "supply", "monopoly", "italy", "bully", "rally", "anomaly", "emily", "kelly"]
        .contains(word)
  }

  static let personalPronouns: Set<String> = ["he", "she"]
  static let otherPronouns: Set<String> = ["it", "they", "we", "i", "you"]

  /// Words for a text that mean those who issued it, if they spoke last.
  static let documents: Set<String> = [
    "text", "statement", "document", "letter", "communique", "communiqué", "declaration", "memo", "message", "post",
    "banner", "sign", "headline", "note", "report", "caption", "notice", "poster", "placard",
  ]

  /// A speaker with one of these words is not a person, so `he` and `she` do not mean it.
  static let institutions: Set<String> = [
    "government", "ministry", "office", "agency", "company", "party", "army", "military", "commission", "council",
    "committee",
    "court", "police", "union", "department", "administration", "embassy", "bank", "group", "organisation",
    "organization",
    "association", "parliament", "house", "service", "university", "institute", "team", "newspaper", "channel",
    "network",
    "statement", "report", "foundation", "authority", "authorities", "forces", "officials", "ministers", "leaders",
  ]

  static let relatives: Set<String> = ["who", "whom", "whose", "which", "that"]

  /// A clause begins after them.
  static let conjunctions: Set<String> = [
    "that", "whether", "because", "while", "when", "although", "though", "but", "if", "after", "before", "as", "since",
  ]

  /// They end a subject that comes after its verb.
  static let afterSubject: Set<String> = [
    "in", "on", "at", "after", "before", "during", "to", "from", "as", "while", "when", "by", "via", "through",
    "speaking",
    "following", "responding", "referring", "citing", "about", "with", "against", "who", "which", "that", "late",
    "early",
    "earlier", "later", "yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
  ]

  static let prepositions: Set<String> = [
    "in", "at", "on", "from", "with", "by", "near", "outside", "inside", "during", "after", "before", "since", "under",
    "over",
    "behind", "beside", "around", "across", "between", "among", "against", "without", "to", "for", "of", "as",
  ]

  static let determiners: Set<String> = [
    "the", "a", "an", "his", "her", "their", "its", "our", "my", "one", "another", "this", "that", "two", "three",
    "several",
  ]

  /// Offices and epithets before a name. The name is still the head of the subject: former Secretary of State Marco
  /// Rubio.
  static let titles: Set<String> = [
    "minister", "secretary", "president", "chief", "head", "director", "chair", "chairman", "chairwoman", "leader",
    "speaker", "governor", "king", "queen", "prince", "princess", "commander", "ambassador", "duke", "archbishop",
    "bishop",
    "chancellor", "representative", "attorney", "member", "general", "premier", "senator", "congressman",
    "congresswoman",
    "mayor", "envoy", "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "negotiator", "analyst",
    "professor",
    "pope", "judge", "lawyer", "economist", "historian", "author", "journalist", "diplomat", "founder", "counterpart",
    "colonel", "admiral", "lieutenant", "captain", "major", "sir", "lord", "lady", "dame", "dr", "mr", "mrs", "ms",
    "former", "deputy", "vice", "foreign", "prime", "acting", "interim", "then", "late", "first", "second", "senior",
    "special",
    "outgoing", "incoming", "new", "current", "national", "security", "defence", "defense", "interior", "finance",
    "economy",
    "energy", "press", "opposition", "party", "government", "state", "policy", "and", "affairs", "staff", "veteran",
    "fellow",
  ]

  /// Words between a subject and its verb, or before a subject, that are not part of it.
  static let fillers: Set<String> = [
    "had", "has", "have", "also", "later", "then", "would", "now", "again", "further", "however", "earlier",
    "meanwhile",
    "previously", "but", "and", "so", "still", "yet", "once", "only", "just", "even", "today", "yesterday", "will",
    "moreover",
    "instead", "thus", "indeed", "too", "nevertheless", "nonetheless", "separately", "recently", "repeatedly",
    "reportedly",
    "monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday",
  ]

  /// Verbs that are not verbs of speech. They show that words are a clause and not a subject. Words that end with -ed
  /// do so too, except in the place of an adjective.
  static let otherVerbs: Set<String> = [
    "is", "are", "was", "were", "be", "been", "am", "has", "have", "had", "will", "would", "can", "could", "may",
    "might", "must",
    "should", "did", "does", "do", "went", "came", "left", "met", "put", "took", "gave", "made", "saw", "got", "sent",
    "spoke",
    "began", "held", "kept", "lost", "won", "knew", "thought", "felt", "found", "brought", "heard", "stood", "sat",
    "ran", "fell",
    "shook", "drew", "broke", "became", "wants", "want", "plans", "hopes", "seeks", "sought", "fought", "led", "paid",
    "spent",
    "set", "cut", "hit", "let", "quit", "representing", "challenging", "facing", "leaving", "thanking",
  ]
}
