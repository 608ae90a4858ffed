import Base
import FrontMatter

/// The settings of one target, with the checks that all kinds of target share.
struct TargetSettings {
  /// The target's name in gazette.yml.
  let target: String
  /// The site's folder, where relative paths start.
  let root: String
  var fields: Fields

  /// The target, as messages name it.
  var owner: String { "the target '\(target)'" }

  /// The text of the key that says where the target is; nil, with a diagnostic, where it is missing or where a program
  /// must not be given it.
  mutating func place(_ key: String, hint: String) -> Located<String>? {
    guard let text = fields.requiredText(key, of: owner, hint: hint), isHarmless(text) else { return nil }
    return text
  }

  mutating func refuse(_ text: Located<String>, _ message: String, hint: String? = nil) {
    fields.report(Diagnostic(.settingsValue, at: text.location, message, hint: hint))
  }

  mutating func refuse(_ key: String, _ message: String, hint: String? = nil) {
    fields.report(Diagnostic(.settingsValue, at: fields.place(key), message, hint: hint))
  }

  /// Whether a program may be given the text as an argument: it is no option and holds no password.
  private mutating func isHarmless(_ text: Located<String>) -> Bool {
    if text.value.hasPrefix("-") || text.value.contains("@-") {
      refuse(text, "'\(text.value)' would be read as an option")
      return false
    }
    if text.value.unicodeScalars.contains(where: \.isInvisibleControl) {
      refuse(text, "the address contains a control character")
      return false
    }
    guard withoutSecrets(text.value) == text.value else {
      refuse(
        text, "a password or token in gazette.yml would be seen by everybody who reads the file",
        hint: "keep it in an ssh key or in git's credential helper")
      return false
    }
    return true
  }

  /// A path of this machine, absolute and without a slash at its end: `../x/` under `/site` is `/x`.
  mutating func localPath(_ text: Located<String>) -> String? {
    if text.value.hasPrefix("~") {
      refuse(text, "'~' is not replaced by your home folder here", hint: "write the whole path: /home/me/www")
      return nil
    }
    let whole = text.value.hasPrefix("/") ? text.value : root + "/" + text.value
    var parts: [String] = []
    for part in whole.pathSegments() where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    guard !parts.isEmpty else {
      refuse(text, "'\(text.value)' is the root of the file system")
      return nil
    }
    return "/" + parts.joined(separator: "/")
  }

  /// A path of another machine without slashes at its end.
  static func withoutEnd(_ path: Substring) -> String {
    String(path.reversed().drop { $0 == "/" }.reversed())
  }

  /// Whether a path of another machine names a folder below its root, and does not climb out of it.
  static func isFolder(_ path: some StringProtocol) -> Bool {
    let parts = path.pathSegments()
    return !parts.isEmpty && !parts.contains { $0 == "." || $0 == ".." }
  }
}
