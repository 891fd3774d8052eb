//! The one integration test binary. Each line says what belongs there.

// In the order of the floors.
mod worlds; // small worlds built without files

mod architecture; // floors, crates, file sizes, heads
mod properties; // what holds in every world, whatever the numbers
mod rules; // case notation: orders in, events out
mod theory; // published models through the engine's own functions
