/// Why a command does nothing: the content does not allow it, or something stands in the way. Exit code 1.
struct Refusal: Error, CustomStringConvertible {
  let description: String
}

/// An error that the program ends with, for people.
func refusal(_ message: String) -> Refusal { Refusal(description: message) }
