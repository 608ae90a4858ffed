import FoundationEssentials
import Output

/// Runs with a folder of this user's own that is gone afterwards.
func withTemporaryFolder<Value>(_ body: (String) throws -> Value) throws -> Value {
  let folder = FileManager.default.temporaryDirectory.appending(path: "gazette-\(UUID().uuidString)").path
  try Disk.makeFolder(folder)
  defer { try? Disk.removeTree(folder) }
  return try body(folder)
}
