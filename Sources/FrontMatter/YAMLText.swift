import Base

extension String {
  /// The text as a YAML scalar on one line (YAML 1.1, 5.7 and 9.2). It is quoted unless it is certain that YAML reads
  /// it without a change.
  package var asYAMLScalar: String {
    let isPlain =
      (utf8.first?.isASCIILetter == true || hasPrefix("/") || beginsAsNoteName) && !hasSuffix(" ")
      && utf8.allSatisfy { $0.isASCIILetter || $0.isASCIIDigit || " -./_()'".utf8.contains($0) || $0 >= 0x80 }
      && !["true", "false", "yes", "no", "on", "off", "null", "y", "n"].contains(lowercased())
      && !unicodeScalars.contains(where: \.isInvisibleControl)
    if isPlain { return self }
    var quoted = "\""
    for scalar in unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case _ where scalar.isInvisibleControl || scalar == "\u{2028}" || scalar == "\u{2029}" || scalar == "\u{FEFF}":
        let digits = String(scalar.value, radix: 16, uppercase: true)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }

  /// `2025-10-21-summit` is no number and no date.
  private var beginsAsNoteName: Bool {
    guard utf8.first?.isASCIIDigit == true, let hyphen = utf8.firstIndex(of: UInt8(ascii: "-")) else { return false }
    return utf8[..<hyphen].allSatisfy(\.isASCIIDigit) && utf8[hyphen...].contains(where: \.isASCIILetter)
  }

  /// The text between single quotation marks, as YAML reads it: `'it''s'`.
  package var singleQuotedInYAML: String { "'" + replacing("'", with: "''") + "'" }
}
