/// The stable name of each kind of diagnostic; docs/diagnostics.md explains every one.
package enum DiagnosticID: String, Sendable, CaseIterable {
  // Files
  case fileEncoding = "file.encoding"
  case fileSize = "file.size"
  case fileKind = "file.kind"
  case fileUnplaced = "file.unplaced"
  case fileForeign = "file.foreign"

  // Settings
  case settingsMissing = "settings.missing"
  case settingsValue = "settings.value"
  case themeContrast = "theme.contrast"
  case menuUnknown = "menu.unknown"

  // YAML
  case yamlSyntax = "yaml.syntax"
  case yamlReference = "yaml.reference"
  case yamlTag = "yaml.tag"
  case yamlDuplicateKey = "yaml.duplicateKey"
  case yamlDepth = "yaml.depth"
  case yamlSize = "yaml.size"

  // Front matter
  case headMissing = "head.missing"
  case headUnclosed = "head.unclosed"
  case headNotation = "head.notation"
  case fieldMissing = "field.missing"
  case fieldType = "field.type"
  case fieldUnknown = "field.unknown"
  case fieldMisspelt = "field.misspelt"
  case fieldValue = "field.value"
  case textHidden = "text.hidden"
  case dateImpossible = "date.impossible"
  case dateFormat = "date.format"

  // Addresses
  case addressDuplicate = "address.duplicate"
  case addressInvalid = "address.invalid"
  case slugInvalid = "slug.invalid"

  // Actors, topics, sources
  case actorUnknown = "actor.unknown"
  case actorAmbiguous = "actor.ambiguous"
  case actorKind = "actor.kind"
  case actorFamilyName = "actor.familyName"
  case actorUnused = "actor.unused"
  case nameUnmatched = "name.unmatched"
  case nameCommon = "name.common"
  case nameCandidate = "name.candidate"
  case quotationSpeaker = "quotation.speaker"
  case quotationSource = "quotation.source"
  case audienceUnknown = "audience.unknown"
  case topicAmbiguous = "topic.ambiguous"
  case topicMerged = "topic.merged"
  case topicUndefined = "topic.undefined"
  case sourceCopy = "source.copy"
  case sourceDuplicate = "source.duplicate"
  case sourceMissing = "source.missing"
  case publisherUnknown = "publisher.unknown"
  case digestName = "digest.name"
  case assetHidden = "asset.hidden"
  case contentMissing = "content.missing"
  case digestEmpty = "digest.empty"
  case editionChanged = "edition.changed"

  case leakFound = "leak.found"

  // Claims and relations
  case claimDuplicate = "claim.duplicate"
  case claimUnknown = "claim.unknown"
  case claimOrder = "claim.order"
  case claimMixed = "claim.mixed"
  case relationSelf = "relation.self"
  case relationContradiction = "relation.contradiction"

  // Links
  case linkUnknown = "link.unknown"
  case linkAmbiguous = "link.ambiguous"
  case linkWithheld = "link.withheld"
  case linkScheme = "link.scheme"
  case mentionAmbiguous = "mention.ambiguous"
  case linkDead = "link.dead"
  case pictureMissing = "picture.missing"
  case pictureUnreadable = "picture.unreadable"
  case pictureText = "picture.text"
  case pictureTool = "picture.tool"
  case imageMissing = "image.missing"
  case fileUnused = "file.unused"
  case linkAnchor = "link.anchor"
  case citationUnknown = "citation.unknown"
  case transclusionHeading = "transclusion.heading"
  case transclusionSize = "transclusion.size"
  case transclusionCircle = "transclusion.circle"
  case updatesUnknown = "updates.unknown"
  case updatesAmbiguous = "updates.ambiguous"
  case updatesCircle = "updates.circle"
  case updatesWithheld = "updates.withheld"

  // Markdown
  case markdownNesting = "markdown.nesting"
  case markdownBrackets = "markdown.brackets"
  case markdownComment = "markdown.comment"
  case markdownCells = "markdown.cells"
  case markdownHTML = "markdown.html"
  case markdownTag = "markdown.tag"
  case footnoteUnknown = "footnote.unknown"
  case footnoteUnused = "footnote.unused"
  case footnoteDuplicate = "footnote.duplicate"

  // Articles that a note is drafted from
  case articleKind = "article.kind"
  case articleEmpty = "article.empty"

  // Templates
  case templateSyntax = "template.syntax"
  case templateName = "template.name"
  case templatePartial = "template.partial"
  case templateType = "template.type"
  case templateEscaping = "template.escaping"
  case templateUnused = "template.unused"
  case layoutUnknown = "layout.unknown"
  case policyBlocks = "policy.blocks"
  case stringsMissing = "strings.missing"
  case stringsIncomplete = "strings.incomplete"
  case stringsValue = "strings.value"

  // Output
  case outputFolder = "output.folder"
  case outputForeign = "output.foreign"
  case outputLeftover = "output.leftover"

  // Publishing
  case publishEmpty = "publish.empty"
  case publishLocal = "publish.local"
  case publishPreview = "publish.preview"

  /// Each id always has the same severity. An id that is not listed here is an error.
  package var severity: Diagnostic.Severity {
    switch self {
    case .fileKind, .fileForeign, .markdownCells, .assetHidden, .fileUnplaced, .actorUnused, .nameUnmatched,
      .nameCommon,
      .nameCandidate, .quotationSpeaker,
      .quotationSource, .topicUndefined, .topicMerged, .sourceMissing, .publisherUnknown, .digestEmpty, .editionChanged,
      .relationContradiction, .claimMixed,
      .linkWithheld,
      .mentionAmbiguous, .linkScheme, .updatesWithheld, .markdownHTML, .footnoteUnknown, .footnoteUnused,
      .templateEscaping, .templateUnused, .stringsMissing, .textHidden, .outputLeftover,
      .layoutUnknown, .imageMissing, .pictureText, .policyBlocks, .fieldMisspelt, .markdownTag, .fileUnused:
      .warning
    case .stringsIncomplete, .pictureTool: .notice
    default: .error
    }
  }
}
