import Base

/// What the elements of a page are for, by their names, classes, ids and roles.
enum PageParts {
  /// Whether an element never holds text that a reader sees.
  static func isNoText(_ node: MarkupTree.Node) -> Bool {
    // If a page has no `<body>`, libxml2 puts elements that it does not know into the head. So the head is not in this
    // list.
    node.name.map(noText.contains) ?? false
  }

  /// Whether a page hides an element, or asks the reader to fill it in. Some pages are inside one form, or were saved
  /// while a dialog hid them.
  static func isHidden(_ node: MarkupTree.Node) -> Bool {
    guard case .element(_, let attributes) = node.content else { return false }
    if node.has("hidden") || attributes["aria-hidden"] == "true" { return true }
    let style = attributes["style"]?.lowercased().filter { !$0.isWhitespace } ?? ""
    return style.contains("display:none") || style.contains("visibility:hidden")
  }

  /// Why an element may be a part of the page around its article: its name, its role, or a word in its class or id.
  static func reasons(_ node: MarkupTree.Node) -> [String] {
    guard case .element(let name, let attributes) = node.content, !content.contains(name) else { return [] }
    if around.contains(name) { return [name] }
    if let role = attributes["role"]?.lowercased(), aroundRoles.contains(role) { return [role] }
    if attributes["itemprop"]?.contains("articleBody") ?? false { return [] }
    return [attributes["class"], attributes["id"]].flatMap { names in
      names?.split(whereSeparator: \.isWhitespace).flatMap { aroundWords(in: words(of: $0)) } ?? []
    }
  }

  /// Whether an element holds other articles or comments, so that a date in it is not the article's. A footer, an aside
  /// with the article's data and a bar for sharing can have its date.
  static func isElsewhere(_ node: MarkupTree.Node) -> Bool {
    reasons(node).contains { isNeverArticle($0) || elsewhere.contains($0) } || isNoText(node)
  }

  private static let elsewhere: Set<String> = [
    "nav", "navigation", "sidebar", "related", "relatedposts", "recommended", "recommendations", "teaser", "teasers",
    "complementary", "outbrain", "taboola", "promo", "widget", "search", "figure", "figcaption", "menu", "cookie",
  ]

  /// Whether a reason means what readers write below an article, or a notice about cookies. Both can be longer than the
  /// article.
  static func isNeverArticle(_ reason: String) -> Bool { neverArticle.contains(reason) }

  /// `post-comments` is around an article. `has-sidebar` and `no-share` are only said of what they stand at.
  private static func aroundWords(in words: [String]) -> [String] {
    guard let first = words.first, !modifiers.contains(first) else { return [] }
    // A page builder calls each paragraph an element-widget.
    if words == ["widget"] { return words }
    return words.filter { aroundWords.contains($0) || neverArticle.contains($0) }
  }

  /// Whether an element stands on lines of its own, so that text before and after it is not one sentence.
  static func isBlock(_ name: String) -> Bool { block.contains(name) }

  /// The words in an element's class, id, itemprop, property and rel, and these values themselves.
  static func marks(of node: MarkupTree.Node) -> Set<String> {
    guard case .element(_, let attributes) = node.content else { return [] }
    var marks: Set<String> = []
    for key in ["class", "id", "itemprop", "property", "rel"] {
      for value in attributes[key]?.split(whereSeparator: \.isWhitespace) ?? [] {
        marks.insert(value.lowercased())
        if key == "class" || key == "id" { marks.formUnion(words(of: value)) }
      }
    }
    return marks
  }

  /// `postShare-js` has the words post, share, js.
  private static func words(of name: Substring) -> [String] {
    var words: [String] = []
    var word = ""
    var wasSmall = false
    for character in name.unicodeScalars {
      let isLetter = character.properties.isAlphabetic
      let isCapital = character.properties.isUppercase
      if !isLetter || isCapital && wasSmall {
        if !word.isEmpty { words.append(word) }
        word = ""
      }
      if isLetter { word += String(character).lowercased() }
      wasSmall = isLetter && !isCapital
    }
    return word.isEmpty ? words : words + [word]
  }

  private static let noText: Set<String> = [
    "title", "script", "style", "noscript", "template", "button", "select", "input", "textarea", "iframe", "object",
    "svg", "math", "canvas", "audio", "video", "picture", "menu",
  ]

  private static let around: Set<String> = ["nav", "footer", "aside", "figure", "figcaption", "dialog", "form"]

  /// They hold an article, whatever their class says.
  private static let content: Set<String> = ["html", "body", "main", "article"]

  private static let modifiers: Set<String> = ["has", "no", "not", "with", "without", "enable", "is", "js"]

  private static let aroundRoles: Set<String> = [
    "navigation", "complementary", "banner", "contentinfo", "search", "dialog",
  ]

  private static let neverArticle: Set<String> = [
    "comment", "comments", "kommentare", "commentaires", "comentarios", "discussion", "disqus", "forum", "cookie",
    "cookies", "consent", "gdpr", "onetrust", "didomi", "cmp", "cmpbox",
  ]

  /// Words in classes and ids with which pages name the parts around an article.
  private static let aroundWords: Set<String> = [
    "related", "newsletter", "promo", "advert", "advertisement",
    "sidebar", "breadcrumb", "breadcrumbs", "share", "sharing", "respond",
    "pagination", "nav", "navbar", "navigation", "menu", "footer", "signup", "subscribe", "paywall", "recommended",
    "recommendations", "teaser", "teasers", "tags", "social", "popup", "modal", "sponsored", "outbrain", "taboola",
    "sharedaddy", "relatedposts", "printfooter", "toolbar", "masthead",
    "caption", "captions", "credit", "credits", "bildunterschrift", "legende", "pullquote", "taglist", "bio",
  ]

  private static let block: Set<String> = [
    "p", "div", "section", "article", "main", "body", "li", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre",
    "table", "tbody", "thead", "tr", "td", "th", "caption", "h1", "h2", "h3", "h4", "h5", "h6", "hgroup", "hr",
    "header", "footer", "nav", "aside", "figure", "figcaption", "form", "fieldset", "address", "details", "summary",
    "dialog", "center",
  ]
}
