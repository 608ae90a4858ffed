package import Base

/// The outside world as a build sees it: no stage asks the machine for anything else.
package struct World: Sendable {
  /// The clock, in seconds since 1970-01-01T00:00:00Z.
  package let now: @Sendable () -> Int
  /// A time zone by its name in the IANA database, such as `Europe/Brussels`; nil for an unknown name.
  package let zone: @Sendable (_ name: String) -> Zone?

  /// A world with this clock and these time zones.
  package init(now: @escaping @Sendable () -> Int, zone: @escaping @Sendable (_ name: String) -> Zone?) {
    self.now = now
    self.zone = zone
  }
}
