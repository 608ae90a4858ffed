/// The size of a picture in pixels, as its own header says.
package struct PictureSize: Sendable, Equatable {
  package let width: Int
  package let height: Int

  private init?(_ width: Int, _ height: Int) {
    guard (1...100_000).contains(width), (1...100_000).contains(height) else { return nil }
    self.width = width
    self.height = height
  }

  /// How much of a file its header is in, for nearly all files.
  package static let header = 256 * 1024

  /// Whether a file has the name of a picture whose header is known here.
  package static func isPicture(_ path: String) -> Bool {
    let name = path.lowercased()
    return [".png", ".jpg", ".jpeg", ".gif", ".webp", ".avif", ".svg"].contains { name.hasSuffix($0) }
  }

  /// Whether the beginning of a file is that of a picture of a kind that is known here.
  package static func isBeginning(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) || bytes.starts(with: "GIF8".utf8) || bytes.starts(with: [0xFF, 0xD8])
      || bytes.starts(with: "RIFF".utf8) || bytes.dropFirst(4).starts(with: "ftyp".utf8)
      || bytes[...].contains("<svg")
  }

  /// Reads the beginning of a PNG, JPEG, GIF, WebP, AVIF or SVG file. Nil if the size is not there.
  package init?(_ bytes: [UInt8]) {
    let found: PictureSize? =
      if bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]) {
        // PNG, 11.2.2: IHDR comes first.
        Self(Self.big(bytes, 16, 4), Self.big(bytes, 20, 4))
      } else if bytes.starts(with: "GIF8".utf8) {
        Self(Self.little(bytes, 6, 2), Self.little(bytes, 8, 2))
      } else if bytes.starts(with: [0xFF, 0xD8]) {
        Self.jpeg(bytes)
      } else if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
        Self.webP(bytes)
      } else if bytes.dropFirst(4).starts(with: "ftyp".utf8) {
        Self.avif(bytes)
      } else {
        Self.svg(bytes)
      }
    guard let found else { return nil }
    self = found
  }

  private static func big(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    guard start + count <= bytes.count else { return 0 }
    return bytes[start..<start + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int {
    guard start + count <= bytes.count else { return 0 }
    return bytes[start..<start + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }

  /// ITU T.81, B.2.2: the segment of a frame. Cameras turn pictures by Exif's orientation, and browsers follow it.
  private static func jpeg(_ bytes: [UInt8]) -> PictureSize? {
    var index = 2
    var isTurned = false
    while index + 9 < bytes.count {
      guard bytes[index] == 0xFF else { return nil }
      let marker = bytes[index + 1]
      if marker == 0xFF {
        index += 1
        continue
      }
      let length = big(bytes, index + 2, 2)
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        let (height, width) = (big(bytes, index + 5, 2), big(bytes, index + 7, 2))
        return isTurned ? Self(height, width) : Self(width, height)
      }
      if marker == 0xE1 { isTurned = isTurned || orientation(bytes, index + 4, length - 2) >= 5 }
      index += 2 + max(2, length)
    }
    return nil
  }

  /// Exif 2.3, 4.6.2: the tag 0x0112 of the first directory; 1 if there is none.
  private static func orientation(_ bytes: [UInt8], _ start: Int, _ length: Int) -> Int {
    guard length > 14, start + length <= bytes.count, bytes[start...].starts(with: "Exif\0\0".utf8) else { return 1 }
    let tiff = start + 6
    let isLittle = bytes[tiff] == UInt8(ascii: "I")
    func number(_ place: Int, _ count: Int) -> Int {
      isLittle ? little(bytes, tiff + place, count) : big(bytes, tiff + place, count)
    }
    let directory = number(4, 4)
    guard directory < length else { return 1 }
    for entry in 0..<min(number(directory, 2), 64) {
      let place = directory + 2 + entry * 12
      if number(place, 2) == 0x0112 { return number(place + 8, 2) }
    }
    return 1
  }

  /// The three forms of WebP (RFC 9649): lossy, lossless and extended.
  private static func webP(_ bytes: [UInt8]) -> PictureSize? {
    guard bytes.count >= 25 else { return nil }
    switch bytes.dropFirst(12).prefix(4) {
    case let kind where kind.elementsEqual("VP8 ".utf8):
      // Sizes that are cut off read as 0.
      return Self(little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
    case let kind where kind.elementsEqual("VP8L".utf8):
      let bits = little(bytes, 21, 4)
      return Self(bits & 0x3FFF + 1, bits >> 14 & 0x3FFF + 1)
    case let kind where kind.elementsEqual("VP8X".utf8):
      return bytes.count < 30 ? nil : Self(little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    default: return nil
    }
  }

  /// ISO/IEC 23008-12, 6.5.3: the first box of spatial extents.
  private static func avif(_ bytes: [UInt8]) -> PictureSize? {
    guard let box = bytes[...].firstRange(of: "ispe".utf8)?.upperBound else { return nil }
    return Self(big(bytes, box + 4, 4), big(bytes, box + 8, 4))
  }

  /// The attributes of the root element: `width` and `height` in pixels, else the `viewBox`.
  private static func svg(_ bytes: [UInt8]) -> PictureSize? {
    let text = String(utf8: bytes.prefix(4096))
    guard let start = text.firstRange(of: "<svg"), let end = text[start.upperBound...].firstIndex(of: ">") else {
      return nil
    }
    let tag = text[start.upperBound..<end]
    func attribute(_ name: String) -> Substring? {
      for quote in ["\"", "'"] {
        guard let from = tag.firstRange(of: " \(name)=\(quote)")?.upperBound else { continue }
        return tag[from...].prefix { String($0) != quote }
      }
      return nil
    }
    func pixels(_ text: Substring?) -> Int? {
      guard let text else { return nil }
      let number = text.hasSuffix("px") ? text.dropLast(2) : text
      return Double(String(number)).map { Int($0.rounded()) }
    }
    if let width = pixels(attribute("width")), let height = pixels(attribute("height")) { return Self(width, height) }
    let box = attribute("viewBox")?.split { $0 == " " || $0 == "," }.compactMap { Double(String($0)) } ?? []
    guard box.count == 4, box[2].magnitude < 1e6, box[3].magnitude < 1e6 else { return nil }
    return Self(Int(box[2].rounded()), Int(box[3].rounded()))
  }
}
