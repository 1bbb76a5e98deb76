//! The `auskunft` command.

use std::process::ExitCode;

#[expect(unsafe_code, reason = "nothing else runs yet")]
fn main() -> ExitCode {
    unsafe { auskunft::threads::announce() };
    auskunft::cli::main()
}
