import Base
import Formats
import FoundationEssentials
import Output

/// Copies a page, and what it needs to be shown, with wget.
struct WgetArchive {
  let agent: String
  let timeout: Int

  /// The largest copy, with pictures and scripts.
  private static let quota = "64m"

  /// The copy as WARC 1.1; a failure says why there is none.
  func copy(of url: String, in folder: String) throws -> Result<[UInt8], CopyFailure> {
    let base = "\(folder)/\(UUID().uuidString)"
    defer { for path in [base + ".warc", base, base + ".log"] { try? Disk.removeTree(path) } }
    let command = [
      "wget", "--no-config", "--warc-file=\(base)", "--no-warc-compression", "--no-warc-keep-log",
      "--warc-tempdir=\(folder)", "--page-requisites", "--span-hosts", "--directory-prefix=\(base)", "--delete-after",
      "--tries=1", "--timeout=\(timeout)", "--max-redirect=8", "--quota=\(Self.quota)", "--wait=0.2", "--no-hsts",
      "--no-verbose", "--user-agent=\(agent)", "--", url,
    ]
    guard case .success(let child) = spawn(command, errors: base + ".log") else {
      return .failure(.init("wget is not installed"))
    }
    guard waitForEnd(of: child, seconds: 10 * timeout) != nil else {
      return .failure(.init("it took longer than \(10 * timeout) seconds"))
    }
    guard let bytes = try Disk.bytes(of: base + ".warc", limit: 512 * 1024 * 1024),
      let archive = WARC(wget: bytes, software: "Gazette \(Gazette.version) with wget")
    else { return .failure(.init("wget wrote no archive")) }
    // The page itself is the first answer that is no redirection.
    guard let page = archive.answers.first(where: { !(300..<400).contains($0.status) }) else {
      return .failure(.init("the server did not answer"))
    }
    guard (200..<300).contains(page.status) else { return .failure(.init("the server answers \(page.status)")) }
    return .success(archive.bytes)
  }

  /// Why there is no copy.
  struct CopyFailure: Error {
    let reason: String
    init(_ reason: String) { self.reason = reason }
  }
}
