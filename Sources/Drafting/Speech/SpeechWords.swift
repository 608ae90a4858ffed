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
    "shouted", "shouts", "shout", "yelled", "yells", "cried", "cries", "exclaimed", "exclaims", "muttered", "murmured",
    "whispered", "whispers", "chanted", "chant", "screamed", "grumbled", "grumbles", "mused",
    "muses",
    "retorted", "snapped", "lamented", "laments", "reasoned", "recounted", "recounts", "remembered",
    "remembers", "recalls", "advised", "advises", "assured", "alleged", "alleges", "quips", "jokes",
    "believes", "thinks", "maintain", "warn", "argue", "insist", "explain", "add", "ask", "write",
    "texted", "emailed", "e-mailed", "messaged", "proclaimed", "pleaded", "begged", "concludes", "continues",
    "observes",
    "remarks", "predicts", "complains", "repeats", "reiterates", "underscored", "opined",
    "interjected", "interrupted", "protested", "objected", "conceded", "boasted", "boasts", "bragged", "confessed",
    "confided", "disclosed", "revealed", "reveals", "estimated", "reckons", "reckoned",
    "ventured", "volunteered", "scoffed", "sneered", "groaned",
    "fumed", "thundered", "deadpanned", "marvels", "marvelled", "marveled",
  ]

  /// Verbs before words that are quoted as a part of a sentence: Zelensky called the plan “a step …”. Verbs that quote
  /// another person's words are not here: Trump praised the “very strong statement”.
  static let verbsBeforeWords: Set<String> = ["called", "calls", "described", "describes", "suggested", "suggests"]

  /// They take their subject from the main clause.
  static let participles: Set<String> = [
    "saying", "adding", "telling", "warning", "writing", "calling", "describing", "insisting", "stressing", "noting",
    "arguing", "asking", "claiming", "stating", "declaring", "urging", "explaining", "emphasizing", "emphasising",
    "shouting", "replying", "concluding", "announcing", "vowing", "promising", "joking", "observing", "remarking",
    "suggesting", "complaining", "maintaining", "admitting", "acknowledging", "predicting", "demanding", "pledging",
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

  /// Past and present forms of verbs that do not end with -ed.
  static let irregularVerbs: Set<String> = [
    "beat", "became", "becomes", "began", "bent", "bet", "bit", "blew", "bought", "broke", "brought", "built", "burnt",
    "came", "caught", "chose", "clung", "crept", "cut", "dealt", "did", "does", "dug", "drank", "drew", "drove", "ate",
    "fell", "fed", "felt", "fought", "found", "fled", "flew", "forbade", "forgot", "forgave", "froze", "gave", "gets",
    "goes", "got", "grew", "had", "has", "heard", "held", "hid", "hit", "hung", "hurt", "is", "kept", "knelt", "knew",
    "knows", "laid", "lay", "leads", "leapt", "learnt", "leaves", "led", "left", "lent", "let", "lit", "lives", "lost",
    "made", "makes", "meant", "met", "owns", "paid", "put", "puts", "quit", "ran", "rang", "reads", "rode", "rose",
    "runs",
    "sang", "sat", "saw", "sees", "sells", "sent", "set", "shed", "shone", "shook", "shot", "shut", "sits", "slept",
    "slid", "sold", "sought", "spends", "spent", "split", "spoke", "spread", "sprang", "stands", "stole", "stood",
    "stuck", "struck", "swam", "swept", "swore", "swung", "takes", "taught", "thought", "threw", "took", "tore",
    "wakes",
    "wants", "was", "were", "woke", "won", "wore", "works", "wove", "wrote", "are", "will", "would", "can", "could",
    "may",
    "might", "must", "should",
  ]

  static let modalVerbs: Set<String> = ["may", "might", "must", "would", "can", "could", "should", "will", "shall"]

  /// Words before a colon that mark a part of the text, and no speaker.
  static let labels: Set<String> = [
    "q", "a", "p", "r", "f", "question", "answer", "update", "correction", "note", "frage", "antwort", "pregunta",
    "respuesta", "réponse", "editor's", "photo", "caption", "video", "when", "where", "quote", "headline",
  ]

  /// After one of them, the words belong to somebody else.
  static let readingVerbs: Set<String> = [
    "read", "reads", "received", "quoted", "quotes", "cited", "cites", "found", "saw", "heard", "translated", "opened",
    "published", "carried", "ran", "denied", "denies", "denying", "quoting", "citing", "reading",
  ]

  /// Words of a sentence that does not say that something was said: `Ann Roe never said`, `Rumours that Ann Roe said`
  static let doubts: Set<String> = [
    "never", "seldom", "rarely", "hardly", "barely", "scarcely", "rumours", "rumors", "rumour", "rumor", "myth", "joke",
    "falsely", "wrongly", "lied", "lies", "lie", "allegedly", "supposedly", "reportedly", "pretended", "think",
    "imagine",
    "pretend", "nobody", "didn't", "doesn't", "wouldn't", "not",
  ]

  /// Words that have a title behind them: the novel “…”
  static let works: Set<String> = [
    "novel", "book", "song", "poem", "play", "film", "movie", "album", "list", "prize", "banner", "article", "essay",
    "headline", "title", "story", "chapter", "episode", "podcast", "exhibition", "painting", "column", "slogan",
    "motto",
    "hymn", "opera", "series", "show", "sculpture", "award", "project", "campaign",
  ]

  /// A sentence that begins with one of them does not say that something was said.
  static let hypothetical: Set<String> = [
    "if", "whoever", "anyone", "anybody", "whether", "did", "does", "do", "will", "would", "should", "could", "can",
    "who", "what", "why", "how", "nobody", "no", "unless", "imagine", "suppose", "had", "were", "was", "is", "are",
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

  /// Common nouns for one person.
  static let officeNouns: Set<String> = [
    "minister", "secretary", "president", "chief", "director", "chair", "chairman", "chairwoman", "leader", "speaker",
    "governor", "king", "queen", "prince", "princess", "commander", "ambassador", "duke", "archbishop", "bishop",
    "chancellor", "representative", "attorney", "general", "premier", "senator", "congressman", "congresswoman",
    "mayor",
    "envoy", "spokesman", "spokeswoman", "spokesperson", "adviser", "advisor", "negotiator", "analyst", "professor",
    "pope", "judge", "lawyer", "economist", "historian", "author", "journalist", "diplomat", "founder", "colonel",
    "admiral", "lieutenant", "captain", "major", "officer", "guard", "doctor", "nurse", "teacher", "driver", "pilot",
    "executive", "manager", "official", "prosecutor", "witness", "suspect", "defendant", "farmer", "owner", "resident",
    "neighbour", "neighbor", "husband", "wife", "mother", "father", "brother", "sister", "son", "daughter", "coach",
    "player", "lifeguard", "priest", "soldier", "reporter", "engineer", "scientist", "researcher", "artist", "editor",
    "clerk", "man", "woman", "boy", "girl", "student", "worker", "activist", "councillor", "commissioner", "sheriff",
  ]

  /// Forms of address and nouns that fit only one of `he` and `she`.
  static let masculine: Set<String> = [
    "mr", "mr.", "sir", "father", "king", "prince", "lord", "duke", "man", "boy", "husband", "brother", "son", "uncle",
    "spokesman", "chairman", "congressman", "businessman", "fisherman", "policeman", "pope", "actor",
  ]
  static let feminine: Set<String> = [
    "ms", "ms.", "mrs", "mrs.", "miss", "lady", "dame", "queen", "princess", "duchess", "woman", "girl", "wife",
    "mother", "sister", "daughter", "aunt", "spokeswoman", "chairwoman", "congresswoman", "businesswoman", "actress",
    "policewoman",
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
