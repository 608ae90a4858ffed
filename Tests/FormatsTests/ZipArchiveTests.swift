import Testing

@testable import Formats

@Suite struct ZipArchiveTests {
  @Test func `the checksum is the CRC-32 of ZIP`() {
    #expect(ZipArchive.checksum(Array("123456789".utf8)) == 0xCBF4_3926)
  }
}
