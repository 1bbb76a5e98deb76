//! How far a measured number can be trusted: intervals, tests, percentiles. Same values, same outcome, always.

mod bootstrap;
mod mcnemar;
mod percentile;
mod random;

pub use bootstrap::{Interval, bootstrap_mean, mean, paired_bootstrap};
pub use mcnemar::{McNemar, mcnemar};
pub use percentile::percentile;
pub(super) use random::SplitMix64;
