//! How many threads compute.

/// candle asks at every product for this variable and, where it is missing, reads `/proc/cpuinfo` instead, which takes
/// longer than a language model's products for one token.
const VARIABLE: &str = "RAYON_NUM_THREADS";

/// Names the number of threads in the environment, unless the operator did.
///
/// # Safety
/// No other thread may run yet: to be called first of all in `main`.
#[expect(unsafe_code, reason = "the environment may be changed while a process has one thread")]
pub unsafe fn announce() {
    if std::env::var_os(VARIABLE).is_none() {
        unsafe { std::env::set_var(VARIABLE, available().to_string()) };
    }
}

/// One for each core that this process may use.
pub(crate) fn available() -> usize {
    std::thread::available_parallelism().map_or(1, std::num::NonZero::get)
}
