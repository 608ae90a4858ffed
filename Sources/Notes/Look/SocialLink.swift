import Base
import FrontMatter

/// An account or address of the site's makers elsewhere, from gazette.yml's `social`.
package struct SocialLink: Sendable {
  /// `Mastodon`
  package let title: String
  package let url: String

  /// Reads `social`: addresses by the name of the network, or a list of addresses, which their hosts name.
  static func read(_ fields: inout Fields) -> [SocialLink] {
    guard let value = fields.peek("social") else { return [] }
    if case .sequence = value.content {
      return fields.texts("social").compactMap { text in
        link(text, &fields).map { SocialLink(title: host(of: $0), url: $0) }
      }
    }
    return fields.mapping("social").compactMap { entry in
      guard case .scalar(let text, _) = entry.value.content else {
        fields.report(
          Diagnostic(
            .fieldType, at: entry.value.location, "\(entry.key) must be an address, not \(entry.value.kindName)"))
        return nil
      }
      return link(Located(text.trimmed, entry.value.location), &fields).map {
        SocialLink(title: titles[entry.key.lowercased()] ?? entry.key, url: $0)
      }
    }
  }

  private static func link(_ text: Located<String>, _ fields: inout Fields) -> String? {
    let parts = text.value.split(separator: "@", omittingEmptySubsequences: false)
    if parts.count == 2, !parts[0].isEmpty, parts[1].contains("."), !text.value.contains(where: { "/: ".contains($0) })
    {
      return "mailto:" + text.value.percentEncodedIRI
    }
    if text.value.hasPrefix("mailto:") { return text.value.percentEncodedIRI }
    return TextFile.url(text, "an address of social", &fields)
  }

  private static func host(of url: String) -> String {
    if url.hasPrefix("mailto:") { return String(url.dropFirst(7)) }
    let host = url.drop { $0 != "/" }.drop { $0 == "/" }.prefix { $0 != "/" }
    return String(host.hasPrefix("www.") ? host.dropFirst(4) : host)
  }

  /// How the networks write their names, where it is not as people write the key.
  private static let titles = [
    "mastodon": "Mastodon", "bluesky": "Bluesky", "twitter": "Twitter", "x": "X", "github": "GitHub",
    "gitlab": "GitLab", "linkedin": "LinkedIn", "youtube": "YouTube", "facebook": "Facebook",
    "instagram": "Instagram", "threads": "Threads", "telegram": "Telegram", "signal": "Signal", "whatsapp": "WhatsApp",
    "tiktok": "TikTok", "reddit": "Reddit", "substack": "Substack", "medium": "Medium", "vk": "VK", "email": "E-mail",
    "matrix": "Matrix", "codeberg": "Codeberg", "orcid": "ORCID",
  ]
}
