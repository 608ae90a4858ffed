/// The built-in theme: the files of `templates/`, embedded in the program.
package enum Theme {
  /// Each file's bytes by its name: `note.mustache`, `style.css`.
  package static let files: [String: [UInt8]] = [
    "404.mustache": PackageResources._04_mustache,  // SwiftPM puts an underscore for a leading digit
    "actor-year.mustache": PackageResources.actor_year_mustache,
    "actor.mustache": PackageResources.actor_mustache,
    "appearance.mustache": PackageResources.appearance_mustache,
    "base.mustache": PackageResources.base_mustache,
    "byline.mustache": PackageResources.byline_mustache,
    "changes.mustache": PackageResources.changes_mustache,
    "colophon.mustache": PackageResources.colophon_mustache,
    "digest.mustache": PackageResources.digest_mustache,
    "home.mustache": PackageResources.home_mustache,
    "index.mustache": PackageResources.index_mustache,
    "masthead.mustache": PackageResources.masthead_mustache,
    "member.mustache": PackageResources.member_mustache,
    "note.mustache": PackageResources.note_mustache,
    "page.mustache": PackageResources.page_mustache,
    "pair.mustache": PackageResources.pair_mustache,
    "quotation.mustache": PackageResources.quotation_mustache,
    "preview.css": PackageResources.preview_css,
    "preview.js": PackageResources.preview_js,
    "redirect.mustache": PackageResources.redirect_mustache,
    "story.mustache": PackageResources.story_mustache,
    "style.css": PackageResources.style_css,
    "teaser.mustache": PackageResources.teaser_mustache,
    "topic.mustache": PackageResources.topic_mustache,
    "trail.mustache": PackageResources.trail_mustache,
    "year.mustache": PackageResources.year_mustache,
  ]
}
