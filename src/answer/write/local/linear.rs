//! Products with quantised weights, and the norm before them.

use std::sync::Arc;

use candle_core::quantized::{GgmlDType, QMatMul, QTensor};
use candle_core::{D, Device, Module, Result, Tensor};

use super::gguf::GgufFile;
use crate::answer::write::WriterError;

/// candle's fast products need inputs in multiples of this.
const FAST_WIDTH: usize = 256;

/// `x · Wᵀ`, plus a bias where the file has one.
pub(super) struct Linear {
    weight: QMatMul,
    /// Zeros that inputs are filled up with.
    padding: usize,
    bias: Option<Tensor>,
}

/// Layers that share their input, side by side; the file may already hold them as one.
pub(super) struct Linears(Vec<Linear>);

/// Root mean square norm.
pub(super) struct Norm {
    weight: Tensor,
    epsilon: f32,
}

impl Linear {
    pub(super) fn load(gguf: &mut GgufFile, name: &str) -> std::result::Result<Self, WriterError> {
        let weight = gguf.tensor(&format!("{name}.weight"))?;
        let bias = gguf.widened_if_any(&format!("{name}.bias"))?;
        Self::new(weight, bias)
            .map_err(|error| WriterError::file(gguf.path(), format!("tensor {name}.weight: {error}")))
    }

    /// A layer with weights `[outputs, inputs]`. Weights of a kind or width that candle has no fast product for
    /// become 8-bit ones of a width that it has: more memory, some ten times the speed.
    pub(super) fn new(weight: Arc<QTensor>, bias: Option<Tensor>) -> Result<Self> {
        let (_, inputs) = weight.shape().dims2()?;
        let padding = inputs.next_multiple_of(FAST_WIDTH) - inputs;
        let slow = matches!(
            weight.dtype(),
            GgmlDType::Q4_0 | GgmlDType::Q4_1 | GgmlDType::Q5_0 | GgmlDType::Q5_1 | GgmlDType::Q8_0
        );
        if !slow || (padding == 0 && weight.dtype() == GgmlDType::Q8_0) {
            return Ok(Self { weight: QMatMul::from_arc(weight)?, padding: 0, bias });
        }
        let wide = weight.dequantize(&Device::Cpu)?.pad_with_zeros(D::Minus1, 0, padding)?;
        let weight = QMatMul::from_qtensor(QTensor::quantize(&wide, GgmlDType::Q8_0)?)?;
        Ok(Self { weight, padding, bias })
    }

    /// `[tokens, inputs]` → `[tokens, outputs]`.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let product = match self.padding {
            0 => self.weight.forward(x)?,
            padding => self.weight.forward(&x.pad_with_zeros(D::Minus1, 0, padding)?.contiguous()?)?,
        };
        match &self.bias {
            Some(bias) => product.broadcast_add(bias),
            None => Ok(product),
        }
    }
}

impl Linears {
    /// The layer `fused` if the file has it, or else the single ones.
    pub(super) fn load(
        gguf: &mut GgufFile,
        fused: &str,
        single: &[String],
    ) -> std::result::Result<Self, WriterError> {
        let names = if single.iter().all(|name| gguf.has_tensor(&format!("{name}.weight"))) {
            single.to_vec()
        } else {
            vec![fused.to_owned()]
        };
        names.iter().map(|name| Linear::load(gguf, name)).collect::<std::result::Result<_, _>>().map(Self)
    }

    /// `[tokens, inputs]` → `[tokens, all outputs]`.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let parts = self.0.iter().map(|linear| linear.forward(x)).collect::<Result<Vec<_>>>()?;
        Tensor::cat(&parts, D::Minus1)
    }
}

impl Norm {
    pub(super) fn load(
        gguf: &mut GgufFile,
        name: &str,
        epsilon: f32,
    ) -> std::result::Result<Self, WriterError> {
        Ok(Self { weight: gguf.widened(&format!("{name}.weight"))?, epsilon })
    }

    /// The norm of that name, or nothing when the file does not have it.
    pub(super) fn load_if_any(
        gguf: &mut GgufFile,
        name: &str,
        epsilon: f32,
    ) -> std::result::Result<Option<Self>, WriterError> {
        let weight = gguf.widened_if_any(&format!("{name}.weight"))?;
        Ok(weight.map(|weight| Self { weight, epsilon }))
    }

    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        candle_nn::ops::rms_norm(&x.contiguous()?, &self.weight, self.epsilon)
    }
}

/// The norm of that name where there is one.
pub(super) fn normed(norm: Option<&Norm>, x: &Tensor) -> Result<Tensor> {
    norm.map_or_else(|| Ok(x.clone()), |norm| norm.forward(x))
}
