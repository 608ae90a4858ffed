import Archive
import Base
import Formats
import Site

/// The files that programs request by name: sitemap.xml, robots.txt and _redirects, made from all planned files. A file
/// with the same name in content/assets/ replaces one.
func machineFiles(listing files: [SiteFile], of site: Site) -> [SiteFile] {
  let own = Set(site.archive.assets.map(Addresses.asset))
  let sitemap = SitePath(file: ["sitemap.xml"])
  let listed = files.compactMap { file -> Sitemap.Entry? in
    guard case .present(let day) = file.sitemap else { return nil }
    return Sitemap.Entry(url: site.addresses.url(file.path), lastModified: day)
  }
  let sitemaps = Sitemap.files(listed) { site.addresses.url(SitePath(file: [$0])) }
    .map { file in SiteFile(SitePath(file: [file.name]), .feed, .written { $0 += file.make() }) }
  let robots = SiteFile(
    SitePath(file: ["robots.txt"]), .feed,
    .written { $0.append("User-agent: *\nAllow: /\n\nSitemap: \(site.addresses.url(sitemap))\n") })
  let redirects = files.filter { $0.redirectsTo != nil }
  let redirectRules = SiteFile(
    SitePath(file: ["_redirects"]), .feed, .written { $0.append(rules(of: redirects, site)) })
  return (sitemaps + [robots, redirectRules]).filter { !own.contains($0.path) }
}

/// One redirect per line, in the format of Netlify, Cloudflare Pages and others. A host serves a file that exists;
/// else it follows the first rule that fits.
private func rules(of redirects: [SiteFile], _ site: Site) -> String {
  let single = redirects.compactMap { file in
    file.redirectsTo.map { "\(site.addresses.href(file.path)) \(site.addresses.href($0)) 301\n" }
  }
  let base = site.addresses.basePath
  let whole = pageKinds.flatMap { $0.moves(of: site) }.map { "\(base)\($0.old) \(base)\($0.new) 301\n" }
  return single.sorted().joined() + whole.joined()
}
