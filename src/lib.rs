//! Dinard: a cyber-norms treaty negotiation simulator.
//!
//! States, blocs, firms and NGOs are actors on an alliance network. Scripted cyberattacks hit them; each must
//! attribute, sanction or hold out on uncertain evidence, and every decision can be asked *why*.
//!
//! Eight modules on six floors; a module imports only from floors above it in this list, and a test enforces that:
//!
//! | floor | module | what it is |
//! |---|---|---|
//! | 1 | [`sim`] | the rules: pure functions over plain data |
//! | 2 | [`scenario`] | scenario files, from RON text to a setting, with every problem reported |
//! | 3 | [`play`] | a game: scenario, seed and log; submit, undo, replay, verify |
//! | 4 | [`study`] | many games: batches, measures, intervals |
//! | 4 | [`review`] | one game looked back on: timeline, why, turning point |
//! | 5 | [`logfile`] | the file of a game in play, for both faces |
//! | 6 | [`cli`] | the terminal |
//! | 6 | `app` | the window (feature `app`) |

// In the order of the floors.
pub mod sim;
pub mod scenario;
pub mod play;
pub mod study;
pub mod review;
pub mod logfile;
pub mod cli;
#[cfg(feature = "app")]
pub mod app;
