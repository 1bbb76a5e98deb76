//! The `auskunft` command.

fn main() {}
