import Archive
import ArgumentParser
import Base
import Build
import Names

struct CheckCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "check", abstract: "Check the site and write nothing.",
    discussion: """
      Checks everything that build checks. Also reports actors that no note mentions, notes without a source, topics and \
      outlets without a file, and dead links within the site.
      """)

  @OptionGroup var options: SiteOptions
  @OptionGroup var publication: PublicationOptions

  @Flag(name: .long, help: "Also report aliases that no note uses, and aliases so common that they look wrong.")
  var names = false

  @Flag(name: .long, help: "Also report quotations without a speaker or a source.")
  var quotes = false

  @Flag(name: .long, help: "Print the diagnostics as JSON on standard output.")
  var json = false

  func run() throws {
    let report = Report(options: options)
    let built = try build(options.folder, publication.build, in: .machine)
    var diagnostics = built.diagnostics
    if let site = built.value {
      diagnostics += try site.audited()
      if names { diagnostics += auditNames(site.names) }
      if quotes { diagnostics += auditQuotations(site.archive) }
    }
    if json {
      printLine(try jsonText(Set(diagnostics).sorted().map(DiagnosticRecord.init)))
      if diagnostics.fails(isStrict: options.strict) { throw ExitCode(1) }
      return
    }
    if report.show(diagnostics) { throw ExitCode(1) }
    if let site = built.value {
      if options.verbose { report.name(site.archive.withheld) }
      let counts = "\(count(site.archive.notes.count, "note")), \(count(site.siteFiles.count, "file"))"
      let bare = site.archive.notes.filter(\.topics.isEmpty).count
      let untold = bare == 0 ? "" : "\(count(bare, "note")) without a topic; "
      if !options.quiet {
        printLine("\(counts): no errors; \(untold)\(report.withheldSummary(site.archive.withheld))")
      }
    }
  }
}
