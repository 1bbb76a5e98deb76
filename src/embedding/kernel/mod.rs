//! Integer matrix product and fused attention for BERT-family encoders on CPUs.
//!
//! All functions work on one text in the calling thread; run one text per thread for parallelism.

mod attention;
mod attention_portable;
mod gelu;
#[cfg(target_arch = "x86_64")]
mod gelu_wide;
mod instructions;
mod layer_norm;
mod packed_matrix;
mod peak;
mod quantised_rows;
mod tile;
mod tile_portable;
mod work_split;

#[cfg(test)]
mod test_values;

#[cfg(target_arch = "x86_64")]
mod attention_avx2;
#[cfg(target_arch = "x86_64")]
mod attention_pack_avx2;
#[cfg(target_arch = "x86_64")]
mod attention_wide;
#[cfg(target_arch = "x86_64")]
mod exponential_avx2;
#[cfg(target_arch = "x86_64")]
mod exponential_wide;
#[cfg(target_arch = "x86_64")]
mod float_tile_avx2;
#[cfg(target_arch = "x86_64")]
#[allow(unsafe_code, reason = "registers; why it is sound is said there")]
mod lanes;
#[cfg(target_arch = "x86_64")]
mod quantise_avx2;
#[cfg(target_arch = "x86_64")]
mod quantise_wide;
#[cfg(target_arch = "x86_64")]
mod row_wise_avx2;
#[cfg(target_arch = "x86_64")]
mod tile_avx2;
#[cfg(target_arch = "x86_64")]
mod tile_vnni;

pub(super) use attention::{HEAD_WIDTH, attend};
pub(super) use gelu::add_bias_and_gelu;
pub(super) use instructions::{Instructions, limit};
pub(super) use layer_norm::LayerNorm;
pub(crate) use packed_matrix::{PackedMatrix, Precision};
pub(super) use peak::products_per_second;
