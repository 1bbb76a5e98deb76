//! The `auskunft` command.

use std::process::ExitCode;

fn main() -> ExitCode {
    auskunft::cli::main()
}
