import Base
import Drafting
import FoundationEssentials
import Output

/// The files of articles that a person names, and what is in them.
enum ArticleFiles {
  /// Endings of files in a folder that are articles. The companion folders of saved pages hold none.
  private static let endings: Set<String> = [
    "html", "htm", "xhtml", "md", "markdown", "txt", "text", "eml", "mht", "mhtml", "pdf", "docx",
  ]

  /// The files themselves, and in place of a folder its articles, also those in folders below it, by name.
  static func list(_ paths: [String]) throws -> [String] {
    try paths.flatMap { path -> [String] in
      let absolute = absolutePath(path)
      let real = Disk.realPath(absolute) ?? absolute
      guard try Disk.kind(real) == .folder else { return [path] }
      let found = try Disk.list(real).filter { $0.kind == .file }.map(\.path).filter { file in
        let parts = file.split(separator: "/")
        let isPart = parts.dropLast().contains {
          $0.hasSuffix("_files") || $0.hasSuffix("-Dateien") || $0.hasPrefix(".")
        }
        let ending = file.split(separator: ".").last.map { $0.lowercased() } ?? ""
        return !isPart && endings.contains(ending) && !(parts.last?.hasPrefix(".") ?? true)
      }
      return found.sorted().map { path.hasSuffix("/") ? path + $0 : "\(path)/\($0)" }
    }
  }

  /// An article's file; a PDF and a DOCX as the programs read them that are made for it.
  static func read(_ file: String) throws -> SourceFile {
    if file == "-" {
      guard let bytes = readStandardInput(limit: largestArticle) else { throw refusal("cannot read standard input") }
      return SourceFile(path: "-", bytes: bytes)
    }
    let path = absolutePath(file)
    let real = Disk.realPath(path) ?? path
    switch try Disk.kind(real) {
    case .nothing: throw refusal("there is no file \(file.visible)")
    case .folder: throw refusal("\(file.visible) is a folder, not an article")
    case .file: break
    case .link, .other: throw refusal("\(file.visible) is not a regular file")
    }
    guard let bytes = try Disk.bytes(of: real, limit: largestArticle) else {
      throw refusal("\(file.visible) cannot be read, or is larger than \(largestArticle / 1024 / 1024) MiB")
    }
    if bytes.starts(with: "%PDF-".utf8) {
      return try converted(file, "txt") { ["pdftotext", "-q", "-enc", "UTF-8", "-nopgbrk", real, $0] }
    }
    if file.lowercased().hasSuffix(".docx"), bytes.starts(with: "PK".utf8) {
      return try converted(file, "html") { ["pandoc", "--sandbox", "-f", "docx", "-t", "html", "-s", "-o", $0, real] }
    }
    return SourceFile(path: file, bytes: bytes)
  }

  /// What a program makes of a file, in a folder of this user's own that is gone afterwards.
  private static func converted(_ file: String, _ ending: String, _ words: (String) -> [String]) throws -> SourceFile {
    try withTemporaryFolder { folder in
      let result = "\(folder)/article.\(ending)"
      let command = words(result)
      guard case .success(let child) = spawn(command) else {
        throw refusal(
          "\(file.visible) is read with \(command[0]), which is not installed; or save its text as HTML or plain text")
      }
      guard let status = waitForEnd(of: child, seconds: 60) else {
        throw refusal("\(file.visible): \(command[0]) took longer than a minute; save the article's text instead")
      }
      guard status == 0, let bytes = try Disk.bytes(of: result, limit: largestArticle) else {
        throw refusal("\(file.visible): \(command[0]) cannot read it; save its text as HTML or plain text")
      }
      return SourceFile(path: "\(file).\(ending)", bytes: bytes)
    }
  }
}
