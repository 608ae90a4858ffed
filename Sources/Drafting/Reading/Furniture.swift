import Base

/// Lines that saved articles have around and between their text: labels of advertisements, buttons, lists of other
/// articles at the end.
enum Furniture {
  /// The paragraphs without these lines.
  static func removed(from paragraphs: [Article.Paragraph]) -> [Article.Paragraph] {
    let kept = paragraphs.filter { !isLabel($0.text) }
    // What follows after "Read next" is not the article, unless much follows.
    let sizes = kept.map { $0.text.utf8.count }
    let total = sizes.reduce(0, +)
    var rest = 0
    var end = kept.count
    for index in kept.indices.reversed() where index > 0 {
      if isEnd(kept[index].text), rest * 4 <= total { end = index }
      rest += sizes[index]
    }
    return Array(kept[..<end])
  }

  private static func isLabel(_ line: String) -> Bool {
    guard line.utf8.count <= 160 else { return false }
    if credits.contains(where: line.contains) { return true }
    let plain = plain(line)
    if labels.contains(plain) || starts.contains(where: plain.hasPrefix) || isOfNewsletter(plain) { return true }
    // 23:52
    return line.utf8.count <= 8 && line.first?.isNumber ?? false
      && line.allSatisfy { $0.isNumber || ":.h".contains($0) } && line.contains { ":.h".contains($0) }
  }

  /// A line of a box in which a reader can order letters. It speaks to the reader, so it begins with a verb, and names
  /// the letter or the mailbox.
  private static func isOfNewsletter(_ plain: String) -> Bool {
    newsletterPhrases.contains(where: plain.contains)
      || newsletterVerbs.contains(where: plain.hasPrefix) && newsletterNouns.contains(where: plain.contains)
  }

  private static func isEnd(_ line: String) -> Bool {
    guard line.utf8.count <= 60 else { return false }
    let plain = plain(line)
    return ends.contains(plain) || endStarts.contains(where: plain.hasPrefix)
  }

  /// In lower case, without marks at its ends.
  private static func plain(_ line: String) -> String {
    let marks: Set<Character> = [":", ".", "!", "…", "*", "→", "›", "»", ">", "↓", " ", "+", "▸", "▶", "■"]
    var plain = line.lowercased()[...]
    while let last = plain.last, marks.contains(last) { plain.removeLast() }
    while let first = plain.first, marks.contains(first) { plain.removeFirst() }
    return String(plain).replacing("’", with: "'")
  }

  /// A caption with its credit.
  private static let credits = [
    " Foto: ", " Fotos: ", " Photo: ", " Photos: ", " Photograph: ", " Bild: ", " Crédit photo", " Credit: ", " Фото: ",
    " fot. ", " Fotó: ",
  ]

  private static let labels: Set<String> = [
    "advertisement", "advertisements", "advertising", "anzeige", "werbung", "publicité", "publicidad", "pubblicità",
    "reklama", "реклама", "hirdetés", "إعلان", "skip to content", "skip to main content", "jump to navigation",
    "jump to search", "jump to navigationjump to search", "zum inhalt springen", "aller au contenu", "ir al contenido",
    "share", "share this", "share this article", "share this story", "teilen", "partager", "compartir", "condividi",
    "compartir esta entrada", "print", "print this page", "drucken", "imprimer", "imprimir", "email", "save", "listen",
    "listen to this article", "read more", "weiterlesen", "lire la suite", "leer más", "leggi tutto", "tap to unmute",
    "watch video", "watch live", "artikel merken", "article réservé à nos abonnés", "more on this story",
    "advertise with us",
    "continue reading below", "story continues below advertisement", "article continues below", "enlarge this image",
    "image caption", "play video", "gift this article", "add to bookmarks", "follow us", "sign in", "subscribe",
    "log in",
    "startseite", "home", "inicio", "accueil", "menu", "facebook", "twitter", "whatsapp", "linkedin", "instagram",
  ]

  private static let starts = [
    "©", "(c) ", "copyright ", "all rights reserved", "compartir en ", "share on ", "auf facebook teilen",
    "partager sur ",
    "lesedauer", "tiempo de lectura", "temps de lecture", "reading time", "have an opinion on this story",
    "read more:", "lesen sie auch:", "lire aussi :", "lire aussi:", "à lire aussi :", "leer también:", "related:",
    "guardado con ", "saved from ", "saved with ", "clipped from ", "printed from ",
  ]

  private static let newsletterVerbs = [
    "sign up", "subscribe", "get ", "join ", "enter ", "receive ", "register", "never miss", "don't miss",
    "by signing", "by subscribing", "by entering", "by submitting", "by clicking", "please enter", "please provide",
    "thank you for", "thanks for", "your email", "your e-mail", "email address", "unsubscribe",
    "melden", "jetzt ", "abonnieren", "erhalten", "bestellen", "mit der anmeldung",
    "mit ihrer anmeldung", "ihre e-mail", "deine e-mail", "keine ausgabe", "newsletter", "inscrivez", "abonnez",
    "recevez",
    "en vous inscrivant", "votre adresse", "suscríbete", "suscríbase", "regístrate", "recibe", "apúntate",
    "al suscribirte",
    "tu correo", "iscriviti", "ricevi", "la tua email", "zapisz", "otrzymuj", "twój adres", "podaj ", "подпиш",
    "получайте",
    "підпиш", "отримуйте", "iratkozz", "iratkozzon", "اشترك", "سجل",
  ]

  private static let newsletterNouns = [
    "newsletter", "inbox", "mailing list", "your email", "your e-mail", "email address", "e-mail address", "by email",
    "posteingang", "ihre e-mail", "deine e-mail", "e-mail-adresse", "per e-mail", "boîte mail", "infolettre",
    "adresse mail", "adresse e-mail", "boletín", "tu correo", "casella", "tua email", "skrzynk", "рассылк", "на почту",
    "розсилк", "на пошту", "hírlev", "النشرة", "بريدك",
  ]

  private static let newsletterPhrases = [
    "to your inbox", "in your inbox", "unsubscribe at any time", "unsubscribe anytime", "opt out at any time",
    "no spam, ", "protected by recaptcha", "jederzeit abbestell", "jederzeit widerruf", "désinscri", "darte de baja",
  ]

  private static let ends: Set<String> = [
    "read next", "up next", "related", "related articles", "related stories", "related topics", "related links",
    "related content", "more on this topic", "more stories", "most read", "most popular", "recommended",
    "recommended reading", "you may also like", "you might also like", "further reading", "keep reading", "comments",
    "leave a comment", "leave a reply", "about the author", "about the authors", "author", "tags", "topics",
    "newsletter",
    "media enquiries", "media contact", "press contact", "contact", "sources", "references", "external links",
    "see also",
    "mehr zum thema", "zum thema", "mehr dazu", "das könnte sie auch interessieren", "verwandte artikel",
    "weitere artikel", "lesen sie auch", "über den autor", "über die autorin", "zur person", "kommentare",
    "schlagwörter",
    "meistgelesen", "auch interessant", "à lire aussi", "lire aussi", "sur le même sujet", "à propos de l'auteur",
    "commentaires", "articles liés", "les plus lus", "te puede interesar", "más información", "noticias relacionadas",
    "lo más leído", "sobre el autor", "comentarios", "etiquetas", "destacados", "leggi anche", "commenti",
    "czytaj także", "czytaj też", "komentarze", "читайте також", "читайте также", "коментарі", "комментарии",
    "kapcsolódó cikkek", "hozzászólások", "اقرأ أيضا", "مواضيع ذات صلة",
  ]

  private static let endStarts = [
    "more from ", "mehr von ", "sign up for ", "get the ", "try full access", "abonnez-vous", "suscríbete",
    "jetzt 4 wochen",
    "about our ", "about the journalist",
  ]
}
