import Pages

/// The script and the style sheet that preview adds to pages, and that no build has.
enum ClientFiles {
  /// Where they stand below the path of the site's address: no site has a name that begins with a dot.
  static let folder = "/.preview/"

  static func bytes(_ name: String) -> [UInt8]? {
    switch name {
    case "client.js": ThemeFiles.builtIn["preview.js"]
    case "client.css": ThemeFiles.builtIn["preview.css"]
    default: nil
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
