// The bare theme has no script.
