package import Names
package import Notes

/// A page that is no note, its names resolved.
package struct FreePage: Sendable {
  package let head: PageHead
  package let body: Body
}
