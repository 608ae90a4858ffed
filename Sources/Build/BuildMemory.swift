import Archive
import Base
import Notes
package import Output

/// What is remembered of a build: if nothing has changed since, the next build with the same options is over at once.
/// It is kept on this machine, beside no site: what is published must not depend on a machine.
package struct BuildMemory: Sendable, Equatable {
  /// A hash of everything else that decides what is built and said: options, environment, program.
  package let key: String
  /// The first moment at which the clock could change something, in seconds since 1970-01-01T00:00:00Z.
  package let end: Int
  /// The site's folder as it was before it was read, and the output as it was left.
  package let inputs: Fingerprint
  package let outputs: Fingerprint
  /// What the build said of the site, without the time that it took: `12 notes, 57 pages`.
  package let summary: String
  /// The diagnostics as they were shown; every build shows them.
  package let shown: String

  /// Nil if the build must not be remembered: if the clock could change it at a moment that is not known, or if a file
  /// was changed while the build ran, or just before it. Times of files are exact to some milliseconds only.
  ///
  /// `now` is nil if the build does not follow the clock. `started` and `written` are nanoseconds since
  /// 1970-01-01T00:00:00Z: before the inputs were looked at, and when the output was complete.
  package init?(
    key: String, of site: BuiltSite, now: Int?, started: Int, written: Int, inputs: Fingerprint, outputs: Fingerprint,
    summary: String, shown: String
  ) {
    guard let end = now.map(site.end) ?? .max, inputs.newest < started - Self.coarseness, outputs.newest <= written
    else { return nil }
    self.key = key
    self.end = end
    self.inputs = inputs
    self.outputs = outputs
    self.summary = summary
    self.shown = shown
  }

  /// Nanoseconds within which two changes of a file can have the same time.
  private static let coarseness = 20_000_000

  // MARK: On the disk

  private static let version = "gazette build 1"

  /// Six lines, and then what was shown.
  package var bytes: [UInt8] {
    let lines = [
      Self.version, key, String(end), "\(inputs.hash) \(inputs.newest)", "\(outputs.hash) \(outputs.newest)", summary,
    ]
    return Array((lines.joined(separator: "\n") + "\n" + shown).utf8)
  }

  /// Nil for anything else.
  package init?(_ bytes: [UInt8]) {
    let lines = String(utf8: bytes).split(separator: "\n", maxSplits: 6, omittingEmptySubsequences: false)
    guard lines.count == 7, lines[0] == Self.version, let end = Int(lines[2]),
      let inputs = Fingerprint(text: lines[3]), let outputs = Fingerprint(text: lines[4])
    else { return nil }
    key = String(lines[1])
    self.end = end
    self.inputs = inputs
    self.outputs = outputs
    summary = String(lines[5])
    shown = String(lines[6])
  }
}

extension Fingerprint {
  fileprivate init?(text: Substring) {
    let parts = text.split(separator: " ")
    guard parts.count == 2, let newest = Int(parts[1]) else { return nil }
    self.init(hash: String(parts[0]), newest: newest)
  }
}

extension BuiltSite {
  /// The first moment after `now` at which the clock could change the site: midnight, or the time of a note that is
  /// dated ahead. Nil if it is not known, as of an embargo.
  fileprivate func end(after now: Int) -> Int? {
    let zone = settings.zone
    var end = zone.instant(of: zone.day(of: now).advanced(by: 1))
    for item in archive.withheld {
      switch item.reason {
      case .draft, .audience, .association: continue
      case .embargo: return nil
      case .future:
        guard let moment = item.date?.moment(in: zone).instant else { return nil }
        end = min(end, moment)
      }
    }
    return end > now ? end : nil
  }
}
