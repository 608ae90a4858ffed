import Base
import Formats
import Foundation
import Testing

@Suite struct JSONWriterTests {
  private func read(_ json: JSONWriter) throws -> Any {
    try JSONSerialization.jsonObject(with: Data(json.bytes), options: .fragmentsAllowed)
  }

  @Test func `another JSON parser reads every written value back`() throws {
    var generator = SystemRandomNumberGenerator()
    let odd: [Character] = [
      "\"", "\\", "\n", "\r", "\t", "\0", "\u{1F}", "\u{7F}", "<", ">", "&", "\u{2028}", "\u{2029}", "\u{2027}", "é",
      "語", "😀", "=", "#",
    ]
    for length in 0..<60 {
      for _ in 0..<20 {
        let text = String((0..<length).map { _ in Bool.random(using: &generator) ? "a" : odd.randomElement() ?? "a" })
        var json = JSONWriter()
        json.object { $0.field("text", text) }
        #expect(try (read(json) as? [String: String])?["text"] == text)
        let bytes = Set(json.bytes)
        #expect(bytes.isDisjoint(with: Array("<>&\n\u{7F}".utf8)))
      }
    }
  }

  @Test func `JSON text cannot close a script element`() {
    var json = JSONWriter()
    json.string("</script><!-- \u{2028}")
    #expect(String(utf8: json.bytes) == #""\u003c/script\u003e\u003c!-- \u2028""#)
  }

  @Test func `commas are written between values only`() throws {
    var json = JSONWriter()
    json.array { json in
      json.object { _ in }
      json.object { json in
        json.field("a", 1)
        json.field("b", [String]())
        json.field("c", nil as String?)
        json.field("d", each: [true, false]) { $0.flag($1) }
      }
      json.number(-7)
    }
    json.endLine()
    json.string("next")
    #expect(String(utf8: json.bytes) == #"[{},{"a":1,"b":[],"d":[true,false]},-7]"# + "\n\"next\"")
  }
}
