#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// A colour of sRGB, 8 bits a channel.
package struct Colour: Sendable, Hashable {
  package let red: UInt8
  package let green: UInt8
  package let blue: UInt8

  package init(red: UInt8, green: UInt8, blue: UInt8) {
    self.red = red
    self.green = green
    self.blue = blue
  }

  /// `#8f2416` or `#fff`, in small or capital letters; nil for anything else.
  package init?(_ text: some StringProtocol) {
    guard text.first == "#", [4, 7].contains(text.utf8.count), text.utf8.dropFirst().allSatisfy(\.isASCIIHexDigit)
    else { return nil }
    let digits = text.dropFirst().compactMap(\.hexDigitValue).map(UInt8.init)
    let pairs = digits.count == 3 ? digits.map { $0 * 17 } : [0, 2, 4].map { digits[$0] * 16 + digits[$0 + 1] }
    self.init(red: pairs[0], green: pairs[1], blue: pairs[2])
  }

  /// How light it is, from 0 for black to 1 for white, by WCAG 2.2.
  package var luminance: Double {
    let (red, green, blue) = linear
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
  }

  /// The contrast ratio of two colours by WCAG 2.2, from 1 to 21.
  package func contrast(to other: Colour) -> Double {
    let (a, b) = (luminance, other.luminance)
    return (max(a, b) + 0.05) / (min(a, b) + 0.05)
  }

  /// A colour between this one and another: this one for a `share` of 0, the other for 1.
  package func mixed(with other: Colour, _ share: Double) -> Colour {
    func mix(_ a: UInt8, _ b: UInt8) -> UInt8 { UInt8((Double(a) + (Double(b) - Double(a)) * share).rounded()) }
    return Colour(red: mix(red, other.red), green: mix(green, other.green), blue: mix(blue, other.blue))
  }

  /// The colour of the same hue, nearest in lightness, for which `passes` is true; nil if there is none.
  package func nearest(where passes: (Colour) -> Bool) -> Colour? {
    if passes(self) { return self }
    let lab = oklab
    for step in 1...200 {
      for lightness in [lab.lightness - Double(step) / 200, lab.lightness + Double(step) / 200]
      where (0...1).contains(lightness) {
        let colour = Colour(lightness: lightness, a: lab.a, b: lab.b)
        if passes(colour) { return colour }
      }
    }
    return [Colour(red: 0, green: 0, blue: 0), Colour(red: 255, green: 255, blue: 255)].first(where: passes)
  }

  // MARK: OKLab, https://bottosson.github.io/posts/oklab/

  private var linear: (red: Double, green: Double, blue: Double) {
    func linear(_ channel: UInt8) -> Double {
      let value = Double(channel) / 255
      return value <= 0.04045 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return (linear(red), linear(green), linear(blue))
  }

  private var oklab: (lightness: Double, a: Double, b: Double) {
    let (r, g, b) = linear
    let long = cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    let medium = cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    let short = cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    return (
      0.2104542553 * long + 0.7936177850 * medium - 0.0040720468 * short,
      1.9779984951 * long - 2.4285922050 * medium + 0.4505937099 * short,
      0.0259040371 * long + 0.7827717662 * medium - 0.8086757660 * short
    )
  }

  /// A colour that sRGB does not have becomes paler until it has it.
  private init(lightness: Double, a: Double, b: Double) {
    var share = 1.0
    while true {
      let channels = Self.channels(lightness, a * share, b * share)
      if share <= 0.01 || channels.allSatisfy({ (-0.0005...1.0005).contains($0) }) {
        let bytes = channels.map { channel in
          let value = min(max(channel, 0), 1)
          let coded = value <= 0.0031308 ? value * 12.92 : 1.055 * pow(value, 1 / 2.4) - 0.055
          return UInt8((coded * 255).rounded())
        }
        self.init(red: bytes[0], green: bytes[1], blue: bytes[2])
        return
      }
      share -= 0.02
    }
  }

  /// Red, green and blue, linear.
  private static func channels(_ lightness: Double, _ a: Double, _ b: Double) -> [Double] {
    func cube(_ value: Double) -> Double { value * value * value }
    let long = cube(lightness + 0.3963377774 * a + 0.2158037573 * b)
    let medium = cube(lightness - 0.1055613458 * a - 0.0638541728 * b)
    let short = cube(lightness - 0.0894841775 * a - 1.2914855480 * b)
    return [
      4.0767416621 * long - 3.3077115913 * medium + 0.2309699292 * short,
      -1.2684380046 * long + 2.6097574011 * medium - 0.3413193965 * short,
      -0.0041960863 * long - 0.7034186147 * medium + 1.7076147010 * short,
    ]
  }
}

extension Colour: CustomStringConvertible {
  /// `#8f2416`
  package var description: String {
    let digits = Array("0123456789abcdef")
    return [red, green, blue].reduce(into: "#") { text, byte in
      text.append(digits[Int(byte >> 4)])
      text.append(digits[Int(byte & 15)])
    }
  }
}
