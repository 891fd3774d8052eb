//! The one integration test binary. Each line says what belongs there.

#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panic")]

// In the order of the floors.
mod worlds; // small worlds built without files

#[cfg(feature = "app")]
mod app_smoke; // the window without a window: intents in, events out, crashes survived
mod architecture; // floors, crates, file sizes, heads
mod cascade; // who joins after whom on a network
mod consent; // why actors join documents or stay out
mod check; // published results: all are met, and every check can fail
mod cli; // the program from outside: help, exit codes, files, JSON
mod diagnostics; // what broken scenario files get to hear
mod determinism; // the log is the game, to the last bit
mod format; // docs/scenario-format.md is what the code says
#[cfg(feature = "app")]
mod panels; // the panels without a window: what they show, what keys mean, what they hide
#[cfg(unix)]
mod mutations; // the same code with a sign or a rule changed: checks notice; slow, ignored
mod participation; // who takes part: stable coalitions, power, entry into force
mod prompt; // a person at the prompt of the terminal
mod properties; // what holds in every world, whatever the numbers
mod response_game; // the one-shot game of a window, and Gambit on it
mod review; // one game looked back on
mod notation; // docs/notation.md is what the program reads
mod rules; // case notation: orders in, events out
mod scenarios; // every shipped scenario plays to its end; its golden story
mod sheets; // role sheets, printed and in files
mod script; // others do as they did
mod settlement; // texts from rival positions, and how good they are
mod strategic; // attackers who foresee the answer
mod study; // many games
mod theory; // published models through the engine's own functions
mod wording; // how things are told
mod treaty; // negotiation cases: motions in, deeds out
