/// The English words that tell who speaks.
enum SpeechWords {
  /// Verbs that come before or after what is said, in the forms that news uses.
  static let verbs: Set<String> = [
    "said", "says", "say", "told", "tells", "added", "adds", "asked", "asks", "replied", "replies", "answered",
    "answers",
    "responded", "wrote", "writes", "stressed", "stresses", "warned", "warns", "insisted", "insists", "argued",
    "argues",
    "explained", "explains", "noted", "notes", "stated", "states", "declared", "declares", "announced", "announces",
    "claimed", "claims", "remarked", "observed", "continued", "concluded", "recalled", "admitted", "admits",
    "acknowledged", "acknowledges", "conceded", "concedes", "confirmed", "confirms", "denied", "denies", "promised",
    "promises", "vowed", "vows", "urged", "urges", "tweeted", "posted", "commented", "emphasized", "emphasised",
    "emphasizes", "emphasises", "underlined", "underlines", "joked", "quipped", "reiterated", "maintained", "maintains",
    "countered", "cautioned", "testified", "reads", "read", "repeated", "complained", "predicted", "demanded",
    "pledged",
    "quoted",
  ]

  /// Verbs before words that are quoted as part of a sentence: Zelensky called the plan “a step …”.
  static let verbsBeforeWords: Set<String> = [
    "called", "calls", "described", "describes", "suggested", "suggests", "dismissed", "praised", "condemned",
    "criticised",
    "criticized", "hailed", "denounced",
  ]

  /// They take their subject from the main clause.
  static let participles: Set<String> = [
    "saying", "adding", "telling", "warning", "writing", "calling", "describing", "insisting", "stressing", "noting",
    "arguing", "asking", "claiming", "stating", "declaring", "urging", "explaining", "emphasizing", "emphasising",
  ]

  static let pronouns: Set<String> = ["he", "she", "they", "it"]

  /// What stands for the one who issued it, who spoke last.
  static let documents: Set<String> = [
    "text", "statement", "document", "letter", "communique", "communiqué", "declaration", "memo", "message", "post",
  ]

  static let relatives: Set<String> = ["who", "whom", "whose", "which", "that"]

  /// A clause begins behind them.
  static let conjunctions: Set<String> = [
    "that", "whether", "because", "while", "when", "although", "though", "but", "if", "after", "before", "as", "since",
  ]

  static let prepositions: Set<String> = [
    "in", "on", "at", "after", "before", "during", "to", "from", "as", "while", "when", "by", "via", "through",
    "speaking",
    "following", "responding", "referring", "citing", "about", "with", "against", "who", "which", "that", "late",
    "early",
    "earlier", "later", "yesterday", "today", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
    "sunday",
  ]

  static let linkingPrepositions: Set<String> = ["of", "for", "in", "at", "from", "to", "with", "by", "on", "near"]

  /// Offices that an `of` belongs to, so that the name after them is the speaker's: Secretary of State Marco Rubio.
  static let offices: Set<String> = [
    "minister", "secretary", "president", "chief", "head", "director", "chair", "chairman", "chairwoman", "leader",
    "speaker", "governor", "king", "queen", "prince", "princess", "commander", "ambassador", "duke", "archbishop",
    "bishop",
    "chancellor", "representative", "attorney", "member",
  ]

  /// What may stand between a subject and its verb, or before a subject, and is no part of it.
  static let fillers: Set<String> = [
    "had", "has", "have", "also", "later", "then", "would", "was", "is", "are", "were", "now", "again", "further",
    "however", "earlier", "meanwhile", "previously", "but", "and", "so", "still", "yet", "once", "only", "just", "even",
    "today", "yesterday", "will", "first", "moreover", "instead", "thus", "indeed", "too", "both", "all",
    "nevertheless",
    "nonetheless", "separately", "recently", "repeatedly", "reportedly", "monday", "tuesday", "wednesday", "thursday",
    "friday", "saturday", "sunday",
  ]
}
