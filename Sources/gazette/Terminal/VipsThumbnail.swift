import Base
import Build
import FoundationEssentials

#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Makes pictures narrower with vipsthumbnail, of libvips, and keeps them by content in `.gazette/images/`.
struct VipsThumbnail: PictureTool {
  /// Nil if the program is not installed.
  init?() {
    let path = ProcessInfo.processInfo.environment["PATH"] ?? ""
    guard path.split(separator: ":").contains(where: { access("\($0)/vipsthumbnail", X_OK) == 0 }) else { return nil }
  }

  private static let cache = ".gazette/images"

  func form(
    of picture: [UInt8], _ hash: String, ending: String, width: Int, in root: String
  ) throws -> (file: String, size: Int) {
    let folder = root + "/" + Self.cache
    let name = "\(hash)-\(width).\(ending)"
    let target = folder + "/" + name
    if let size = size(of: target) { return (Self.cache + "/" + name, size) }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    // Names of our own: libvips reads brackets at the end of a name as options, and two pictures can be the same.
    let own = UUID().uuidString
    let source = "\(folder)/in-\(own).\(ending)"
    let made = "\(folder)/out-\(own).\(ending)"
    let said = "\(folder)/said-\(own).txt"
    defer { for file in [source, said] { unlink(file) } }
    try Data(picture).write(to: URL(filePath: source))
    let options = ending == "png" ? "strip" : "Q=82,strip"
    let words = ["vipsthumbnail", source, "--size", "\(width)x>", "-o", "\(made)[\(options)]"]
    switch spawn(words, errors: said) {
    case .failure(let failure): throw PictureToolError(reason: "vipsthumbnail: \(failure)")
    case .success(let child):
      guard waitForEnd(of: child) == 0, rename(made, target) == 0 else {
        unlink(made)
        let text = (try? String(contentsOf: URL(filePath: said), encoding: .utf8)) ?? ""
        throw PictureToolError(reason: text.split(separator: "\n").last.map(String.init) ?? "vipsthumbnail failed")
      }
    }
    return (Self.cache + "/" + name, size(of: target) ?? 0)
  }

  private func size(of file: String) -> Int? {
    var facts = stat()
    return stat(file, &facts) == 0 ? Int(facts.st_size) : nil
  }
}
