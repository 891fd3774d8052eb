//! Phase 7: the treaty table.

use super::{Draft, Sink};

pub(super) fn negotiate<S: Sink>(_: &mut Draft<'_, S>) {}
