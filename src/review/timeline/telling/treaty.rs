//! What happened at the treaty table, in plain words.

use crate::review::words::Words;
use crate::sim::treaty::Deed;

/// One deed in a sentence without its full stop.
pub(super) fn tell(words: Words<'_>, deed: &Deed) -> String {
    let text = words.document(*deed.document());
    match deed {
        Deed::EnteredIntoForce { parties, .. } => format!("{text} binds {}", words.set(*parties)),
    }
}
