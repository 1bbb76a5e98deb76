//! Products with quantised weights, and the norm before them.

use std::sync::Arc;

use candle_core::quantized::{GgmlDType, QMatMul, QTensor};
use candle_core::{D, Device, Module, Result, Tensor};
use rayon::prelude::*;

use super::gguf::GgufFile;
use crate::answer::write::WriterError;
use crate::embedding::{PackedMatrix, Precision};

/// Rows that a core is given at least.
const LEAST_SHARE: usize = 4;

/// `x · Wᵀ`, plus a bias where the file has one.
pub(super) struct Linear {
    product: Product,
    bias: Option<Tensor>,
}

enum Product {
    /// Weights as the file has them.
    Candle(QMatMul),
    /// Weights in eight bits for the kernel that embeds.
    Packed(PackedMatrix),
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

    /// A layer with weights `[outputs, inputs]`. Those of kinds that candle computes one by one, or fast on some processors
    /// only, become 8-bit ones for our own kernel: more memory, several times the speed.
    pub(super) fn new(weight: Arc<QTensor>, bias: Option<Tensor>) -> Result<Self> {
        if is_slow(&weight)? {
            return Self::packed(&[weight], bias);
        }
        Ok(Self { product: Product::Candle(QMatMul::from_arc(weight)?), bias })
    }

    /// Layers of such kinds with the same inputs as one, side by side.
    fn packed(weights: &[Arc<QTensor>], bias: Option<Tensor>) -> Result<Self> {
        let (mut rows, mut outputs, mut inputs) = (Vec::new(), 0, 0);
        for weight in weights {
            let of_this = weight.shape().dims2()?;
            (outputs, inputs) = (outputs + of_this.0, of_this.1);
            rows.extend(weight.dequantize(&Device::Cpu)?.flatten_all()?.to_vec1::<f32>()?);
        }
        let packed = PackedMatrix::pack(Precision::Fine, &rows, outputs, inputs);
        Ok(Self { product: Product::Packed(packed), bias })
    }

    /// `[…, inputs]` → `[…, outputs]`.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        let product = match &self.product {
            Product::Candle(weight) => weight.forward(x)?,
            Product::Packed(weight) => multiply(weight, x)?,
        };
        match &self.bias {
            Some(bias) => product.broadcast_add(bias),
            None => Ok(product),
        }
    }
}

/// Whether the weights are of a kind that goes through our own kernel.
fn is_slow(weight: &QTensor) -> Result<bool> {
    let (outputs, inputs) = weight.shape().dims2()?;
    let slow = matches!(
        weight.dtype(),
        GgmlDType::Q4_0 | GgmlDType::Q4_1 | GgmlDType::Q5_0 | GgmlDType::Q5_1 | GgmlDType::Q8_0
    );
    Ok(slow && PackedMatrix::fits(outputs, inputs))
}

/// Many rows are shared out over the cores; of few rows the outputs are, over two.
fn multiply(weight: &PackedMatrix, x: &Tensor) -> Result<Tensor> {
    let (inputs, outputs) = (weight.inputs(), weight.outputs());
    let mut shape = x.dims().to_vec();
    if shape.pop() != Some(inputs) {
        candle_core::bail!("{:?} is no product with weights for {inputs} inputs", x.dims());
    }
    shape.push(outputs);
    let x = x.flatten_all()?.to_vec1::<f32>()?;
    let rows = x.len() / inputs;
    let mut out = vec![0.0; rows * outputs];
    let share = rows.div_ceil(rayon::current_num_threads());
    if share < LEAST_SHARE {
        weight.multiply_in_halves(&x, rows, &mut out, |_, _| ());
    } else {
        let parts = x.par_chunks(share * inputs).zip(out.par_chunks_mut(share * outputs));
        parts.for_each(|(x, out)| weight.multiply(x, x.len() / inputs, out));
    }
    Tensor::from_vec(out, shape, &Device::Cpu)
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
        let mut weights = Vec::with_capacity(names.len());
        let mut biases = Vec::with_capacity(names.len());
        for name in &names {
            weights.push(gguf.tensor(&format!("{name}.weight"))?);
            biases.push(gguf.widened_if_any(&format!("{name}.bias"))?);
        }
        Self::new(weights, biases)
            .map_err(|error| WriterError::file(gguf.path(), format!("tensors {}: {error}", names.join(", "))))
    }

    /// One product for all where our own kernel takes them: so many fewer times the cores meet.
    fn new(weights: Vec<Arc<QTensor>>, biases: Vec<Option<Tensor>>) -> Result<Self> {
        let inputs = weights.iter().map(|weight| weight.shape().dims2().map(|(_, inputs)| inputs));
        let inputs = inputs.collect::<Result<Vec<_>>>()?;
        let all_slow = weights.iter().map(|weight| is_slow(weight)).collect::<Result<Vec<_>>>()?;
        let all_biases: Vec<&Tensor> = biases.iter().flatten().collect();
        let alike = inputs.windows(2).all(|pair| pair[0] == pair[1]) && all_slow.into_iter().all(|slow| slow);
        if alike && (all_biases.is_empty() || all_biases.len() == weights.len()) {
            let bias = if all_biases.is_empty() { None } else { Some(Tensor::cat(&all_biases, 0)?) };
            return Ok(Self(vec![Linear::packed(&weights, bias)?]));
        }
        let linears = weights.into_iter().zip(biases).map(|(weight, bias)| Linear::new(weight, bias));
        linears.collect::<Result<_>>().map(Self)
    }

    /// `[tokens, inputs]` → `[tokens, all outputs]`.
    pub(super) fn forward(&self, x: &Tensor) -> Result<Tensor> {
        if let [all] = self.0.as_slice() {
            return all.forward(x);
        }
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
