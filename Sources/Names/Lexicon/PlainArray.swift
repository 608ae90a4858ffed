/// An array without a reference count, for tables that all cores read at the same time. Its owner must deallocate it.
struct PlainArray<Element>: @unchecked Sendable {  // why: it is never written after init
  private let buffer: UnsafeMutableBufferPointer<Element>

  init(_ elements: [Element]) {
    buffer = .allocate(capacity: elements.count)
    _ = buffer.initialize(from: elements)
  }

  var count: Int { buffer.count }

  subscript(index: Int) -> Element {
    @inline(__always) get { buffer[index] }
  }

  /// A part of it.
  @inline(__always) func slice(_ start: Int, _ length: Int) -> UnsafeBufferPointer<Element> {
    UnsafeBufferPointer(rebasing: buffer[start..<(start + length)])
  }

  func deallocate() {
    buffer.deinitialize()
    buffer.deallocate()
  }
}
