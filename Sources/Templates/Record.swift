/// The values of a context's names, in the order of its shape. The slots of a binding are places in it.
///
/// They are in memory of their own and are read by address, so that no references are counted: a page reads hundreds of
/// values, and all cores read the same ones.
@usableFromInline
package final class Record: @unchecked Sendable {  // why: the values are written in init and then only read
  @usableFromInline let values: UnsafePointer<Value>
  @usableFromInline let count: Int

  /// Takes values in the order of the shape that templates were compiled for; `value` gives the one of each slot.
  @inlinable package init(count: Int, _ value: (Int) -> Value) {
    let memory = UnsafeMutablePointer<Value>.allocate(capacity: max(1, count))
    for slot in 0..<count { (memory + slot).initialize(to: value(slot)) }
    values = UnsafePointer(memory)
    self.count = count
  }

  deinit {
    let owned = UnsafeMutablePointer(mutating: values)
    owned.deinitialize(count: count)
    owned.deallocate()
  }
}

/// A type whose values templates can read as a record.
@usableFromInline package protocol RecordConvertible: Sendable {
  /// The names that templates may use.
  static var recordShape: Shape { get }
  /// Its values, in the order of the names of `recordShape`.
  var record: Record { get }
}

/// A Swift type that templates can read. Its shape declares each name once, with its meaning and a closure that reads
/// it.
@usableFromInline package protocol TemplateContext: RecordConvertible {
  static var shape: ContextShape<Self> { get }
}

extension TemplateContext {
  @inlinable package static var recordShape: Shape { shape.names }

  @inlinable package var record: Record { Self.shape.record(of: self) }
}

/// A context that many pages show. Its record is made only once.
@usableFromInline package final class Prepared<Context: TemplateContext>: RecordConvertible {
  @usableFromInline package let context: Context
  @usableFromInline package let record: Record

  @inlinable package init(_ context: Context) {
    self.context = context
    record = context.record
  }

  @inlinable package static var recordShape: Shape { Context.recordShape }
}
