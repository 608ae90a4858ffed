import Testing

@testable import Publishing

@Suite struct SecretsTests {
  @Test(arguments: [
    ("https://ann:secret@example.org/x.git", "https://…@example.org/x.git"),
    ("https://token@example.org/x.git", "https://…@example.org/x.git"),
    ("fatal: unable to access 'HTTPS://t@h/': 401", "fatal: unable to access 'HTTPS://…@h/': 401"),
    ("ssh://git@example.org/x.git", "ssh://git@example.org/x.git"), ("git@example.org:x.git", "git@example.org:x.git"),
    ("ssh://git:pw@example.org/x", "ssh://git:…@example.org/x"), ("https://example.org/@x", "https://example.org/@x"),
    ("https://h/x?token=s b", "https://h/x?… b"),
    ("me:secret@host:/a", "me:…@host:/a"), ("'me:secret@host'", "'me:…@host'"), ("s3:bucket/x@y", "s3:bucket/x@y"),
  ])
  func `secrets are taken out`(text: String, expected: String) { #expect(withoutSecrets(text) == expected) }
}
