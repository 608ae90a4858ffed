/// Media types by a file's ending, as servers commonly map them.
package enum MediaType {
  /// The media type, from the part after the last dot; `application/octet-stream` if that is unknown.
  package static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let ending = name.contains(".") ? name.split(separator: ".").last.map { $0.lowercased() } ?? "" : ""
    return types[ending] ?? "application/octet-stream"
  }

  /// Whether a file is one of text, which browsers and programs read.
  package static func isText(_ path: String) -> Bool {
    let type = of(path)
    return type.contains("charset=utf-8") || type == "image/svg+xml" || type == "application/manifest+json"
  }

  /// The element that plays a file, `video` or `audio`; nil for a file that is no film and no sound.
  package static func player(of path: String) -> String? {
    let type = of(path)
    return type.hasPrefix("video/") ? "video" : type.hasPrefix("audio/") ? "audio" : nil
  }

  private static let types: [String: String] = [
    "html": "text/html; charset=utf-8", "htm": "text/html; charset=utf-8", "css": "text/css; charset=utf-8",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8", "graphml": "application/xml; charset=utf-8",
    "gz": "application/gzip", "ndjson": "application/x-ndjson; charset=utf-8",
    "xml": "application/xml; charset=utf-8", "txt": "text/plain; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "md": "text/markdown; charset=utf-8", "ics": "text/calendar; charset=utf-8", "svg": "image/svg+xml",
    "png": "image/png", "jpg": "image/jpeg", "jpeg": "image/jpeg", "gif": "image/gif", "webp": "image/webp",
    "avif": "image/avif", "ico": "image/x-icon", "pdf": "application/pdf", "woff": "font/woff", "woff2": "font/woff2",
    "mp3": "audio/mpeg", "m4a": "audio/mp4", "aac": "audio/aac", "flac": "audio/flac", "wav": "audio/wav",
    "oga": "audio/ogg", "ogg": "audio/ogg", "opus": "audio/ogg", "mp4": "video/mp4", "m4v": "video/mp4",
    "mov": "video/quicktime", "ogv": "video/ogg", "webm": "video/webm", "zip": "application/zip",
    "webmanifest": "application/manifest+json", "wasm": "application/wasm",
  ]
}
