#if canImport(Glibc)
  import Glibc
#else
  import Darwin
#endif

/// Why a program was not run.
struct SpawnError: Error, CustomStringConvertible {
  let code: Int32
  var description: String { String(cString: strerror(code)) }
}

/// Runs a program, found by PATH, with arguments that no shell reads. `errors` is the file that takes what it says,
/// else it says it to the person.
func spawn(_ words: [String], errors: String? = nil) -> Result<pid_t, SpawnError> {
  var arguments = words.map { strdup($0) }
  arguments.append(nil)
  defer { arguments.forEach { free($0) } }
  var actions = posix_spawn_file_actions_t()
  posix_spawn_file_actions_init(&actions)
  defer { posix_spawn_file_actions_destroy(&actions) }
  if let errors {
    posix_spawn_file_actions_addopen(&actions, 1, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addopen(&actions, 2, errors, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
  }
  var child = pid_t()
  let failure = posix_spawnp(&child, words[0], &actions, nil, arguments, environ)
  return failure == 0 ? .success(child) : .failure(SpawnError(code: failure))
}

/// Waits until a program ends; returns its status, 0 if all went well.
func waitForEnd(of child: pid_t) -> Int32 {
  var status: Int32 = 0
  while waitpid(child, &status, 0) < 0, errno == EINTR {}
  return status
}

/// The same, but it ends a program that takes longer than some seconds: nil then.
func waitForEnd(of child: pid_t, seconds: Int) -> Int32? {
  let status = within(seconds: seconds) { waitForEnd(of: child) }
  if status == nil { kill(child, SIGKILL) }
  return status
}
