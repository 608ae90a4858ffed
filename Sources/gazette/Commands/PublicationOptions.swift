import ArgumentParser
import Base
import Build
import FrontMatter

/// What of the site is built, and for when and where.
struct PublicationOptions: ParsableArguments {
  @Flag(name: [.customShort("D"), .long, .customLong("buildDrafts")], help: "Include drafts.")
  var drafts = false

  @Flag(
    name: [.customShort("F"), .long, .customLong("buildFuture")], help: "Include future notes and notes under embargo.")
  var future = false

  @Option(
    name: .long,
    help: "Build for this circle of readers, one of 'audiences' in gazette.yml; else GAZETTE_AUDIENCE, else the widest."
  )
  var audience: String?

  @Option(
    name: [.customShort("b"), .customShort("u"), .long],
    help: "The site's address, instead of the one in gazette.yml; else GAZETTE_BASE_URL.")
  var baseURL: String?

  @Option(
    name: .long,
    help:
      "Build as of this day or time: 2025-10-21 or 2025-10-21T18:30:00Z. A day means its first moment.")
  var today: String?

  func validate() throws {
    if let address, checkedSiteURL(address) == nil {
      let name = baseURL == nil ? " in GAZETTE_BASE_URL" : ""
      throw ValidationError("'\(address)'\(name) is not an address such as https://example.org/")
    }
    if let today { try checkDate(today, "a day or an instant") }
  }

  private var address: String? { baseURL ?? environmentValue("GAZETTE_BASE_URL") }

  /// What of the site is built.
  var build: BuildOptions {
    var options = BuildOptions()
    options.includesDrafts = drafts
    options.includesFuture = future
    if let audience = audience ?? environmentValue("GAZETTE_AUDIENCE") { options.audience = .named(audience) }
    if let url = address.flatMap(checkedSiteURL) { options.address = .url(url) }
    options.now = today.flatMap(DateText.init)
    return options
  }
}

/// Throws a usage error where a text does not stand for a day or an instant that exists.
func checkDate(_ text: String, _ what: String) throws {
  if DateText(text)?.instant(in: .utc) == nil {
    throw ValidationError("'\(text)' is not \(what); write 2025-10-21 or 2025-10-21T18:30:00+02:00")
  }
}
