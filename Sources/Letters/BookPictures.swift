import Archive
import Base
import Formats
import Markdown
import Notes
import Site

/// The pictures of a book. A page becomes a chapter that needs nothing from outside: the site's own pictures go into
/// the book, and other pictures become links. Ids, and links within the page, get names that XML allows.
struct BookPictures {
  /// A picture of content/assets/, and its name in the book.
  struct Picture {
    let asset: String
    let name: String
  }

  private let site: Site
  private(set) var used: [Picture] = []

  init(_ site: Site) { self.site = site }

  /// A page's text as XHTML. `render` makes the text for a medium.
  mutating func chapter(_ page: SitePath, _ render: (HTMLMedium) -> [UInt8]) -> [UInt8] {
    let addresses = site.absoluteAddresses(on: page)
    let url = site.addresses.url(page)
    var medium = HTMLMedium()
    medium.id = Book.id
    medium.resolve = { address in
      let resolved = addresses.resolve(address)
      let whole = resolved.origin + resolved.rest
      guard whole.hasPrefix(url + "#") else { return resolved }
      return .init(rest: "#" + Book.id(String(whole.dropFirst(url.count + 1)).percentDecoded))
    }
    var used = used
    medium.picture = { [site] picture in
      let source = addresses.resolve(picture.source)
      return Self.html(of: picture, at: source.origin + source.rest, site, &used)
    }
    let html = render(medium)
    self.used = used
    return Self.allowed(String(utf8: html))
  }

  /// The site's logo; empty if there is none that a book can have.
  mutating func logo() -> [UInt8] {
    guard let file = site.archive.settings.look.logo?.light.value, let name = Self.name(of: file, &used) else {
      return []
    }
    var output: [UInt8] = []
    output.append("<p class=\"logo\"><img src=\"\(name)\" alt=\"")
    output.appendXML(site.archive.settings.title)
    output.append("\"/></p>\n")
    return output
  }

  private static func html(
    of picture: HTMLMedium.Picture, at source: String, _ site: Site, _ used: inout [Picture]
  ) -> [UInt8] {
    let base = site.addresses.url(Addresses.home)
    let own = source.hasPrefix(base) ? "/" + String(source.dropFirst(base.count)).percentDecoded : nil
    let asset = own.flatMap { own in site.archive.assets.first { Addresses.asset($0).text == own } }
    var output: [UInt8] = []
    if let asset, let name = name(of: asset, &used) {
      output.append("<img src=\"\(name)\" alt=\"")
      output.appendEscaped(picture.alternative)
      output.append("\"/>")
    } else if picture.isLinked {
      output.appendEscaped(picture.alternative)
    } else {
      output.append("<a href=\"")
      output.appendEscaped(source)
      output.append("\">")
      output.appendEscaped(picture.alternative.isEmpty ? source : picture.alternative)
      output.append("</a>")
    }
    return output
  }

  /// The name of a picture in the book; nil for a kind of picture that EPUB does not allow.
  private static func name(of asset: String, _ used: inout [Picture]) -> String? {
    if let known = used.first(where: { $0.asset == asset }) { return known.name }
    guard Book.holds(pictureOf: MediaType.of(asset)) else { return nil }
    let ending = asset.split(separator: ".").last.map { $0.lowercased() } ?? ""
    let picture = Picture(asset: asset, name: "picture-\(used.count + 1).\(ending)")
    used.append(picture)
    return picture.name
  }

  /// Without the characters that XML 1.0 (section 2.2) forbids.
  private static func allowed(_ text: String) -> [UInt8] {
    let scalars = text.unicodeScalars.filter {
      $0.value >= 0x20 && $0.value | 1 != 0xFFFF || ["\t", "\n", "\r"].contains($0)
    }
    return Array(String(String.UnicodeScalarView(scalars)).utf8)
  }
}
