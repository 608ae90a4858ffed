import Base

extension RsyncStore {
  /// An entry of a listing.
  struct Listed {
    enum Kind { case file, folder, link(to: String), other }
    let path: String
    let kind: Kind
    let size: Int
  }

  func list(in folder: String?) async throws -> [String: Int]? {
    let place = folder.map { self.folder($0) } ?? self
    return try await place.list(["--recursive"]).map { listed -> [String: Int] in
      var sizes: [String: Int] = [:]
      for entry in listed {
        if case .folder = entry.kind { continue }
        guard sizes.updateValue(entry.size, forKey: entry.path) == nil else { throw Self.unclear(entry.path) }
      }
      return sizes
    }
  }

  /// The entries in it, or with `--recursive` all below it; nil where there is no such folder.
  func list(_ options: [String]) async throws -> [Listed]? {
    let answer = try await run(["--list-only", "--no-human-readable", "--links"] + options + ["--", location + "/"])
    // 23 is a partial transfer (rsync(1), EXIT VALUES); a folder that cannot be read gives the same.
    let isMissing = #/rsync: .*change_dir ".*" failed: No such file or directory \(2\)/#
    if answer.status == 23, answer.output.isEmpty, answer.errors.contains(isMissing) { return nil }
    guard answer.status == 0 else { throw rsync.failure(answer) }
    return answer.text.split(separator: "\n").compactMap { Self.listed($0) }
  }

  /// `-rw-r--r--          1234 2026/11/23 05:34:27 path`, as rsync writes it without human-readable numbers.
  static func listed(_ line: Substring) -> Listed? {
    guard
      let match = line.wholeMatch(of: #/([-dlcbps])[-rwxsStT]{9}[.+]?\s+([\d,]+) \d{4}/\d\d/\d\d \d\d:\d\d:\d\d (.+)/#)
    else { return nil }
    var name = match.output.3
    if name == "." { return nil }
    let kind: Listed.Kind
    switch match.output.1 {
    case "-": kind = .file
    case "d": kind = .folder
    case "l":
      let arrow = name.firstRange(of: " -> ")
      kind = .link(to: arrow.map { unescaped(name[$0.upperBound...]) } ?? "")
      name = arrow.map { name[..<$0.lowerBound] } ?? name
    default: kind = .other
    }
    return Listed(path: unescaped(name), kind: kind, size: Int(match.output.2.filter(\.isNumber)) ?? 0)
  }

  /// A name without the escapes that rsync writes for bytes that are not printable: `\#303\#251` is `é`.
  static func unescaped(_ name: Substring) -> String {
    guard name.contains("\\#") else { return String(name) }
    var bytes: [UInt8] = []
    var rest = Array(name.utf8)[...]
    while let byte = rest.popFirst() {
      let digits = rest.dropFirst().prefix(3)
      if byte == UInt8(ascii: "\\"), rest.first == UInt8(ascii: "#"), digits.count == 3,
        let code = UInt8(String(utf8: digits), radix: 8)
      {
        bytes.append(code)
        rest = rest.dropFirst(4)
      } else {
        bytes.append(byte)
      }
    }
    return String(utf8: bytes)
  }

  private static func unclear(_ path: String) -> PublishingError {
    .refused(
      "the target contains two files whose names are the same but for how they are written: \(path)",
      hint: "rename one: they differ in their Unicode form, or are not UTF-8")
  }
}
