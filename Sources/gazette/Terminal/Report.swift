import Archive
import ArgumentParser
import Base
import Build
import Output

/// Says what was found and what was done.
struct Report {
  let options: SiteOptions

  /// Prints diagnostics, sorted and each once, to standard error; says whether there is one that ends the work.
  func show(_ diagnostics: [Diagnostic]) -> Bool {
    let (text, fails) = told(diagnostics)
    write(text, to: 2)
    return fails
  }

  /// The diagnostics, sorted and each once, as they are printed, and whether there is one that ends the work.
  func told(_ diagnostics: [Diagnostic]) -> (text: String, fails: Bool) {
    let sorted = Set(diagnostics).sorted()
    guard !sorted.isEmpty else { return ("", false) }
    let isColoured = usesColour(2)
    let (shown, left) = shortened(sorted)
    var lines = shown.map { isColoured ? coloured($0) : $0.description }
    lines += left.map { "\($0.count) more [\($0.id.rawValue)]; --verbose shows all" }
    let counts = [Diagnostic.Severity.error, .warning, .notice].compactMap { severity -> String? in
      let number = sorted.count { $0.severity == severity }
      return number == 0 ? nil : count(number, severity.rawValue)
    }
    let fails = diagnostics.fails(isStrict: options.strict)
    if !options.quiet || fails {
      let reason = fails && !diagnostics.hasErrors ? "; --strict treats warnings as errors" : ""
      lines.append(counts.joined(separator: ", ") + reason)
    }
    return (lines.joined(separator: "\n") + "\n", fails)
  }

  /// The most warnings of one kind that are shown without `--verbose`.
  private static let mostOfAKind = 10

  /// The diagnostics without the warnings of which there are too many, and how many of each kind are left out.
  private func shortened(_ sorted: [Diagnostic]) -> (shown: [Diagnostic], left: [(id: DiagnosticID, count: Int)]) {
    guard !options.verbose else { return (sorted, []) }
    var counts: [DiagnosticID: Int] = [:]
    let shown = sorted.filter { diagnostic in
      guard diagnostic.severity == .warning else { return true }
      counts[diagnostic.id, default: 0] += 1
      return counts[diagnostic.id, default: 0] <= Self.mostOfAKind
    }
    let left = counts.filter { $0.value > Self.mostOfAKind }.map { ($0.key, $0.value - Self.mostOfAKind) }
    return (shown, left.sorted { $0.0.rawValue < $1.0.rawValue })
  }

  private func coloured(_ diagnostic: Diagnostic) -> String {
    let colour =
      switch diagnostic.severity {
      case .error: "\u{1B}[31m"
      case .warning: "\u{1B}[33m"
      case .notice: "\u{1B}[36m"
      }
    let lines = diagnostic.description.split(separator: "\n", maxSplits: 1)
    let word = diagnostic.severity.rawValue + ":"
    let place = "\(diagnostic.location): "
    let rest = lines[0].dropFirst(place.count + word.count)
    let hint = lines.count > 1 ? "\n\u{1B}[2m\(lines[1])\u{1B}[0m" : ""
    return "\u{1B}[1m\(place)\(colour)\(word)\u{1B}[0m\(rest)\(hint)"
  }

  /// `12 notes, 57 pages in 0.04 s; 3 files written; withheld: 1 draft, 2 future`. `site` are its first words, and
  /// `withheld` its last ones.
  func summary(_ site: String, _ written: WriteReport, withheld: String, seconds: Double) -> String {
    var parts = ["\(site) in \(rounded(seconds)) s"]
    if written.isUntouched {
      parts.append("nothing changed")
    } else {
      var changes = ["\(count(written.written, "file")) written"]
      if written.unchanged > 0 { changes.append("\(written.unchanged) unchanged") }
      if written.deleted > 0 { changes.append("\(written.deleted) deleted") }
      parts.append(changes.joined(separator: ", "))
    }
    return (parts + [withheld]).joined(separator: "; ")
  }

  /// Does some work. If something withheld would be written, shows where and ends the program.
  func withoutLeaks<Value>(_ work: () throws -> Value) throws -> Value {
    do {
      return try work()
    } catch let error as LeakError {
      _ = show([error.diagnostic])
      throw ExitCode(1)
    }
  }

  func withheldSummary(_ withheld: [Withheld]) -> String {
    guard !withheld.isEmpty else { return "nothing withheld" }
    let reasons = Withheld.Reason.allCases.compactMap { reason -> String? in
      let number = withheld.count { $0.reason == reason }
      guard number > 0 else { return nil }
      switch reason {
      case .draft: return count(number, "draft")
      case .future: return "\(number) future"
      case .embargo: return "\(number) under embargo"
      case .audience: return "\(number) for a narrower audience"
      case .association: return "\(number) that only withheld texts use"
      }
    }
    return "withheld: \(reasons.joined(separator: ", "))"
  }

  /// Each thing withheld, with the reason, to standard error.
  func name(_ withheld: [Withheld]) {
    for item in withheld.sorted(by: { $0.path < $1.path }) {
      let date = item.date.map { " (\($0))" } ?? ""
      printError("withheld: \(item.path): \(item.reason.rawValue)\(date)")
    }
  }
}

/// `1 file`, `2 files`
func count(_ number: Int, _ word: String) -> String { "\(number) \(word)\(number == 1 ? "" : "s")" }

/// `0.04`
func rounded(_ seconds: Double) -> String {
  let hundredths = Int((seconds * 100).rounded())
  return "\(hundredths / 100).\(padded(hundredths % 100, 2))"
}
