import Base
import Formats
import Output

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Prints a book as PDF with WeasyPrint or Chromium, whichever is installed.
struct PDFPrinter {
  /// Seconds that a program has for a book.
  private static let limit = 300
  private static let browsers = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"]

  /// The PDF. Throws if no program is installed, or if it fails.
  static func pdf(of book: Book) throws -> [UInt8] {
    try withTemporaryFolder { folder in
      let (page, file, log) = ("\(folder)/book.html", "\(folder)/book.pdf", "\(folder)/log")
      try Disk.writeFile(book.onePage, to: page)
      for picture in book.files { try Disk.writeFile(picture.bytes, to: "\(folder)/\(picture.name)") }
      for command in commands(from: page, to: file, folder) {
        guard case .success(let child) = spawn(command, errors: log) else { continue }
        guard let status = waitForEnd(of: child, seconds: limit) else {
          throw refusal("\(command[0]) took longer than \(limit) seconds to print")
        }
        // A program that cannot be started ends with 127.
        if status >> 8 == 127 { continue }
        guard status == 0, let bytes = try Disk.bytes(of: file, limit: 1 << 30), bytes.starts(with: "%PDF-".utf8) else {
          let last = String(utf8: try Disk.bytes(of: log, limit: 1 << 20) ?? []).split(separator: "\n").last ?? ""
          throw refusal("\(command[0]) made no PDF\(last.isEmpty ? "" : ": \(String(last).visible)")")
        }
        return bytes
      }
      throw refusal("a PDF needs weasyprint or chromium; install one, such as: sudo apt install weasyprint")
    }
  }

  private static func commands(from page: String, to file: String, _ folder: String) -> [[String]] {
    let options = [
      "--headless", "--disable-gpu", "--no-first-run", "--user-data-dir=\(folder)/profile", "--no-pdf-header-footer",
      // A book has all that it needs beside it.
      "--host-resolver-rules=MAP * ~NOTFOUND", "--print-to-pdf=\(file)",
    ]
    // Chromium refuses its sandbox to root.
    let sandbox = geteuid() == 0 ? ["--no-sandbox"] : []
    return [["weasyprint", "--quiet", page, file]]
      + browsers.map { [$0] + options + sandbox + ["file://\(page)"] }
  }
}
