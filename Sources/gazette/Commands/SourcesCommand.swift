import Archive
import ArgumentParser
import Base
import Build
import Notes
import Surveying
import Synchronization

struct SourcesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sources", abstract: "List the addresses of sources, ask whether they are still there, keep copies.",
    discussion: """
      'gazette sources' lists them by state. 'gazette sources check' asks each server, one question at a time with a pause \
      between, and keeps the answers in content/sources.yml. 'gazette sources archive' keeps a copy of each page under \
      archive/. Readers are led to an archived copy where a page is gone.
      """,
    subcommands: [SourcesListCommand.self, SourcesCheckCommand.self, SourcesArchiveCommand.self],
    defaultSubcommand: SourcesListCommand.self)
}

/// The sources of a site by their addresses.
private struct SourceList {
  let folder: SiteFolder
  let site: BuiltSite
  /// By address.
  var records: [SourceRecord]
  /// The files of the notes and actors that have each address.
  let files: [String: [String]]

  init(_ options: SiteOptions) throws {
    folder = options.folder
    let built = try build(folder, .everything, in: .machine)
    guard let site = built.value,
      !built.diagnostics.contains(where: { $0.location.path == SourceRecord.path && $0.severity == .error })
    else {
      _ = Report(options: options).show(built.diagnostics)
      throw ExitCode(1)
    }
    self.site = site
    var files: [String: [String]] = [:]
    for note in site.archive.notes {
      for url in Set(note.head.sources.compactMap(\.url)) { files[url, default: []].append(note.head.path) }
    }
    for actor in site.archive.actors.map(\.head) {
      for url in Set(actor.relations.flatMap(\.sources).compactMap(\.url)) {
        files[url, default: []].append(actor.file.path)
      }
    }
    self.files = files
    let known = site.archive.sourceRecords
    records = files.keys.sorted().map { known[$0] ?? SourceRecord(url: $0) }
    // What is not a source any more stays only if there is a copy of it.
    records += known.values.filter { files[$0.url] == nil && $0.copy != nil }
  }

  /// The records of some addresses, or of all.
  func chosen(_ urls: [String]) throws -> [SourceRecord] {
    let own = records.filter { files[$0.url] != nil }
    guard !urls.isEmpty else { return own }
    return try urls.map { url in
      if let record = own.first(where: { $0.url == url }) { return record }
      let hint = nearest(to: url, among: own.map(\.url)).map { "; did you mean '\($0)'?" } ?? ""
      throw ValidationError("no source has the address '\(url.visible)'\(hint)")
    }
  }

  mutating func take(_ changed: [SourceRecord]) {
    let byURL = Dictionary(changed.map { ($0.url, $0) }) { $1 }
    records = records.map { byURL[$0.url] ?? $0 }
  }

  func write() throws { try folder.replace(SourceRecord.path, with: Array(SourceRecord.text(of: records).utf8)) }

  /// What servers are told of who asks.
  var agent: String { "\(Survey.agent)/\(Gazette.version) (+\(site.settings.url))" }

  /// The day in the site's time zone.
  var today: Day { site.settings.zone.day(of: Clock.now) }
}

/// Answers as they come, written now and then, so that an interruption loses only the last of them.
private final class KeptAnswers: Sendable {
  private let state: Mutex<(list: SourceList, written: Double)>
  /// Seconds between two times of writing.
  private static let interval = 2.0

  init(_ list: SourceList) { state = Mutex((list, 0)) }

  func keep(_ record: SourceRecord) {
    state.withLock { state in
      state.list.take([record])
      guard Clock.monotonic - state.written > Self.interval else { return }
      // Whether it can be written is said at the end.
      try? state.list.write()
      state.written = Clock.monotonic
    }
  }

  /// The list with all answers, written.
  func finish() throws -> SourceList {
    let list = state.withLock { $0.list }
    try list.write()
    return list
  }
}

struct SourcesListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(commandName: "list", abstract: "List the sources by state.")

  @Option(name: .long, help: "Only those in this state: alive, moved, gone, failing, refused or unchecked.")
  var state: SourceRecord.State?

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  @OptionGroup var options: SiteOptions

  private struct Row: Encodable {
    let state: String
    let url: String
    let status: Int?
    let since: String?
    let checked: String?
    let location: String?
    let reason: String?
    let archived: String?
    let copy: String?
    let notes: [String]
  }

  func run() throws {
    let list = try SourceList(options)
    let records = try list.chosen([]).filter { state == nil || $0.state == state }
    if json {
      return printLine(
        try jsonText(
          records.map {
            Row(
              state: $0.state.rawValue, url: $0.url, status: $0.status, since: $0.since?.description,
              checked: $0.checked?.description, location: $0.location, reason: $0.reason, archived: $0.archived,
              copy: $0.copy, notes: list.files[$0.url] ?? [])
          }))
    }
    for state in SourceRecord.State.allCases {
      let own = records.filter { $0.state == state }
      guard !own.isEmpty else { continue }
      printLine("\(state.rawValue): \(own.count)")
      for record in own {
        printLine("  \(record.url.visible)\(Self.facts(record))")
        for file in list.files[record.url] ?? [] where state != .alive && state != .unchecked {
          printLine("    \(file.visible)")
        }
      }
    }
    if records.isEmpty { printLine("there is no such source") }
  }

  /// ` (404, since 2025-11-01, moved to …, copy of 2025-10-22)`
  fileprivate static func facts(_ record: SourceRecord) -> String {
    var facts = [record.status.map(String.init), record.reason?.visible].compactMap(\.self)
    if record.state != .alive, let since = record.since { facts.append("since \(since)") }
    if let location = record.location { facts.append("now \(location.visible)") }
    if let copied = record.archivedOn ?? record.copied { facts.append("copy of \(copied)") }
    return facts.isEmpty ? "" : " (\(facts.joined(separator: ", ")))"
  }
}

extension SourceRecord.State: ExpressibleByArgument {}

struct SourcesCheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Ask whether the pages of sources are still there.",
    discussion: "With --strict, the exit code is 1 if a page is gone or its server fails.")

  @Argument(help: "Addresses to ask for. By default, those of all sources.")
  var addresses: [String] = []

  @Flag(name: .long, help: "Ask nobody: show what content/sources.yml knows.")
  var offline = false

  @Option(name: .long, help: "Leave out addresses that were asked for in so many days before today.")
  var olderThan: Int = 0

  @Option(name: .long, help: "Seconds between two questions to one server.")
  var pause: Double = 1

  @Option(name: .long, help: "Seconds that an answer may take.")
  var timeout: Int = 20

  @OptionGroup var options: SiteOptions

  func validate() throws {
    guard (0...3600).contains(pause) else { throw ValidationError("--pause is a number of seconds from 0 to 3600") }
    guard (1...600).contains(timeout) else { throw ValidationError("--timeout is a number of seconds from 1 to 600") }
    guard olderThan >= 0 else { throw ValidationError("--older-than is a number of days") }
  }

  func run() throws {
    var list = try SourceList(options)
    var records = try list.chosen(addresses)
    if !offline {
      let today = list.today
      let due = records.filter { record in
        record.checked.map { today.number - $0.number >= olderThan } ?? true
      }
      let (isQuiet, agent, timeout, pause) = (options.quiet, list.agent, timeout, pause)
      let answers = KeptAnswers(list)
      try withTemporaryFolder { folder in
        let client = CurlClient(folder: folder, agent: agent, timeout: timeout)
        guard client.isThere else { throw refusal("curl is not installed; it asks the servers") }
        Survey(by: client, today: today, pause: pause).run(due) { record in
          answers.keep(record)
          if !isQuiet {
            printLine("\(record.state.rawValue)\t\(record.url.visible)\(SourcesListCommand.facts(record))")
          }
        }
      }
      list = try answers.finish()
      records = try list.chosen(addresses)
    }
    let counts = SourceRecord.State.allCases.compactMap { state in
      let number = records.count { $0.state == state }
      return number == 0 ? nil : "\(number) \(state.rawValue)"
    }
    if !options.quiet { printLine("\(count(records.count, "source")): \(counts.joined(separator: ", "))") }
    if options.strict, records.contains(where: { $0.state == .gone || $0.state == .failing }) { throw ExitCode(1) }
  }
}

struct SourcesArchiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "archive", abstract: "Keep a copy of the pages of sources.",
    discussion: """
      Writes a file of WARC 1.1 for each page under archive/, with what the page needs to be shown. The folder is not \
      published. With --service, an archive on the web makes the copy instead, and readers can be led to it: \
      --service 'https://web.archive.org/save/{url}'.
      """)

  @Argument(help: "Addresses to keep. By default, those of all sources that have no copy yet.")
  var addresses: [String] = []

  @Option(name: .long, help: "The address of an archive, with {url} for the page.")
  var service: String?

  @Option(name: .long, help: "Seconds between two pages.")
  var pause: Double = 1

  @Option(name: .long, help: "Seconds that an answer may take.")
  var timeout: Int = 30

  @OptionGroup var options: SiteOptions

  func validate() throws {
    guard (0...3600).contains(pause) else { throw ValidationError("--pause is a number of seconds from 0 to 3600") }
    guard (1...600).contains(timeout) else { throw ValidationError("--timeout is a number of seconds from 1 to 600") }
    if let service, !service.contains("{url}") || !service.hasPrefix("http") {
      throw ValidationError("'\(service.visible)' is not an address with {url} in it")
    }
  }

  func run() throws {
    var list = try SourceList(options)
    let chosen = try list.chosen(addresses)
    let due = addresses.isEmpty ? chosen.filter { service == nil ? $0.copy == nil : $0.archived == nil } : chosen
    var failures = 0
    try withTemporaryFolder { folder in
      let client = CurlClient(folder: folder, agent: list.agent, timeout: timeout)
      if service != nil, !client.isThere { throw refusal("curl is not installed; it asks the archive") }
      for (index, record) in due.enumerated() {
        if index > 0 { client.wait(pause) }
        switch try copy(record, list, client, folder) {
        case .success(let record):
          // Kept at once, so that an interruption loses no more than one.
          list.take([record])
          try list.write()
          if !options.quiet {
            printLine("\(record.url.visible) -> \((service == nil ? record.copy : record.archived)?.visible ?? "")")
          }
        case .failure(let failure):
          failures += 1
          printError("gazette: warning: \(record.url.visible): \(failure.reason)")
        }
      }
    }
    if !options.quiet { printLine("copied \(count(due.count - failures, "page")), \(failures) failed") }
    if failures > 0 { throw ExitCode(1) }
  }

  private func copy(
    _ record: SourceRecord, _ list: SourceList, _ client: CurlClient, _ folder: String
  ) throws -> Result<SourceRecord, WgetArchive.CopyFailure> {
    var record = record
    if let service {
      let answer = client.save(service.replacing("{url}", with: record.url))
      guard let status = answer.status, (200..<300).contains(status), answer.failure == nil,
        let address = answer.address
      else { return .failure(.init(answer.failure ?? "the archive answers \(answer.status ?? 0)")) }
      (record.archived, record.archivedOn) = (address, list.today)
      return .success(record)
    }
    switch try WgetArchive(agent: list.agent, timeout: timeout).copy(of: record.url, in: folder) {
    case .failure(let failure): return .failure(failure)
    case .success(let bytes):
      let host = Survey.host(of: record.url)
      let path = "archive/\(host)/\(list.today)-\(contentHash(Array(record.url.utf8))).warc.gz"
      try list.folder.makeFolder("archive/\(host)")
      try list.folder.replace(path, with: bytes)
      (record.copy, record.copied) = (path, list.today)
      return .success(record)
    }
  }
}
