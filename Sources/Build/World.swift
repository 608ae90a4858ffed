package import Base

/// The outside world as a build sees it: no stage asks the machine for anything else.
package struct World: Sendable {
  /// The clock, in seconds since 1970-01-01T00:00:00Z.
  package let now: @Sendable () -> Int
  /// A time zone by its name in the IANA database, such as `Europe/Brussels`; nil for an unknown name.
  package let zone: @Sendable (_ name: String) -> Zone?
  /// What makes pictures smaller; nil if the machine cannot.
  package let pictures: (any PictureTool)?

  /// A world with this clock, these time zones and this tool.
  package init(
    now: @escaping @Sendable () -> Int, zone: @escaping @Sendable (_ name: String) -> Zone?,
    pictures: (any PictureTool)? = nil
  ) {
    self.now = now
    self.zone = zone
    self.pictures = pictures
  }
}
