/// A name for bytes that changes when they do: 64 bits of FNV-1a, in hexadecimal.
package func contentHash(_ bytes: [UInt8]) -> String {
  let hash = bytes.reduce(into: 0xcbf2_9ce4_8422_2325 as UInt64) { hash, byte in
    hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3
  }
  let digits = String(hash, radix: 16)
  return String(repeating: "0", count: 16 - digits.count) + digits
}
