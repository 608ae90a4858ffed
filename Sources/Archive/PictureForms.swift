/// The forms in which one picture is published, if gazette.yml says `images`. None has metadata, such as the place
/// where a photograph was taken.
package struct PictureForms: Sendable {
  /// A form of one width, and its file below the site's folder.
  package struct Form: Sendable {
    package let width: Int
    package let file: String

    package init(width: Int, file: String) {
      self.width = width
      self.file = file
    }
  }

  /// The picture in its own size, which is published at its own address.
  package let whole: String
  /// The narrower forms, the narrowest first.
  package let narrower: [Form]

  package init(whole: String, narrower: [Form]) {
    self.whole = whole
    self.narrower = narrower
  }
}
