import Base
import Foundation

/// Runs the real program, as it was built beside the tests.
struct Program {
  struct Result {
    let code: Int32
    let output: String
    let errors: String
  }

  static let path: String = {
    let tests = URL(fileURLWithPath: ProcessInfo.processInfo.arguments[0]).deletingLastPathComponent()
    return tests.appendingPathComponent("gazette").path
  }()

  /// The repository's folder.
  static let repository = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  static func run(
    _ arguments: [String], in folder: URL, environment: [String: String] = [:], program: String = Program.path
  ) throws -> Result {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: program)
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = ["PATH": ProcessInfo.processInfo.environment["PATH"] ?? "", "HOME": "/nonexistent"]
      .merging(environment) { $1 }
    // Files, not pipes: the output may be larger than a pipe holds.
    let scratch = try Folder()
    let out = scratch.url.appendingPathComponent("out")
    let err = scratch.url.appendingPathComponent("err")
    for url in [out, err] { _ = FileManager.default.createFile(atPath: url.path, contents: nil) }
    process.standardOutput = try FileHandle(forWritingTo: out)
    process.standardError = try FileHandle(forWritingTo: err)
    process.standardInput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    func text(_ url: URL) throws -> String {
      String(decoding: try Data(contentsOf: url), as: UTF8.self)
        .replacingOccurrences(of: folder.path, with: "[ROOT]")
    }
    return Result(code: process.terminationStatus, output: try text(out), errors: try text(err))
  }
}

/// A temporary folder that is deleted with its owner.
final class Folder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.resolvingSymlinksInPath()
      .appendingPathComponent("gazette-test-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  func write(_ path: String, _ text: String) throws { try write(path, Data(text.utf8)) }

  func write(_ path: String, _ data: Data) throws {
    let file = url.appendingPathComponent(path)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
  }

  func read(_ path: String) throws -> String {
    String(decoding: try Data(contentsOf: url.appendingPathComponent(path)), as: UTF8.self)
  }

  func exists(_ path: String) -> Bool { FileManager.default.fileExists(atPath: url.appendingPathComponent(path).path) }

  @discardableResult func gazette(_ arguments: String..., environment: [String: String] = [:]) throws -> Program.Result
  {
    try Program.run(arguments, in: url, environment: environment)
  }

  /// A site with these files, by path.
  static func site(_ files: [String: String] = [:]) throws -> Folder {
    let folder = try Folder()
    try folder.write("gazette.yml", "title: Test\nurl: https://example.org/\n")
    try FileManager.default.createDirectory(
      at: folder.url.appendingPathComponent("content"), withIntermediateDirectories: true)
    for (path, text) in files { try folder.write(path, text) }
    return folder
  }
}

/// A note's file.
func note(
  _ body: String = "Text.\n", title: String = "A note", date: String? = "2025-10-21", head: String = ""
) -> String {
  "---\ntitle: \(title)\n\(date.map { "date: \($0)\n" } ?? "")topics: [diplomacy]\n\(head)---\n\(body)"
}

/// Every file below a folder, by path.
func tree(_ folder: URL) throws -> [String: Data] {
  var files: [String: Data] = [:]
  let root = folder.resolvingSymlinksInPath().path
  guard let walk = FileManager.default.enumerator(atPath: root) else { return [:] }
  for case let path as String in walk {
    var isFolder: ObjCBool = false
    _ = FileManager.default.fileExists(atPath: root + "/" + path, isDirectory: &isFolder)
    if !isFolder.boolValue { files[path] = try Data(contentsOf: URL(fileURLWithPath: root + "/" + path)) }
  }
  return files
}

/// The differences between two trees, one line for each file.
func differences(_ expected: [String: Data], _ found: [String: Data]) -> [String] {
  Set(expected.keys).union(found.keys).sorted().compactMap { path in
    switch (expected[path], found[path]) {
    case (nil, _): "unexpected: \(path)"
    case (_, nil): "missing: \(path)"
    case (let a, let b): a == b ? nil : "changed: \(path)"
    }
  }
}
