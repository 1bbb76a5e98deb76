//! One head of the attention in plain Rust.

use super::attention::{HEAD_WIDTH, Head, HeadScratch};

pub(crate) fn attend_head(head: Head, scratch: &mut HeadScratch, out: &mut [f32]) {
    let scale = (HEAD_WIDTH as f32).sqrt().recip();
    scratch.scores.resize(head.tokens.div_ceil(8), [0.0; 8]);
    let scores = &mut scratch.scores.as_flattened_mut()[..head.tokens];
    for token in 0..head.tokens {
        let query = head.query(token);
        for (key, score) in scores.iter_mut().enumerate() {
            *score = dot(query, head.key(key)) * scale;
        }
        let largest = scores.iter().copied().fold(f32::NEG_INFINITY, f32::max);
        let mut sum = 0.0;
        let mut mixed = [0.0; HEAD_WIDTH];
        for (key, score) in scores.iter().enumerate() {
            let weight = (score - largest).exp();
            sum += weight;
            mixed.iter_mut().zip(head.value(key)).for_each(|(mixed, value)| *mixed += weight * value);
        }
        let own = &mut out[token * head.hidden + head.index * HEAD_WIDTH..][..HEAD_WIDTH];
        own.iter_mut().zip(mixed).for_each(|(out, mixed)| *out = mixed / sum);
    }
}

/// In eight partial sums, which compilers turn into vector instructions.
fn dot(left: &[f32; HEAD_WIDTH], right: &[f32; HEAD_WIDTH]) -> f32 {
    let mut sums = [0.0; 8];
    for (left, right) in left.as_chunks::<8>().0.iter().zip(right.as_chunks::<8>().0) {
        for lane in 0..8 {
            sums[lane] += left[lane] * right[lane];
        }
    }
    sums.iter().sum()
}
