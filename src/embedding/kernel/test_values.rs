//! Reproducible noise for tests.

/// `count` values between -`spread` and `spread`.
pub(crate) fn noise(count: usize, spread: f32) -> Vec<f32> {
    let mut state = count as u32;
    let next = || {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        ((state >> 8) as f32 / 8_388_608.0 - 1.0) * spread
    };
    std::iter::repeat_with(next).take(count).collect()
}
