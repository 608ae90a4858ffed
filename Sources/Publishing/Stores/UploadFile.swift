import Base

/// A file that goes to a store.
struct UploadFile: Sendable, Equatable {
  /// Below the folder that it comes from, and below the store.
  let path: String
  /// Whether what stands under this name never changes.
  var isNamedByContent = false

  /// What a server says of the file beside its bytes.
  var headers: Headers { Headers(type: MediaType.of(path), isForEver: isNamedByContent) }
}
