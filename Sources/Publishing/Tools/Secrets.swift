/// A text without what may be secret in its addresses: between `//` and `@` and behind `?` in those of the web, behind the
/// colon of `user:password@` in any other.
func withoutSecrets(_ text: String) -> String {
  text.replacing(#/(https?://)[^\s/@]+@/#.ignoresCase()) { "\($0.output.1)…@" }
    .replacing(#/(https?://[^\s?'"]*)\?[^\s'"]*/#.ignoresCase()) { "\($0.output.1)?…" }
    .replacing(#/((?:^|[\s/'"])[^\s/@:'"]*):[^\s/@'"]+@/#) { "\($0.output.1):…@" }
}
