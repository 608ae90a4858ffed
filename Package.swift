// swift-tools-version: 6.2
import PackageDescription

/// The house in pipeline order: a target may import only what stands above it, and only what it names here.
/// `Tools/check-imports` holds the sources to this list.
let settings: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// For what is read once a command and never by a build: its code is made small instead of fast, so that the program
/// that people install stays below 30 MB.
let small = settings + [.unsafeFlags(["-Osize"], .when(configuration: .release))]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let nioCore = Target.Dependency.product(name: "NIOCore", package: "swift-nio")
let nioPosix = Target.Dependency.product(name: "NIOPosix", package: "swift-nio")
let nioHTTP1 = Target.Dependency.product(name: "NIOHTTP1", package: "swift-nio")
let nioWebSocket = Target.Dependency.product(name: "NIOWebSocket", package: "swift-nio")
let subprocess = Target.Dependency.product(name: "Subprocess", package: "swift-subprocess")
let systemPackage = Target.Dependency.product(name: "SystemPackage", package: "swift-system")

let package = Package(
  name: "gazette",
  platforms: [.macOS(.v26)],
  products: [.executable(name: "gazette", targets: ["gazette"])],
  dependencies: [
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.5.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/swiftlang/swift-subprocess", from: "1.0.2", traits: []),
    .package(url: "https://github.com/apple/swift-system", from: "1.5.0"),
  ],
  targets: [
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark", providers: [.apt(["libcmark-dev"]), .brew(["cmark"])]),
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1", providers: [.apt(["libyaml-dev"]), .brew(["libyaml"])]),
    .systemLibrary(name: "CXml", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"]), .brew(["libxml2"])]),
    .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"]), .brew(["zlib"])]),
    .target(name: "CArena"),
    .target(name: "CExchange"),
    .target(name: "Base", swiftSettings: settings),
    .target(name: "Markdown", dependencies: ["CCmark", "CArena", "Base"], swiftSettings: settings),
    .target(name: "FrontMatter", dependencies: ["CYaml", "Base"], swiftSettings: settings),
    .target(name: "Templates", dependencies: ["Base"], swiftSettings: settings),
    .target(name: "Formats", dependencies: ["CZlib", "Base"], swiftSettings: settings),
    .target(name: "Plots", dependencies: ["Base"], swiftSettings: settings),
    .target(name: "Search", dependencies: ["Base", "Formats"], swiftSettings: settings),
    .target(name: "Theme", resources: [.embedInCode("templates")], swiftSettings: settings),
    .target(
      name: "Manual", dependencies: ["Base", "Markdown"],
      exclude: [
        "docs/actor.png", "docs/home.png", "docs/narrow.png", "docs/network.png", "docs/note.png", "docs/search.png",
        "docs/story.png",
      ],
      resources: [.embedInCode("docs")], swiftSettings: settings),
    .target(name: "Notes", dependencies: ["Base", "Markdown", "FrontMatter"], swiftSettings: settings),
    .target(
      name: "Names", dependencies: ["Base", "Markdown", "Notes"], resources: [.embedInCode("Languages/Tables")],
      swiftSettings: settings),
    .target(name: "Archive", dependencies: ["Base", "Markdown", "Notes", "Names"], swiftSettings: settings),
    .target(
      name: "Site",
      dependencies: [
        "Base", "Markdown", "FrontMatter", "Templates", "Formats", "Theme", "Notes", "Names", "Archive",
      ],
      swiftSettings: settings),
    .target(
      name: "Pages",
      dependencies: [
        "Base", "Markdown", "Templates", "Formats", "Plots", "Search", "Notes", "Names", "Archive", "Site",
      ],
      swiftSettings: settings),
    .target(
      name: "Letters",
      dependencies: ["Base", "Markdown", "Templates", "Formats", "Notes", "Names", "Archive", "Site"],
      swiftSettings: small),
    .target(
      name: "Drafting", dependencies: ["CXml", "Base", "Markdown", "FrontMatter", "Notes", "Names"],
      swiftSettings: small),
    .target(
      name: "Importing", dependencies: ["Base", "FrontMatter", "Notes", "Drafting"], swiftSettings: small),
    .target(
      name: "Revising", dependencies: ["Base", "FrontMatter", "Markdown", "Notes", "Names"], swiftSettings: small),
    .target(name: "Surveying", dependencies: ["Base", "Notes"], swiftSettings: small),
    .target(name: "Output", dependencies: ["CExchange", "Base"], swiftSettings: settings),
    .target(
      name: "Publishing", dependencies: ["Base", "FrontMatter", "Output", subprocess, systemPackage],
      swiftSettings: small),
    .target(
      name: "Build",
      dependencies: [
        "Base", "FrontMatter", "Notes", "Names", "Archive", "Site", "Pages", "Letters", "Output", "Publishing",
      ],
      swiftSettings: settings),
    .target(
      name: "Preview",
      dependencies: [
        "Base", "Notes", "Names", "Archive", "Site", "Pages", "Output", "Build", nioCore, nioPosix, nioHTTP1,
        nioWebSocket,
      ],
      swiftSettings: settings),
    .executableTarget(
      name: "gazette",
      dependencies: [
        "Base", "FrontMatter", "Templates", "Formats", "Manual", "Notes", "Names", "Archive", "Site", "Letters",
        "Drafting",
        "Importing", "Revising", "Surveying", "Output", "Publishing", "Build", "Preview", argumentParser,
      ],
      swiftSettings: small),
    .target(
      name: "TestSupport", dependencies: ["Base", "Notes", "Names", "Archive"], path: "Tests/Support",
      swiftSettings: settings),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Base", "Markdown", "FrontMatter", "Templates", "Notes", "Names", "Archive", "Drafting", "TestSupport",
      ],
      path: "Tests/FuzzTargets", swiftSettings: settings),
    .testTarget(name: "FuzzTests", dependencies: ["FuzzTargets"], swiftSettings: settings),
    .testTarget(name: "BaseTests", dependencies: ["Base"], swiftSettings: settings),
    .testTarget(name: "MarkdownTests", dependencies: ["Markdown", "Base", "TestSupport"], swiftSettings: settings),
    .testTarget(name: "FrontMatterTests", dependencies: ["FrontMatter", "Base"], swiftSettings: settings),
    .testTarget(name: "TemplatesTests", dependencies: ["Templates", "Base"], swiftSettings: settings),
    .testTarget(name: "FormatsTests", dependencies: ["Formats", "Base"], swiftSettings: settings),
    .testTarget(name: "PlotsTests", dependencies: ["Plots", "Base"], swiftSettings: settings),
    .testTarget(name: "SearchTests", dependencies: ["Search", "Base"], swiftSettings: settings),
    .testTarget(name: "ManualTests", dependencies: ["Manual"], swiftSettings: settings),
    .testTarget(
      name: "NotesTests", dependencies: ["Notes", "FrontMatter", "Base", "TestSupport"], exclude: ["heads.txt"],
      swiftSettings: settings),
    .testTarget(
      name: "NamesTests", dependencies: ["Names", "Base", "Markdown", "Notes", "Archive", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ArchiveTests", dependencies: ["Archive", "Base", "Markdown", "Notes", "Names", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "SiteTests",
      dependencies: ["Site", "Base", "Markdown", "Notes", "Names", "Archive", "Templates", "Theme", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "ImportingTests", dependencies: ["Importing", "FrontMatter", "Base", "Drafting"], swiftSettings: settings),
    .testTarget(
      name: "PagesTests",
      dependencies: ["Pages", "Base", "Formats", "Notes", "Names", "Archive", "Site", "Templates", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "LettersTests", dependencies: ["Letters", "Base", "Markdown", "Archive", "Site", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "DraftingTests", dependencies: ["Drafting", "Base", "Names", "Notes", "TestSupport"],
      swiftSettings: settings),
    .testTarget(name: "OutputTests", dependencies: ["Output", "Base"], swiftSettings: settings),
    .testTarget(
      name: "BuildTests",
      dependencies: ["Build", "Base", "FrontMatter", "Notes", "Names", "Archive", "Site", "Output", "TestSupport"],
      swiftSettings: settings),
    .testTarget(
      name: "PreviewTests", dependencies: ["Preview", "Build", "Base", "Notes", "Archive", "Site", "Pages"],
      swiftSettings: settings),
    .testTarget(
      name: "PublishingTests", dependencies: ["Publishing", "Base", "FrontMatter", "Output"], swiftSettings: settings),
    .testTarget(name: "CLITests", dependencies: ["gazette", "Base", "TestSupport"], swiftSettings: settings),
  ]
)
