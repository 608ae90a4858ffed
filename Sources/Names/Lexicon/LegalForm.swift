import Base

/// The legal forms of companies: `Inc.`, `GmbH`. A company is found with its form and without it.
enum LegalForm {
  /// The name without the form at its end or its beginning; nil if it has none.
  static func removed(from name: String) -> String? {
    guard mayHaveForm(name) else { return nil }
    var words = name.split(separator: " ")
    // Only in Cyrillic names is the form first: AS Roma is a club.
    if words.count > 1, isForm(words[0]), (words[0].utf8.first ?? 0) >= 0x80, words[0].allSatisfy(\.isUppercase) {
      return words.dropFirst().joined(separator: " ").trimmingQuotes
    }
    let count = words.count
    for length in [3, 2, 1] where words.count > length && isForm(words.suffix(length).joined()) {
      words.removeLast(length)
      break
    }
    guard words.count < count, let last = words.last else { return nil }
    if last.hasSuffix(",") { words[words.count - 1] = last.dropLast() }
    return words.joined(separator: " ")
  }

  /// A quick look that rejects most names: whether the last word is short or looks like a long form, or the first one
  /// has two capitals.
  private static func mayHaveForm(_ name: String) -> Bool {
    guard let space = name.utf8.lastIndex(of: .space) else { return false }
    let last = name.utf8[name.utf8.index(after: space)...]
    guard last.count > 5, let first = last.first, first < 0x80 else { return true }
    return "CILcil".utf8.contains(first) || name.utf8.dropFirst().first?.isASCIICapital != false
      || (name.utf8.first ?? 0) >= 0x80
  }

  /// The end of a legal form that follows a name in a text, after a space or a comma and a space; nil if none does.
  static func end(in text: UnsafeBufferPointer<UInt8>, after offset: Int, _ end: Int) -> Int? {
    var index = offset
    if index < end, text[index] == UInt8(ascii: ",") { index += 1 }
    guard index < end, text[index] == .space else { return nil }
    index += 1
    // Only plc has no capital.
    guard index < end, text.isCapital(at: index) || text[index..<end].starts(with: "plc".utf8) else { return nil }
    var stop = index
    while stop < end, stop - index < 12, !text[stop].isASCIIWhitespace, text[stop] != UInt8(ascii: ",") { stop += 1 }
    while stop > index {
      let form = String(utf8: UnsafeBufferPointer(rebasing: text[index..<stop]))
      // The full stop of `Siemens AG.` ends the sentence.
      if isForm(form), !form.hasSuffix(".") || form.dropLast().contains(".") || abbreviated.contains(form) {
        return stop
      }
      // A form at the end of a sentence, or before a bracket.
      guard text[stop - 1] < 0x80, !text[stop - 1].isASCIILetter else { return nil }
      stop -= 1
    }
    return nil
  }

  static func isForm(_ word: some StringProtocol) -> Bool {
    let bare = String(word.filter { $0 != "." && $0 != "," && $0 != "/" })
    return forms.contains(bare) || (bare.utf8.count > 3 && longForms.contains(bare.lowercased()))
  }

  private static let abbreviated: Set<String> = ["Inc.", "INC.", "Corp.", "Co.", "Ltd.", "LTD.", "Pty.", "Bhd."]

  private static let longForms: Set<String> = ["gmbh", "corp", "corporation", "incorporated", "limited"]

  private static let forms: Set<String> = [
    "Inc", "INC", "Corp", "Co", "Ltd", "LTD", "LLC", "LLP", "LP", "PLC", "plc", "Plc", "AG", "KG", "SE", "KGaA", "eV",
    "SA", "SAS", "SARL", "SpA", "SPA", "Srl", "NV", "BV", "AB", "AS", "ASA", "Oy", "OY", "Oyj", "OYJ", "Kft", "Zrt",
    "Nyrt", "Rt", "Bt", "spzoo", "Spzoo", "sro", "doo", "dd", "JSC", "PJSC", "OJSC", "OOO", "OAO", "PAO", "Pty",
    "PtyLtd",
    "CoLtd", "Bhd", "SdnBhd", "KK", "ООО", "ОАО", "ПАО", "ЗАО", "АО", "ТОВ", "ПАТ", "АТ", "ЕООД", "ООД", "АД",
  ]
}

extension String {
  /// Without the quotation marks around it, which names of Russian companies have after their form.
  fileprivate var trimmingQuotes: String {
    guard let first, let last, count > 2, "«“\"„".contains(first), "»”\"“".contains(last) else { return self }
    return String(dropFirst().dropLast())
  }
}
