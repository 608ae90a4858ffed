import Testing

@testable import Publishing

@Suite struct UploadFileTests {
  @Test(arguments: [
    ("style.04c589908ea9ed69.css", true, "text/css; charset=utf-8", "public, max-age=31536000, immutable"),
    // A person's own file, whose name only looks like that.
    ("map.04c589908ea9ed69.png", false, "image/png", "public, max-age=300, must-revalidate"),
    ("a/index.html", false, "text/html; charset=utf-8", "public, max-age=300, must-revalidate"),
    ("feed.json", false, "application/json; charset=utf-8", "public, max-age=300, must-revalidate"),
    ("CNAME", false, "application/octet-stream", "public, max-age=300, must-revalidate"),
  ])
  func `headers come from the ending and from what the planner says`(
    path: String, isNamedByContent: Bool, type: String, cache: String
  ) {
    let headers = UploadFile(path: path, isNamedByContent: isNamedByContent).headers
    #expect(headers.lines == ["Content-Type: \(type)", "Cache-Control: \(cache)"])
  }
}
