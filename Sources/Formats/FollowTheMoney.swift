import Base

/// Writes entities of FollowTheMoney (followthemoney.tech), a JSON object a line.
package struct EntityWriter {
  private var json: JSONWriter

  /// Goes on after what is there already.
  package init(_ bytes: consuming [UInt8]) { json = JSONWriter(bytes) }

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

  /// A text as part of an id: itself where it has nothing but letters and digits of ASCII, hyphens and dots, as
  /// FollowTheMoney wants them, else its hash.
  package static func idPart(_ text: String) -> String {
    let isPlain = text.utf8.allSatisfy {
      $0.isASCIILetter || $0.isASCIIDigit || $0 == UInt8(ascii: "-") || $0 == UInt8(ascii: ".")
    }
    let ends = [text.utf8.first, text.utf8.last].allSatisfy { $0.map { $0.isASCIILetter || $0.isASCIIDigit } ?? false }
    return isPlain && ends ? text : contentHash(Array(text.utf8))
  }
}
