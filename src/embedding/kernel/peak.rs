//! What the instruction of the product could reach at most.

use std::time::Instant;

use super::instructions::Instructions;

const ROUNDS: u32 = 20_000_000;
/// The best of so many tries: a peak is what nothing disturbed.
const TRIES: usize = 5;

/// Products a second of one core that does nothing else; `None` where plain code computes.
pub(crate) fn products_per_second(instructions: Instructions) -> Option<f64> {
    (0..TRIES).filter_map(|_| products_once(instructions)).reduce(f64::max)
}

fn products_once(instructions: Instructions) -> Option<f64> {
    let start = Instant::now();
    let products = match instructions {
        #[cfg(target_arch = "x86_64")]
        Instructions::Vnni(proof) => proof.only_products(ROUNDS),
        #[cfg(target_arch = "x86_64")]
        Instructions::Avx2(proof) => proof.only_products(ROUNDS),
        Instructions::Portable => return None,
    };
    Some(products as f64 / start.elapsed().as_secs_f64())
}
