//! Auskunft answers questions about the house's own documents, every statement with its place in them.
//!
//! Data flows one way; a room knows only the rooms before it: [`corpus`] → [`embedding`] → [`store`] → [`index`] →
//! [`ingest`] → [`answer`] → [`server`] and [`eval`]; [`config`] and [`cli`] stand at the door.

pub mod answer;
pub mod cli;
pub mod config;
pub mod corpus;
pub mod embedding;
pub mod eval;
mod identity;
pub mod index;
pub mod ingest;
mod months;
pub mod server;
pub mod store;
pub mod threads;
