//! The one integration test binary. Each line says what belongs there.

// In the order of the floors.
mod worlds; // small worlds built without files

mod architecture; // floors, crates, file sizes, heads
mod cli; // the program from outside: help, exit codes, files, JSON
mod diagnostics; // what broken scenario files get to hear
mod format; // docs/scenario-format.md is what the code says
mod properties; // what holds in every world, whatever the numbers
mod review; // one game looked back on
mod rules; // case notation: orders in, events out
mod study; // many games
mod theory; // published models through the engine's own functions
