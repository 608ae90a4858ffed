/// The ways in which a name is written otherwise than its actor's file has it.
struct Ways: OptionSet, Sendable, Hashable {
  let rawValue: UInt32

  /// Orban for Orbán, Mueller for Müller.
  static let accents = Ways(rawValue: 1 << 0)
  /// Kœnig for Koenig, ﬁ for fi.
  static let ligature = Ways(rawValue: 1 << 1)
  /// De Gaulle for de Gaulle.
  static let particle = Ways(rawValue: 1 << 2)
  /// Nato for NATO.
  static let acronym = Ways(rawValue: 1 << 3)
  /// TRUMP for Trump.
  static let capitals = Ways(rawValue: 1 << 4)
  /// Al Shabaab for Al-Shabaab.
  static let hyphen = Ways(rawValue: 1 << 5)
  /// Marks & Spencer for Marks and Spencer.
  static let ampersand = Ways(rawValue: 1 << 6)
  /// the Guardian for The Guardian.
  static let article = Ways(rawValue: 1 << 7)
  /// JD Vance for J.D. Vance.
  static let initials = Ways(rawValue: 1 << 8)
  /// Donald J. Trump for Donald Trump, and the other way round.
  static let middleName = Ways(rawValue: 1 << 9)
  /// Robert Downey for Robert Downey Jr.
  static let suffix = Ways(rawValue: 1 << 10)
  /// Trump, Donald.
  static let order = Ways(rawValue: 1 << 11)
  /// Siemens for Siemens AG, and the other way round.
  static let legalForm = Ways(rawValue: 1 << 12)
  /// Donalda Tuska for Donald Tusk, NATO’nun for NATO.
  static let inflected = Ways(rawValue: 1 << 13)
  /// Covenants for covenant, in names that are found in any case.
  static let plural = Ways(rawValue: 1 << 14)
  /// covenant for Covenants, in names that are found in any case.
  static let singular = Ways(rawValue: 1 << 15)
  /// Donald of `Donald and Melania Trump`.
  static let sharedFamilyName = Ways(rawValue: 1 << 16)

  /// Keir Starmer for Sir Keir Starmer.
  static let title = Ways(rawValue: 1 << 17)

  /// Ways in which an ordinary word can look like a name at the beginning of a sentence.
  static let doubtful: Ways = [.inflected, .acronym, .legalForm]
}
