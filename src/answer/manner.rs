//! How a question is to be answered.

use super::steps::Steps;
use crate::config::Answering;

/// The settings, the steps that are taken, and whether anybody still waits for the answer.
#[derive(Clone, Copy)]
pub(super) struct Manner<'a> {
    pub(super) settings: &'a Answering,
    pub(super) steps: Steps,
    pub(super) is_wanted: &'a dyn Fn() -> bool,
}

impl<'a> Manner<'a> {
    /// With all steps, for somebody who waits to the end.
    pub(super) fn usual(settings: &'a Answering) -> Self {
        Self { settings, steps: Steps::default(), is_wanted: &|| true }
    }
}
