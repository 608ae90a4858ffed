/// The plural form that a number needs, by the plural rules of Unicode's CLDR for whole numbers.
enum PluralForm: String, Sendable, CaseIterable {
  case zero, one, two, few, many, other
}

/// The plural rule of a language.
enum PluralRule: Sendable {
  /// One form for every number: Chinese, Japanese, Korean, Thai, Vietnamese, …
  case single
  /// One form for 1 and one for all else: most languages of Europe.
  case oneAndOther
  /// 0 has the same form as 1: French, Brazilian Portuguese, …
  case zeroIsOne
  /// By the last digits: Ukrainian, Russian, Belarusian.
  case eastSlavic
  /// Like `eastSlavic`, but without the form for many: Serbian, Croatian, Bosnian.
  case southSlavic
  /// By the last digit alone: Macedonian, Icelandic.
  case lastDigit
  case polish
  case czech
  case romanian
  case lithuanian
  case latvian
  case slovenian
  case hebrew
  case arabic

  /// The rule of a language by its BCP 47 tag. A language that is not known here gets the rule of most languages; that
  /// is not right for Welsh, Irish, Breton, Gaelic and Maltese, which have more forms.
  init(language: String) {
    switch language.lowercased().split(separator: "-").first ?? "" {
    case "zh", "ja", "ko", "th", "vi", "id", "ms", "my", "lo", "km": self = .single
    case "pt": self = language.lowercased() == "pt-pt" ? .oneAndOther : .zeroIsOne
    case "fr", "hy", "hi", "fa", "bn", "am", "gu", "kn", "zu": self = .zeroIsOne
    case "uk", "ru", "be": self = .eastSlavic
    case "sr", "hr", "bs": self = .southSlavic
    case "mk", "is": self = .lastDigit
    case "pl": self = .polish
    case "cs", "sk": self = .czech
    case "ro", "mo": self = .romanian
    case "lt": self = .lithuanian
    case "lv": self = .latvian
    case "sl": self = .slovenian
    case "he": self = .hebrew
    case "ar": self = .arabic
    default: self = .oneAndOther
    }
  }

  func form(of number: Int) -> PluralForm {
    let (ones, hundreds) = (number % 10, number % 100)
    switch self {
    case .single: return .other
    case .oneAndOther: return number == 1 ? .one : .other
    case .zeroIsOne: return number <= 1 ? .one : .other
    case .eastSlavic, .southSlavic:
      if ones == 1, hundreds != 11 { return .one }
      if (2...4).contains(ones), !(12...14).contains(hundreds) { return .few }
      return self == .eastSlavic ? .many : .other
    case .lastDigit: return ones == 1 && hundreds != 11 ? .one : .other
    case .polish:
      if number == 1 { return .one }
      return (2...4).contains(ones) && !(12...14).contains(hundreds) ? .few : .many
    case .czech: return number == 1 ? .one : (2...4).contains(number) ? .few : .other
    case .romanian: return number == 1 ? .one : number == 0 || (1...19).contains(hundreds) ? .few : .other
    case .lithuanian:
      if (11...19).contains(hundreds) || ones == 0 { return .other }
      return ones == 1 ? .one : .few
    case .latvian:
      if ones == 0 || (11...19).contains(hundreds) { return .zero }
      return ones == 1 ? .one : .other
    case .slovenian:
      switch hundreds {
      case 1: return .one
      case 2: return .two
      case 3, 4: return .few
      default: return .other
      }
    case .hebrew: return number == 1 ? .one : number == 2 ? .two : .other
    case .arabic:
      switch (number, hundreds) {
      case (0, _): return .zero
      case (1, _): return .one
      case (2, _): return .two
      case (_, 3...10): return .few
      case (_, 11...99): return .many
      default: return .other
      }
    }
  }
}
