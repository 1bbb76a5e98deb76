//! Rotary position embedding (Su et al. 2021, arXiv:2104.09864).

use candle_core::{D, DType, Device, Result, Tensor};
use candle_nn::rotary_emb::{rope, rope_i};

/// Cosines and sines for every position.
pub(super) struct Rotary {
    cosines: Tensor,
    sines: Tensor,
    rotated: usize,
    interleaved: bool,
}

/// What the angles depend on.
pub(super) struct Angles<'a> {
    pub(super) base: f32,
    /// Leading dimensions of a head that are rotated.
    pub(super) rotated: usize,
    /// Positions there are.
    pub(super) context: usize,
    /// Divides positions.
    pub(super) scale: f32,
    /// Divide the frequencies, one for each pair of dimensions.
    pub(super) factors: Option<&'a [f32]>,
    /// Multiplies cosines and sines.
    pub(super) magnitude: f32,
    /// Dimensions 2i and 2i + 1 form a pair (Llama's files), instead of i and i + half.
    pub(super) interleaved: bool,
}

impl Rotary {
    /// Tables of shape `[context, rotated / 2]`.
    pub(super) fn new(angles: &Angles<'_>) -> Result<Self> {
        let pairs = angles.rotated / 2;
        let frequencies: Vec<f32> = (0..pairs)
            .map(|pair| {
                let factor = angles.factors.and_then(|factors| factors.get(pair)).copied().unwrap_or(1.0);
                1.0 / (angles.base.powf(2.0 * pair as f32 / angles.rotated as f32) * factor * angles.scale)
            })
            .collect();
        let positions = Tensor::arange(0, angles.context as u32, &Device::Cpu)?.to_dtype(DType::F32)?;
        let frequencies = Tensor::from_vec(frequencies, (1, pairs), &Device::Cpu)?;
        let table = positions.reshape((angles.context, 1))?.matmul(&frequencies)?;
        Ok(Self {
            cosines: (table.cos()? * f64::from(angles.magnitude))?,
            sines: (table.sin()? * f64::from(angles.magnitude))?,
            rotated: angles.rotated,
            interleaved: angles.interleaved,
        })
    }

    /// Rotates `[heads, tokens, head size]`, whose first token stands at `position`.
    pub(super) fn apply(&self, x: &Tensor, position: usize) -> Result<Tensor> {
        let (_, tokens, head_size) = x.dims3()?;
        let cosines = self.cosines.narrow(0, position, tokens)?;
        let sines = self.sines.narrow(0, position, tokens)?;
        let turned = x.narrow(D::Minus1, 0, self.rotated)?.contiguous()?.unsqueeze(0)?;
        let turned = if self.interleaved {
            rope_i(&turned, &cosines, &sines)?
        } else {
            rope(&turned, &cosines, &sines)?
        };
        let turned = turned.squeeze(0)?;
        if self.rotated == head_size {
            return Ok(turned);
        }
        let rest = x.narrow(D::Minus1, self.rotated, head_size - self.rotated)?;
        Tensor::cat(&[&turned, &rest], D::Minus1)
    }
}
