// swift-tools-version: 6.2
import PackageDescription

/// Fuzz targets for everything that reads what others wrote: `make fuzz SECONDS=60`. libFuzzer measures which code an
/// input reaches, so the project's sources are compiled here once more, through links to their folders, with its
/// instrumentation and the address sanitizer.
let instrumented: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .unsafeFlags(["-sanitize=fuzzer,address", "-O"]),
]

let package = Package(
  name: "fuzzing",
  platforms: [.macOS(.v26)],
  targets: [
    .systemLibrary(name: "CCmark", pkgConfig: "libcmark"),
    .systemLibrary(name: "CYaml", pkgConfig: "yaml-0.1"),
    .systemLibrary(name: "CXml", pkgConfig: "libxml-2.0"),
    .target(name: "CArena"),
    .target(name: "Base", swiftSettings: instrumented),
    .target(name: "Markdown", dependencies: ["CCmark", "CArena", "Base"], swiftSettings: instrumented),
    .target(name: "FrontMatter", dependencies: ["CYaml", "Base"], swiftSettings: instrumented),
    .target(name: "Templates", dependencies: ["Base"], swiftSettings: instrumented),
    .target(name: "Notes", dependencies: ["Base", "Markdown", "FrontMatter"], swiftSettings: instrumented),
    .target(
      name: "Names", dependencies: ["Base", "Markdown", "Notes"], resources: [.embedInCode("Languages/Tables")],
      swiftSettings: instrumented),
    .target(name: "Archive", dependencies: ["Base", "Markdown", "Notes", "Names"], swiftSettings: instrumented),
    .target(
      name: "Drafting", dependencies: ["CXml", "Base", "Markdown", "FrontMatter", "Notes", "Names"],
      swiftSettings: instrumented),
    .target(name: "TestSupport", dependencies: ["Base", "Names", "Notes", "Archive"], swiftSettings: instrumented),
    .target(
      name: "FuzzTargets",
      dependencies: [
        "Base", "Markdown", "FrontMatter", "Templates", "Notes", "Names", "Archive", "Drafting", "TestSupport",
      ],
      swiftSettings: instrumented),
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzTargets"],
      swiftSettings: instrumented + [.unsafeFlags(["-parse-as-library"])],
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer,address", "-use-ld=lld"])]),
  ])
