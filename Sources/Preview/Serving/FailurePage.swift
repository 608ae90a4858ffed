import Base

/// What stands for the site while there is none to show: what is wrong, in words. The panel has it too, and goes when
/// it is mended.
enum FailurePage {
  static func html(_ message: String, _ problems: [Problem]) -> [UInt8] {
    var html = Array(
      "<!doctype html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>Preview</title></head>\n<body>\n<h1>"
        .utf8)
    html.appendEscaped(message)
    html.append("</h1>\n<ul>\n")
    for problem in problems {
      html.append("<li><code>")
      html.appendEscaped(problem.place)
      html.append("</code> ")
      html.appendEscaped(problem.message)
      html.append("</li>\n")
    }
    html.append("</ul>\n")
    ClientFiles.addScript(to: &html, base: "", generation: 0)
    html.append("</body>\n</html>\n")
    return html
  }
}
