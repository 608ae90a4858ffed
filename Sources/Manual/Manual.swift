/// The manual: the pages of `docs/`, embedded in the program for those who have nothing else of the repository.
package enum Manual {
  /// Where the manual can be read online: the folder `docs/` of the repository. Whoever publishes the repository sets
  /// this.
  package static let address = "https://gazette.example/docs/"

  /// Every page: the guides in the order in which people need them, then the reference by name.
  package static let pages: [ManualPage] = [
    ManualPage("start-a-site", PackageResources.start_a_site_md),
    ManualPage("coming-from-hugo", PackageResources.coming_from_hugo_md),
    ManualPage("coming-from-jekyll", PackageResources.coming_from_jekyll_md),
    ManualPage("coming-from-obsidian", PackageResources.coming_from_obsidian_md),
    ManualPage("importing", PackageResources.importing_md),
    ManualPage("pictures", PackageResources.pictures_md),
    ManualPage("branding", PackageResources.branding_md),
    ManualPage("publishing", PackageResources.publishing_md),
    ManualPage("correct-a-published-note", PackageResources.correct_a_published_note_md),
    ManualPage("a-weekly-letter", PackageResources.a_weekly_letter_md),
    ManualPage("keep-your-sources", PackageResources.keep_your_sources_md),
    ManualPage("rename-an-actor", PackageResources.rename_an_actor_md),
    ManualPage("judgements", PackageResources.judgements_md),
    ManualPage("configuration", PackageResources.configuration_md),
    ManualPage("data", PackageResources.data_md),
    ManualPage("diagnostics", PackageResources.diagnostics_md),
    ManualPage("drafting", PackageResources.drafting_md),
    ManualPage("editions", PackageResources.editions_md),
    ManualPage("glossary", PackageResources.glossary_md),
    ManualPage("notes", PackageResources.notes_md),
    ManualPage("pages", PackageResources.pages_md),
    ManualPage("preview", PackageResources.preview_md),
    ManualPage("search", PackageResources.search_md),
    ManualPage("performance", PackageResources.performance_md),
    ManualPage("reliability", PackageResources.reliability_md),
    ManualPage("templates", PackageResources.templates_md),
  ]

  /// A page by its name, with or without `docs/` and `.md`.
  package static func page(named name: String) -> ManualPage? {
    let stem = name.split(separator: "/").last.map(String.init) ?? name
    return pages.first { $0.name == stem || $0.name + ".md" == stem }
  }
}
