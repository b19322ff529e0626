//! Lines that a test says while it passes: a measured time, a seed, why it had nothing to stand on.

use std::io::Write;

/// Says a line on the standard error, past the test runner, which would show it only for a test that fails.
pub fn say(line: &str) {
    // Where nobody reads it there is nobody to tell.
    writeln!(std::io::stderr(), "    {line}").ok();
}
