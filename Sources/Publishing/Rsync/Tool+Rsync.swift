import Output

extension Tool {
  static func rsync(_ lock: FileLock) -> Tool {
    Tool(
      name: "rsync", installation: "apt install rsync, or brew install rsync", environment: ["LC_ALL": "C"], lock: lock)
  }
}
