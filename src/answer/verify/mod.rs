//! Checks what a language model wrote against the passages it cites.
//!
//! An answer is taken apart into claims; each claim is compared with its evidence by words, numbers, names and
//! polarity; what is not borne out is dropped or marked. The check is lexical: it finds what the evidence cannot
//! have said, it does not prove that the evidence said it.

mod address;
mod claims;
mod clause;
mod condition;
mod evidence;
mod filter;
mod finding;
#[cfg(test)]
mod injection;
mod list_mark;
mod marker;
mod names;
mod negation;
mod numbers;
mod polarity;
mod shape;
mod verdict;
mod words;

use claims::Lead;
pub(crate) use claims::{Claim, claims};
pub(crate) use evidence::Evidence;
pub(crate) use filter::filter;
pub(crate) use finding::{Finding, FindingKind};
pub(crate) use verdict::{Checked, Context, Verdict, verify};
