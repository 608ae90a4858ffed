package import Base
package import FrontMatter

extension PublishTarget {
  /// Reads what gazette.yml has under `publish`; `root` is the site's folder, from which relative paths go.
  package static func read(_ entries: [YAMLValue.Entry], root: String) -> Diagnosed<[PublishTarget]> {
    var diagnostics: [Diagnostic] = []
    var targets: [PublishTarget] = []
    for entry in entries {
      guard Slug(from: entry.key)?.text == entry.key else {
        diagnostics.append(
          Diagnostic(
            .settingsValue, at: entry.keyLocation, "'\(entry.key)' cannot name a target",
            hint: "lower-case letters, digits and hyphens"))
        continue
      }
      let mapping = Fields.of(entry.value, "a target")
      diagnostics += mapping.diagnostics
      guard var fields = mapping.value else { continue }
      guard let kind = kind(entry.key, &fields) else {
        // Which other keys there may be is not known.
        diagnostics += fields.diagnostics
        continue
      }
      let target = read(entry.key, kind, &fields, root: root)
      diagnostics += fields.finish("the target '\(entry.key)'")
      guard let target else { continue }
      if let other = targets.first(where: { $0.kind == target.kind && $0.address == target.address }) {
        diagnostics.append(
          Diagnostic(
            .settingsValue, at: target.location, "'\(target.name)' is the same place as '\(other.name)'",
            hint: "each would take the other's files for its own"))
      }
      targets.append(target)
    }
    return Diagnosed(targets, diagnostics)
  }

  private static func kind(_ name: String, _ fields: inout Fields) -> Kind? {
    if let kind = fields.choice("kind", Kind.self) { return kind }
    if fields.diagnostics.isEmpty {
      fields.report(
        Diagnostic(
          .fieldMissing, at: fields.location, "the target '\(name)' has no kind",
          hint: "kind: git, rsync, rclone or folder"))
    }
    return nil
  }

  private static func read(_ name: String, _ kind: Kind, _ fields: inout Fields, root: String) -> PublishTarget? {
    let url = fields.text("url").flatMap { text -> String? in
      if let url = checkedSiteURL(text.value), !isLocal(siteURL: url) { return url }
      refuse(
        text, "url cannot be '\(withoutSecrets(text.value))'", hint: "where readers will find it: https://example.org/",
        &fields)
      return nil
    }
    let maxDeletes = fields.integer("maxDeletes") ?? 256
    if maxDeletes < 0 {
      fields.report(Diagnostic(.settingsValue, at: fields.place("maxDeletes"), "maxDeletes cannot be below 0"))
    }
    let place: Place? =
      switch kind {
      case .git: gitBranch(name, &fields, root: root)
      case .rsync: rsyncHost(name, &fields, root: root)
      case .rclone: rcloneStorage(name, &fields)
      case .folder:
        fields.requiredText("to", of: "the target '\(name)'", hint: "the folder: to: /srv/www/briefs")
          .flatMap { isHarmless($0, &fields) ? path($0, root: root, &fields) : nil }.map { .folder($0) }
      }
    let location = fields.place(kind == .git ? "remote" : "to")
    return place.map { PublishTarget(name: name, place: $0, location: location, url: url, maxDeletes: maxDeletes) }
  }

  // MARK: git

  private static func gitBranch(_ name: String, _ fields: inout Fields, root: String) -> Place? {
    let history = fields.choice("history", GitBranch.History.self) ?? .keep
    let branch = fields.text("branch")
    if let branch, !isBranch(branch.value) {
      refuse(branch, "there can be no branch '\(branch.value)'", hint: "as 'gh-pages'", &fields)
    }
    guard
      let remote = fields.requiredText(
        "remote", of: "the target '\(name)'", hint: "as remote: git@github.com:team/briefs.git, or remote: origin"),
      isHarmless(remote, &fields)
    else { return nil }
    if remote.value.contains("::") {
      refuse(remote, "'\(remote.value)' names a helper of git, not an address", hint: nil, &fields)
      return nil
    }
    // With a slash and no colon it is a path; with neither it is the name of a remote.
    let isPath = remote.value.contains("/") && !remote.value.contains(":")
    let address = isPath ? path(remote, root: root, &fields) : remote.value
    return address.map { .git(GitBranch(remote: $0, branch: branch?.value ?? "gh-pages", history: history)) }
  }

  /// As git-check-ref-format(1) has it, near enough: git itself refuses the rest.
  private static func isBranch(_ name: String) -> Bool {
    let parts = name.split(separator: "/", omittingEmptySubsequences: false)
    return !name.hasPrefix("-") && !name.hasPrefix("refs/") && !name.hasSuffix(".") && !name.contains("..")
      && parts.allSatisfy { !$0.isEmpty && !$0.hasPrefix(".") && !$0.hasSuffix(".lock") }
      && !name.unicodeScalars.contains {
        $0.value <= 0x20 || $0.value == 0x7F || "~^:?*[\\@".unicodeScalars.contains($0)
      }
  }

  // MARK: rsync

  private static func rsyncHost(_ name: String, _ fields: inout Fields, root: String) -> Place? {
    let mode = fields.choice("mode", RsyncHost.Mode.self) ?? .releases
    let port = fields.integer("port")
    if let port, !(1...65535).contains(port) {
      fields.report(Diagnostic(.settingsValue, at: fields.place("port"), "there is no port \(port): 1 to 65535"))
    }
    let keep = fields.integer("keep") ?? 5
    if keep < 2 {
      fields.report(
        Diagnostic(
          .settingsValue, at: fields.place("keep"), "keep cannot be below 2",
          hint: "the live release and the one that --rollback goes back to"))
    }
    guard
      let to = fields.requiredText(
        "to", of: "the target '\(name)'", hint: "as to: deploy@example.org:/srv/www/briefs, or a folder"),
      isHarmless(to, &fields)
    else { return nil }
    if to.value.contains("::") || to.value.hasPrefix("rsync://") {
      refuse(to, "rsync goes by ssh here, not to a daemon", hint: "as host:/srv/www/briefs", &fields)
      return nil
    }
    let location: String?
    if let colon = to.value.firstIndex(of: ":"), !to.value[..<colon].contains("/") {
      let host = to.value[..<colon]
      let folder = withoutEnd(to.value[to.value.index(after: colon)...])
      guard !host.isEmpty, folder.hasPrefix("/"), isFolder(folder) else {
        refuse(
          to, "'\(to.value)' names no folder of a host", hint: "as host:/srv/www/briefs, by its whole path", &fields)
        return nil
      }
      location = "\(host):\(folder)"
    } else {
      location = path(to, root: root, &fields)
    }
    return location.map { .rsync(RsyncHost(location: $0, port: port, mode: mode, keep: keep)) }
  }

  // MARK: rclone

  private static func rcloneStorage(_ name: String, _ fields: inout Fields) -> Place? {
    guard
      let to = fields.requiredText(
        "to", of: "the target '\(name)'", hint: "as to: s3:bucket, with a remote that 'rclone config' made"),
      isHarmless(to, &fields)
    else { return nil }
    // Between the commas of a connection string stand keys and passwords.
    guard !to.value.contains(","), !to.value.contains("=") else {
      refuse(
        to, "a storage's options do not belong into gazette.yml",
        hint: "'rclone config' keeps them, or RCLONE_CONFIG_… variables", &fields)
      return nil
    }
    let parts = to.value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, !parts[0].isEmpty, !parts[0].contains("/") else {
      refuse(to, "'\(to.value)' names no storage", hint: "as s3:bucket or s3:bucket/briefs", &fields)
      return nil
    }
    let folder = withoutEnd(parts[1][...])
    guard isFolder(folder) || (folder.hasPrefix("/") && isFolder(String(folder.dropFirst()))) else {
      refuse(
        to, "'\(to.value)' is all of a storage", hint: "name a bucket or a folder in it, as s3:bucket/briefs", &fields)
      return nil
    }
    return .rclone(RcloneStorage(location: "\(parts[0]):\(folder)"))
  }

  // MARK: What is common to them

  private static func refuse(_ text: Located<String>, _ message: String, hint: String?, _ fields: inout Fields) {
    fields.report(Diagnostic(.settingsValue, at: text.location, message, hint: hint))
  }

  /// Whether a program may be given the text among its arguments: it is no option, and holds no password.
  private static func isHarmless(_ text: Located<String>, _ fields: inout Fields) -> Bool {
    if text.value.hasPrefix("-") || text.value.contains("@-") {
      refuse(text, "'\(text.value)' would be read as an option", hint: nil, &fields)
      return false
    }
    if text.value.unicodeScalars.contains(where: \.isInvisibleControl) {
      refuse(text, "the address holds a control character", hint: nil, &fields)
      return false
    }
    guard withoutSecrets(text.value) == text.value else {
      refuse(
        text, "a password or token in gazette.yml would be seen by everybody who reads it",
        hint: "an ssh key, or git's credential helper, keeps it", &fields)
      return false
    }
    return true
  }

  /// A path of this machine, absolute and without a slash at its end.
  private static func path(_ text: Located<String>, root: String, _ fields: inout Fields) -> String? {
    if text.value.hasPrefix("~") {
      refuse(text, "'~' stands for no home here", hint: "the whole path, as /home/me/www", &fields)
      return nil
    }
    let whole = text.value.hasPrefix("/") ? text.value : root + "/" + text.value
    var parts: [Substring] = []
    for part in whole.split(separator: "/") where part != "." {
      if part == ".." { _ = parts.popLast() } else { parts.append(part) }
    }
    guard !parts.isEmpty else {
      refuse(text, "'\(text.value)' is the root of the file system", hint: nil, &fields)
      return nil
    }
    return "/" + parts.joined(separator: "/")
  }

  private static func withoutEnd(_ path: Substring) -> String {
    String(path.reversed().drop { $0 == "/" }.reversed())
  }

  /// Whether a path names a folder below another one.
  private static func isFolder(_ path: String) -> Bool {
    let parts = path.split(separator: "/")
    return !parts.isEmpty && !parts.contains { $0 == "." || $0 == ".." }
  }
}
