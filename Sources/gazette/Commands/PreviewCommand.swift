import Archive
import ArgumentParser
import Base
import Build
import FoundationEssentials
import FrontMatter
import Notes
import Output
import Preview

struct PreviewCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "preview",
    abstract: "Show the site in a browser, and each change as it is saved.",
    discussion: """
      Shows drafts, future notes and notes under embargo too, and marks them. Makes pages when the browser asks for them, and \
      never changes the output folder. Mistakes appear on the page and in the terminal; the last good site stays up until you \
      correct them. Ctrl-C ends it.
      """, aliases: ["serve", "server"])

  @Option(name: .shortAndLong, help: "The port to answer on.")
  var port = 1313

  @Option(
    name: .long,
    help:
      "The address of this machine to answer on. With 0.0.0.0, others on the network can read everything, also drafts.")
  var bind = "127.0.0.1"

  @Flag(name: [.customShort("O"), .long], help: "Open the site in the browser.")
  var open = false

  @Flag(
    name: .long,
    help: "Look for changes twice a second instead of waiting for the system to report them: for network folders.")
  var poll = false

  @Option(
    name: .long,
    help: """
      The editor that opens from links to files: code, cursor, zed, subl, idea, … or an address with {path}, {line} and \
      {column}. By default, $VISUAL or $EDITOR.
      """)
  var editor: String?

  @Option(name: .long, help: "Show the site as of this day or time.")
  var today: String?

  // Other tools ask for these; preview shows drafts and future notes always.
  @Flag(name: [.customShort("D"), .long, .customLong("buildDrafts")], help: .hidden)
  var drafts = false

  @Flag(name: [.customShort("F"), .long, .customLong("buildFuture")], help: .hidden)
  var future = false

  @OptionGroup var options: SiteOptions

  func validate() throws {
    guard (1...65535).contains(port) else { throw ValidationError("there is no port \(port); use 1 to 65535") }
    if Listening.names(of: bind) == nil {
      throw ValidationError("'\(bind)' is not an address of this machine, such as 127.0.0.1, ::1 or localhost")
    }
    if let today { try checkDate(today, "a day or an instant") }
  }

  func run() throws {
    let start = Clock.monotonic
    let folder = options.folder
    let settings = try folder.settingsFile()
    guard settings.value != nil else {
      _ = Report(options: options).show(settings.diagnostics)
      throw ExitCode(1)
    }
    let address = bind == "localhost" ? "127.0.0.1" : bind
    if let reason = Listening.refusal(address, port) { throw refused(address, reason) }
    let host = "\(Listening.host(of: bind)):\(port)"
    let editorAddress = EditorAddress(root: folder.root, editor: editor ?? personsEditor())
    var everything = BuildOptions.everything
    everything.now = today.flatMap(DateText.init)
    everything.address = .origin("http://\(host)")
    let log = PreviewLog(options: options)
    let session = PreviewSession(folder, everything, in: .machine, editor: editorAddress, report: log.tell)

    // Watched before it is read: a save in between is not lost.
    let (watching, reason) = watch(folder.root, polling: poll)
    if let reason { log.tell(.notice(reason)) }
    try session.start()
    let server = PreviewServer(
      session, address: address, port: port, names: Listening.names(of: bind) ?? [])
    endOnSignals()
    raiseFileLimit()
    serve(server) { [self] in
      let url = (session.archive?.settings.url ?? "http://\(host)") + "/"
      let seconds = rounded(Clock.monotonic - start)
      if !options.quiet { printLine("\(log.counts(session.archive)) at \(url) after \(seconds) s; Ctrl-C ends it") }
      if self.open { openInBrowser(url) }
    }
    follow(watching, session)
  }

  private func refused(_ address: String, _ reason: Listening.Refusal) -> Refusal {
    switch reason {
    case .other(let message): return refusal("cannot answer on port \(port) of \(address): \(message)")
    case .taken:
      let free = (port..<min(65535, port + 200)).lazy.map { $0 + 1 }.first { Listening.refusal(address, $0) == nil }
      return refusal("port \(port) is in use\(free.map { "; this one is free: gazette preview --port \($0)" } ?? "")")
    }
  }

  private func serve(_ server: PreviewServer, whenListening: @escaping @Sendable () -> Void) {
    Task {
      // Where the machine runs out of something, files or memory, what waits ends and the server begins anew.
      for attempt in 0... {
        let start = Clock.monotonic
        do { try await server.run() } catch {
          printError("gazette: error: the server stopped: \(error)")
          if attempt > 0, Clock.monotonic - start < 1 { exitProgram(1) }
          try await Task.sleep(for: .milliseconds(500))
        }
      }
    }
    Task {
      try await server.waitUntilListening()
      whenListening()
    }
  }

  /// Takes in changes, for ever, on this thread.
  private func follow(_ watching: any FolderWatch, _ session: PreviewSession) -> Never {
    var watching = watching
    while true { session.take(watching.next()) }
  }
}
