import Archive
import Base
import Notes

/// What makes narrower forms of pictures: a program of the machine.
package protocol PictureTool: Sendable {
  /// Makes a form of a picture without metadata, at most `width` pixels wide, and keeps it for the next build; returns
  /// its path below the site's folder and its size in bytes. `ending` is that of the picture's name: `jpg`. Throws
  /// `PictureToolError` where the picture cannot be read. `hash` is that of the picture's content.
  func form(
    of picture: [UInt8], _ hash: String, ending: String, width: Int, in root: String
  ) throws -> (file: String, size: Int)
}

/// The sizes of pictures, by file, as far as their headers tell. A file that is no picture is an error.
func readPictureSizes(_ paths: [String], in folder: ContentFolder) throws -> Diagnosed<[String: PictureSize]> {
  let pictures = Set(paths.filter(PictureSize.isPicture)).sorted()
  let found = try concurrentMap(pictures) { path in
    let beginning = try folder.readBeginning(path, PictureSize.header)
    let size = PictureSize(beginning)
    return (size: size, isPicture: size != nil || PictureSize.isBeginning(beginning))
  }
  let unreadable = zip(pictures, found).filter { !$1.isPicture }.map { path, _ in
    Diagnostic(
      .pictureUnreadable, at: SourceLocation(path: path), "this file is no picture, though its name says so",
      hint: "put the picture itself here: PNG, JPEG, GIF, WebP, AVIF or SVG")
  }
  let sizes = zip(pictures, found).compactMap { path, found in found.size.map { (path, $0) } }
  return Diagnosed(Dictionary(uniqueKeysWithValues: sizes), unreadable)
}

/// The forms of pictures, by file: those of `images: {widths: …}` for the pictures that texts show, and one without
/// metadata for those among the `others`. Without the tool that makes them pictures are published as they are, with one
/// notice.
func makePictureForms(
  _ shown: [String: PictureSize], others: [String], _ settings: Settings, _ folder: FolderSnapshot, in world: World
) throws -> Diagnosed<[String: PictureForms]> {
  let widths = settings.pictureWidths
  guard !widths.isEmpty else { return Diagnosed([:]) }
  // What only has the name of a picture stays as it is: no text shows it.
  let rest = try readPictureSizes(
    others.filter { shown[$0] == nil && endings.contains(ending(of: $0)) }, in: folder.content)
  let pictures = shown.merging(rest.value) { first, _ in first }.filter { path, _ in endings.contains(ending(of: path))
  }.sorted { $0.key < $1.key }
  guard !pictures.isEmpty else { return Diagnosed([:]) }
  guard let tool = world.pictures else {
    return Diagnosed(
      [:],
      [
        Diagnostic(
          .pictureTool, at: settings.imagesLocation,
          "pictures are published as they are, with their metadata: the program vipsthumbnail is not installed",
          hint: "Debian has it in the package libvips-tools")
      ])
  }
  let forms = try concurrentMap(pictures) { path, size in
    let bytes = try folder.content.read(path)
    let hash = contentHash(bytes)
    let form = { width in try tool.form(of: bytes, hash, ending: ending(of: path), width: width, in: folder.root) }
    do {
      let whole = try form(size.width)
      // A narrower form of few colours can have more bytes than the whole, and is of no use then.
      let narrower = try widths.filter { shown[path] != nil && $0 < size.width }.map { (width: $0, made: try form($0)) }
        .filter { $0.made.size < whole.size }
      return Diagnosed<PictureForms?>(
        PictureForms(
          whole: whole.file, narrower: narrower.map { PictureForms.Form(width: $0.width, file: $0.made.file) }))
    } catch let error as PictureToolError {
      return Diagnosed(
        nil,
        [
          Diagnostic(
            .pictureUnreadable, at: SourceLocation(path: path), "the picture cannot be made smaller: \(error.reason)",
            hint: "save it once more with a program for pictures")
        ])
    }
  }
  let made = zip(pictures, forms).compactMap { picture, form in form.value.map { (picture.key, $0) } }
  return Diagnosed(Dictionary(uniqueKeysWithValues: made), forms.flatMap(\.diagnostics))
}

/// Why the tool made no form of a picture.
package struct PictureToolError: Error {
  let reason: String

  /// `reason` is what the program said.
  package init(reason: String) { self.reason = reason }
}

/// The kinds of pictures that are made narrower: a GIF may move, and an SVG has no pixels.
private let endings: Set<String> = ["jpg", "jpeg", "png", "webp"]

private func ending(of path: String) -> String {
  path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
}
