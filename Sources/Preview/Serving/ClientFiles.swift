import Pages
import Site

/// The script and the style sheet that preview adds to pages, and that no build has.
package enum ClientFiles {
  /// Where they stand below the path of the site's address. Nothing of a site is looked for there.
  package static let folder = "/.preview/"

  /// A file by its name there, of the theme that is shown or, before there is one, the built-in one.
  static func bytes(_ name: String, of site: Site?) -> [UInt8]? {
    let files = site?.theme.previewFiles ?? SiteTheme.builtIn
    switch name {
    case "client.js": return files["preview.js"]
    case "client.css": return files["preview.css"]
    default: return nil
    }
  }

  /// Adds the script to a page of a generation, at the end of its body.
  static func addScript(to page: inout [UInt8], base: String, generation: Int) {
    let script = Array(
      "<script src=\"\(base)\(folder)client.js\" data-generation=\"\(generation)\" defer></script>\n".utf8)
    let end = Array("</body>".utf8)
    var index = page.count - end.count
    while index >= 0 {
      if page[index] == end[0], page[index..<(index + end.count)].elementsEqual(end) {
        page.insert(contentsOf: script, at: index)
        return
      }
      index -= 1
    }
    page += script
  }
}
