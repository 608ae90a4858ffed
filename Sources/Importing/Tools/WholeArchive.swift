/// An archive that is one file with many texts.
protocol WholeArchive: ForeignTool {
  func texts(_ report: inout ImportReport) -> [ImportedText]
}

extension WholeArchive {
  func role(of path: String) -> Role { .ignored }
  func finish(_ text: inout ImportedText, _ report: inout ImportReport) {}
  func convert(_ text: inout ImportedText, _ links: LinkMap, _ texts: [ImportedText], _ report: inout ImportReport) {}
}
