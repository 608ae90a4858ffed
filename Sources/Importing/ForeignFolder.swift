package import Base
import Drafting

/// The archive of another tool: the list of its files, and functions that look at one. This stage does not touch the
/// disk itself.
package struct ForeignFolder: Sendable {
  /// Paths below the archive's folder, with slashes, sorted.
  package let paths: [String]
  /// Symbolic links, devices and the like, which are not read.
  let oddities: [String]
  private let known: Set<String>
  /// The bytes of a file; throws if the machine cannot read it.
  package let read: @Sendable (_ path: String) throws -> [UInt8]
  /// The day on which a file was last changed.
  package let modified: @Sendable (_ path: String) -> Day?

  package init(
    paths: [String], oddities: [String] = [], read: @escaping @Sendable (_ path: String) throws -> [UInt8],
    modified: @escaping @Sendable (_ path: String) -> Day?
  ) {
    self.paths = paths.sorted()
    self.oddities = oddities.sorted()
    known = Set(paths)
    self.read = read
    self.modified = modified
  }

  func has(_ path: String) -> Bool { known.contains(path) }

  /// The text of a file; nil if there is none. Bytes that are not UTF-8 are read as windows-1252.
  func text(of path: String) throws -> String? {
    guard has(path) else { return nil }
    return ForeignText(try read(path)).text
  }

  /// The settings in the first of some files that is there.
  func settings(in names: [String]) throws -> [HeadEntry] {
    for name in names {
      guard let text = try text(of: name) else { continue }
      if name.hasSuffix(".toml") { return (try? TOMLReader.read(text)) ?? [] }
      if case .success(let entries) = ForeignHead.yaml(text.replacing("\t", with: " "), name) { return entries }
      return []
    }
    return []
  }
}

/// A file's text with line feeds, without a byte order mark.
struct ForeignText {
  let text: String
  /// Whether the bytes were not UTF-8.
  let isConverted: Bool

  init(_ bytes: [UInt8]) {
    let body = bytes.starts(with: byteOrderMark) ? bytes[byteOrderMark.count...] : bytes[...]
    let decoded = String(validating: body, as: UTF8.self)
    isConverted = decoded == nil
    let text = decoded ?? TextEncoding.windows1252(body)
    self.text = text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
  }
}
