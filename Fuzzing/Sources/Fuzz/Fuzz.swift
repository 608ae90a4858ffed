import FuzzTargets

/// `Fuzz TARGET [options of libFuzzer] [folders of inputs]`: nothing that an input does may trap, and a few things hold
/// for every input.
@main struct Fuzz {
  static func main() {
    let name = CommandLine.arguments.dropFirst().first ?? ""
    guard let target = targets[name] else {
      print("targets: \(targets.keys.sorted().joined(separator: " "))")
      return
    }
    chosen = target
    // libFuzzer gets the arguments without the name of the target.
    var arguments: [UnsafeMutablePointer<CChar>?] = [CommandLine.unsafeArgv[0]]
    for index in 2..<max(2, Int(CommandLine.argc)) { arguments.append(CommandLine.unsafeArgv[index]) }
    var count = Int32(arguments.count)
    arguments.append(nil)
    arguments.withUnsafeMutableBufferPointer { buffer in
      var first = buffer.baseAddress
      _ = run(&count, &first, testOneInput)
    }
  }
}

/// What each input is given to.
nonisolated(unsafe) private var chosen: @Sendable ([UInt8]) -> Void = { _ in }  // why: set once, before libFuzzer runs

/// libFuzzer's own `main` would call this one, so it has to have this name.
@_cdecl("LLVMFuzzerTestOneInput") func testOneInput(_ bytes: UnsafePointer<UInt8>?, _ size: Int) -> Int32 {
  chosen(Array(UnsafeBufferPointer(start: bytes, count: size)))
  return 0
}

@_silgen_name("LLVMFuzzerRunDriver")
private func run(
  _ count: UnsafeMutablePointer<Int32>,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>,
  _ input: @convention(c) (UnsafePointer<UInt8>?, Int) -> Int32
) -> Int32

private let targets = fuzzTargets.merging(
  [
    "preview": { bytes in
      guard let text = String(validating: bytes, as: UTF8.self) else { return }
      guard let path = Gate.path(of: text) else { return }
      let segments = Array(path.utf8).split(separator: UInt8(ascii: "/"))
      precondition(!segments.contains { $0.elementsEqual("..".utf8) }, "no path leads up")
    }
  ], uniquingKeysWith: { first, _ in first })
