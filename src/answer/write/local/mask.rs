//! Which earlier tokens a token sees.

use candle_core::{Device, Result, Tensor};

/// What is added to scores of shape `[heads, tokens, position + tokens]`; `None` when every token sees all before it.
pub(super) fn mask(tokens: usize, position: usize, window: Option<usize>) -> Result<Option<Tensor>> {
    let all = position + tokens;
    if tokens == 1 && window.is_none_or(|window| all <= window) {
        return Ok(None);
    }
    let sees = |own: usize, other: usize| other <= own && window.is_none_or(|window| own - other < window);
    let values: Vec<f32> = (position..all)
        .flat_map(|own| (0..all).map(move |other| if sees(own, other) { 0.0 } else { f32::NEG_INFINITY }))
        .collect();
    Tensor::from_vec(values, (tokens, all), &Device::Cpu).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn seen(tokens: usize, position: usize, window: Option<usize>) -> Vec<String> {
        let rows = mask(tokens, position, window).unwrap().unwrap().to_vec2::<f32>().unwrap();
        let mark = |value: &f32| if *value == 0.0 { 'x' } else { '.' };
        rows.iter().map(|row| row.iter().map(mark).collect()).collect()
    }

    #[test]
    fn earlier_tokens_are_seen_as_far_as_the_window_reaches() {
        assert_eq!(seen(2, 2, None), ["xxx.", "xxxx"]);
        assert_eq!(seen(2, 2, Some(2)), [".xx.", "..xx"]);
        assert_eq!(seen(1, 3, Some(2)), ["..xx"]);
        assert!(mask(1, 3, None).unwrap().is_none());
    }
}
