/// A text without the parts of its addresses that may be secret: in web addresses the part between `//` and `@` and the
/// part after `?`, in others the password of `user:password@`.
func withoutSecrets(_ text: String) -> String {
  text.replacing(#/(https?://)[^\s/@]+@/#.ignoresCase()) { "\($0.output.1)…@" }
    .replacing(#/(https?://[^\s?'"]*)\?[^\s'"]*/#.ignoresCase()) { "\($0.output.1)?…" }
    .replacing(#/((?:^|[\s/'"])[^\s/@:'"]*):[^\s/@'"]+@/#) { "\($0.output.1):…@" }
}
