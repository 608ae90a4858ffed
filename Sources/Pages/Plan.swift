package import Archive
package import Base
package import Site

/// The site of an archive: everything that its pages share, with the navigation from all kinds of pages. Throws if a
/// template includes itself without end.
package func makeSite(_ archive: Archive, theme: SiteTheme) throws -> Site {
  try Site(archive, theme: theme, menu: navigation)
}

/// Every file of a site. Two files with one address are an error that names both.
package func plan(_ site: Site) -> Diagnosed<[SiteFile]> {
  let pages = pageKinds.flatMap { $0.files(of: site) }
  let files = machineFiles(listing: pages, of: site) + pages
  return Diagnosed(files, collisions(among: files) + navigationConcerns(of: site, files))
}

/// One diagnostic for each file whose address another file, or a folder that another file needs, already has.
private func collisions(among files: [SiteFile]) -> [Diagnostic] {
  var diagnostics: [Diagnostic] = []
  /// These files belong to pages, such as feeds. If two pages collide, the diagnostic of the pages is enough.
  var lesser: [Diagnostic] = []
  let keys = concurrentMap(files, \.path.collisionKey)
  var first: [String: Int] = [:]
  first.reserveCapacity(files.count)
  for (index, key) in keys.enumerated() {
    guard let earlier = first[key] else {
      first[key] = index
      continue
    }
    let (file, other) = (files[index], files[earlier])
    // Only a page that is made from a content file can get another address.
    let (moved, standing) = file.origin == nil ? (other, file) : (file, other)
    let place = moved.origin ?? SourceLocation(path: moved.path.filePath)
    let diagnostic = Diagnostic(
      .addressDuplicate, at: place,
      "the address \(moved.path) is taken by \(standing.origin?.path ?? "a page that the site always has")",
      hint: remedy(for: moved))
    if moved.origin == nil { lesser.append(diagnostic) } else { diagnostics.append(diagnostic) }
  }
  // A file /about cannot be where the folder of /about/ is.
  let folders = folders(of: keys)
  for (file, key) in zip(files, keys) {
    guard let within = folders[key[...]] else { continue }
    let other = files[first[key + "/index.html"] ?? within]
    let moved = file.origin == nil ? other : file
    diagnostics.append(
      Diagnostic(
        .addressDuplicate, at: moved.origin ?? SourceLocation(path: moved.path.filePath),
        "the file \(file.path) would be where the folder of \(other.path) is", hint: remedy(for: moved)))
  }
  return diagnostics.isEmpty ? lesser : diagnostics
}

/// What gives a file another address.
private func remedy(for file: SiteFile) -> String {
  if file.redirectsTo != nil { return "remove it from 'aliases:'" }
  if case .copied = file.content { return "move or rename the file" }
  return "give one of them another 'slug:'"
}

/// Every folder that files need, by its key, with the place of the first file in it.
private func folders(of keys: [String]) -> [Substring: Int] {
  var folders: [Substring: Int] = [:]
  for (index, key) in keys.enumerated() {
    var rest = key[...]
    while let slash = rest.utf8.lastIndex(of: UInt8(ascii: "/")) {
      rest = rest[..<slash]
      guard !rest.isEmpty, folders[rest] == nil else { break }
      folders[rest] = index
    }
  }
  return folders
}
