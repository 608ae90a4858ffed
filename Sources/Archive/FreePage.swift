package import Names
package import Notes

/// A free page with its names resolved.
package struct FreePage: Sendable {
  package let head: PageHead
  package let body: Body
}
