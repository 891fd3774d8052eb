//! The panels of the window: plain functions from what a seat may know to what its person wants.
//!
//! Each takes a [`Ui`](bevy_egui::egui::Ui), the [`Table`] and, where it has to remember something from frame to
//! frame, a memory of its own; each returns the [`Intent`](super::intent::Intent) of the person, if any. None knows
//! of bevy, so tests drive them without a window. Hidden facts cannot show up: a [`Table`] does not give them out.

// In the order in which a player meets them.
mod start;
mod briefing;
mod curtain;
mod incidents;
mod evidence;
mod desk;
mod negotiation;
mod resolution;
mod why;
mod actor;
mod log;
mod end;
mod table;
mod known;
mod chronicle;
mod prospect;
mod bars;
mod figure;
mod parts;
mod words;

pub use actor::actor_ui;
pub use briefing::{BriefingMemory, briefing_ui};
pub use curtain::curtain_ui;
pub use desk::{DeskMemory, desk_ui};
pub use end::{EndMemory, end_ui};
pub use evidence::{EvidenceMemory, evidence_ui};
pub use incidents::incidents_ui;
pub use log::{LogMemory, log_ui};
pub use negotiation::{NegotiationMemory, negotiation_ui};
pub(in crate::app) use parts::followed;
pub use resolution::{Reach, Resolution, resolution_length, resolution_reach, resolution_ui};
pub use start::{Doors, start_ui};
pub use table::{Edition, Table};
pub use why::{Question, WhyMemory, why_ui};

/// What the panels remember from frame to frame. None of it is part of the game.
#[derive(Debug, Default)]
pub struct Memory {
    /// Which seat is looked at in the briefing.
    pub briefing: BriefingMemory,
    /// How judgement went over the rounds.
    pub evidence: EvidenceMemory,
    /// The order being drawn up.
    pub desk: DeskMemory,
    /// The motion being drawn up.
    pub negotiation: NegotiationMemory,
    /// How the log is filtered.
    pub log: LogMemory,
    /// The answer to the last question.
    pub why: WhyMemory,
    /// What of the end is unfolded.
    pub end: EndMemory,
}
