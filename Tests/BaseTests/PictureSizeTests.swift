import Base
import Testing

@Suite struct PictureSizeTests {
  private static func ascii(_ text: String) -> [UInt8] { Array(text.utf8) }

  /// A JPEG with an Exif orientation in front of its frame of 640 by 480.
  private static func jpeg(orientation: UInt8) -> [UInt8] {
    let tiff: [UInt8] = [
      0x49, 0x49, 42, 0, 8, 0, 0, 0, 1, 0, 0x12, 0x01, 3, 0, 1, 0, 0, 0, orientation, 0, 0, 0, 0, 0, 0, 0,
    ]
    let exif = ascii("Exif\0\0") + tiff
    return [0xFF, 0xD8, 0xFF, 0xE1, 0, UInt8(exif.count + 2)] + exif + [
      0xFF, 0xC4, 0, 4, 0, 0, 0xFF, 0xFF, 0xC2, 0, 11, 8,
    ]
      + [1, 0xE0, 2, 0x80, 1, 1, 0x11, 0]
  }

  @Test(arguments: [
    ([0x89, 0x50, 0x4E, 0x47, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 1, 0, 0, 0, 0, 200], [256, 200]),
    (ascii("GIF89a") + [0x40, 1, 0xF0, 0], [320, 240]), (jpeg(orientation: 1), [640, 480]),
    (jpeg(orientation: 6), [480, 640]),
    (ascii("RIFF0000WEBPVP8 0000") + [0, 0, 0, 0x9D, 1, 0x2A, 0x58, 2, 0x90, 1], [600, 400]),
    (ascii("RIFF0000WEBPVP8L0000") + [0x2F, 0x63, 0xC0, 0x31, 0], [100, 200]),
    (ascii("RIFF0000WEBPVP8X0000") + [0, 0, 0, 0, 0x7F, 7, 0, 0x37, 4, 0], [1920, 1080]),
    (
      [0, 0, 0, 32] + ascii("ftypavif") + [0, 0, 0, 20] + ascii("ispe") + [0, 0, 0, 0, 0, 0, 5, 0, 0, 0, 2, 208],
      [1280, 720]
    ),
    (ascii("<?xml version='1.0'?><svg width=\"40px\" height='30'></svg>"), [40, 30]),
    (ascii("<svg xmlns='x' viewBox='0 0 24.4 12'>"), [24, 12]),
    (ascii("<svg viewBox='0,0,1,2' width='100%'>"), [1, 2]),
  ])
  func `the header of a picture has its size`(bytes: [UInt8], size: [Int]) throws {
    let found = try #require(PictureSize(bytes))
    #expect([found.width, found.height] == size)
    // A header that ends anywhere gives nothing, or the same size.
    for end in bytes.indices {
      if let part = PictureSize(Array(bytes[..<end])), !bytes.starts(with: "<".utf8) { #expect(part == found) }
    }
  }

  @Test(arguments: [
    [], [0], [0xFF, 0xD8], ascii("<html>"), ascii("<svg>"), ascii("<svg viewBox='0 0 1e99 1'>"),
    [UInt8](repeating: 0xFF, count: 99),
  ])
  func `anything else has no size`(bytes: [UInt8]) { #expect(PictureSize(bytes) == nil) }
}
