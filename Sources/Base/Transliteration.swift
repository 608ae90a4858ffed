/// A lower-case text with Latin letters for those of Cyrillic and Greek, and without diacritics on Latin ones.
///
/// Ukrainian follows the national system of 2010, Russian the BGN/PCGN one without its apostrophes; which of the two
/// a word is in shows by the letters only Ukrainian has and by its endings: `зеленський` → `zelenskyi`,
/// `київ` → `kyiv`, `лавров` → `lavrov`, `андрей` → `andrei`.
func transliterated(_ text: String) -> String {
  if text.utf8.allSatisfy({ $0 < 0x80 }) { return text }
  var result = ""
  var word: [Unicode.Scalar] = []
  // Composed first, so that й and ї are letters and not a letter with a mark.
  for scalar in text.composedScalars {
    if scalar.properties.isAlphabetic || apostrophes.contains(scalar)
      || scalar.properties.generalCategory == .nonspacingMark
    {
      word.append(scalar)
    } else {
      appendWord(word, to: &result)
      word.removeAll(keepingCapacity: true)
      result.unicodeScalars.append(scalar)
    }
  }
  appendWord(word, to: &result)
  return result
}

private func appendWord(_ word: [Unicode.Scalar], to result: inout String) {
  let isUkrainian =
    word.contains(where: { "іїєґ".unicodeScalars.contains($0) })
    || ["ськ", "цьк", "зьк"].contains { ending in
      word.indices.contains { word[$0...].starts(with: Array(ending.unicodeScalars)) }
    }
  for (index, scalar) in word.enumerated() {
    if isUkrainian, let latin = (index == 0 ? ukrainianInitial[scalar] : nil) ?? ukrainian[scalar] {
      result += latin
    } else if let latin = cyrillic[scalar] ?? greek[scalar] ?? latinSpecial[scalar] {
      result += latin
    } else {
      result += withoutMarks(scalar)
    }
  }
}

/// A Latin or Greek letter without its diacritics; any other scalar as it is.
private func withoutMarks(_ scalar: Unicode.Scalar) -> String {
  let parts = String(scalar).decomposedScalars
  guard let base = parts.first, parts.count > 1 || scalar.properties.generalCategory == .nonspacingMark else {
    return String(scalar)
  }
  if (0x0300...0x036F).contains(base.value) { return "" }
  if base.isASCII { return String(base) }
  return greek[base] ?? String(scalar)
}

private let apostrophes: Set<Unicode.Scalar> = ["'", "’", "ʼ"]

private func table(_ pairs: String) -> [Unicode.Scalar: String] {
  var table: [Unicode.Scalar: String] = [:]
  for pair in pairs.split(separator: " ") {
    if let letter = pair.unicodeScalars.first { table[letter] = String(pair.unicodeScalars.dropFirst()) }
  }
  return table
}

private let cyrillic = table(
  """
  аa бb вv гg дd еe ёe жzh зz иi йi кk лl мm нn оo пp рr сs тt уu фf хkh цts чch шsh щshch ъ ыy ь эe юyu яya \
  іi їi єie ґg ўu џdzh љlj њnj ћc ђdj јj ќkj ѓgj ѕdz
  """)
private let ukrainian = table("гh ґg єie иy йi їi юiu яia")
private let ukrainianInitial = table("єye їyi йy юyu яya")
private let greek = table(
  "αa βv γg δd εe ζz ηi θth ιi κk λl μm νn ξx οo πp ρr σs ςs τt υy φf χch ψps ωo")
private let latinSpecial = table("ßss æae œoe øo łl đd ðd þth ıi ŀl ŉn ĸk ŋng ħh ŧt əa")
