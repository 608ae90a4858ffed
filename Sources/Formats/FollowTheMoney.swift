import Base

/// Writes entities of FollowTheMoney (followthemoney.tech), one JSON object per line.
package struct EntityWriter {
  private var json: JSONWriter

  /// Writes after some bytes.
  package init(_ bytes: consuming [UInt8]) { json = JSONWriter(bytes) }

  /// Everything that was written so far, and the bytes that the writer began with.
  package var bytes: [UInt8] { json.bytes }

  /// Appends an entity; `properties` writes its fields, each a list of texts.
  package mutating func entity(_ id: String, _ schema: String, _ properties: (inout JSONWriter) -> Void) {
    json.object { json in
      json.field("id", id)
      json.field("schema", schema)
      json.field("properties", object: properties)
    }
    json.endLine()
  }

  /// A text as a part of an id. FollowTheMoney allows ASCII letters and digits, hyphens and dots, which must not be at
  /// an end. Any other text becomes its hash.
  package static func idPart(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    let ends = [text.utf8.first, text.utf8.last].allSatisfy { $0.map { $0.isASCIILetter || $0.isASCIIDigit } ?? false }
    return isPlain && ends ? text : contentHash(Array(text.utf8))
  }
}
