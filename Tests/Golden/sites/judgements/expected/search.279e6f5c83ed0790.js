// The bare theme has no search.
