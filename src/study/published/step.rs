//! One step against holding out, decided by the one rule.

use crate::sim::Response;
use crate::sim::choice::{Decision, Ledger, Outlook, Stakes};

/// The decision whether to take a step with these stakes.
pub(super) fn decision(stakes: Stakes, outlook: Outlook) -> Decision {
    let options = vec![(Response::HoldOut, Stakes::default()), (Response::Public, stakes)];
    let chosen = Ledger::new(options.iter().copied(), &outlook).best();
    Decision { outlook, options, chosen }
}

/// Whether the step is taken. Who is indifferent holds out.
pub(super) fn is_taken(stakes: Stakes, outlook: Outlook) -> bool {
    decision(stakes, outlook).chosen == Response::Public
}
