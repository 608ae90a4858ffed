import Base
import FoundationEssentials
import Output
import Surveying

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Asks the web with curl.
struct CurlClient: WebClient {
  /// Of this user's own, for what curl writes; whoever makes the client removes it.
  let folder: String
  /// What servers are told of who asks.
  let agent: String
  let timeout: Int

  func ask(_ url: String, etag: String?) -> Answer {
    let first = run(url, etag: etag, words: ["--head"])
    // Some servers do not answer HEAD, or answer it wrongly.
    guard let status = first.status, status >= 400, status != 429, first.retryAfter == nil else {
      return first.status == nil && first.failure == Self.emptyReply ? get(url, etag) : first
    }
    return get(url, etag)
  }

  private func get(_ url: String, _ etag: String?) -> Answer {
    // A page can be huge: its beginning is enough.
    run(
      url, etag: etag, words: ["--output", "/dev/null", "--range", "0-65535", "--max-filesize", "\(8 * 1024 * 1024)"])
  }

  func text(at url: String) throws -> String? {
    let file = name("text")
    defer { unlink(file) }
    let answer = run(url, etag: nil, words: ["--output", file, "--max-filesize", "524288"])
    guard let status = answer.status, answer.failure == nil else { throw Unreachable() }
    guard status == 200 else { return nil }
    return String(utf8: (try? Disk.beginning(of: file, count: 524_288)) ?? [])
  }

  /// Asks an archive on the web to keep a page, which can take long.
  func save(_ url: String) -> Answer { run(url, etag: nil, words: ["--output", "/dev/null"]) }

  /// Whether curl is installed.
  var isThere: Bool {
    guard case .success(let child) = spawn(["curl", "--version"], errors: folder + "/version") else { return false }
    return waitForEnd(of: child) == 0
  }

  func wait(_ seconds: Double) { if seconds > 0 { usleep(UInt32(min(seconds, 60) * 1_000_000)) } }

  // MARK: curl

  private static let emptyReply = "Empty reply from server"

  private func name(_ what: String) -> String { "\(folder)/\(what)-\(UUID().uuidString)" }

  private func run(_ url: String, etag: String?, words: [String]) -> Answer {
    let (heads, said) = (name("heads"), name("said"))
    defer { for file in [heads, said] { unlink(file) } }
    var command = [
      "curl", "-q", "--silent", "--globoff", "--location", "--max-redirs", "8", "--proto", "=http,https",
      "--proto-redir", "=http,https", "--connect-timeout", "\(min(timeout, 10))", "--max-time", "\(timeout)",
      "--user-agent", agent, "--dump-header", heads, "--write-out", "%{stderr}%{url_effective}\n%{errormsg}\n",
    ]
    if let etag, !etag.contains(where: \.isNewline) { command += ["--header", "If-None-Match: \(etag)"] }
    guard case .success(let child) = spawn(command + words + ["--url", url], errors: said) else {
      return Answer(heads: "", address: nil, failure: "curl cannot be run")
    }
    guard let status = waitForEnd(of: child, seconds: timeout + 10) else {
      return Answer(heads: "", address: nil, failure: "curl took too long")
    }
    let lines = text(of: said).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    // 63: larger than asked for. The head has come, and that is all that counts.
    let code = (status >> 8) & 0xFF
    let failure = code == 0 || code == 63 ? nil : lines.dropFirst().first { !$0.isEmpty } ?? "curl ended with \(code)"
    return Answer(heads: text(of: heads), address: lines.first, failure: failure)
  }

  private func text(of file: String) -> String { String(utf8: (try? Disk.beginning(of: file, count: 262_144)) ?? []) }
}
