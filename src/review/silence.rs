//! A silence: why an actor said nothing of an attack of its own. The whole truth: for debriefs, not for seats.

use super::why::{NoDecision, why};
use super::words::{Words, sentence};
use crate::play::Game;
use crate::sim::{ActorId, IncidentId, Round};

/// An attack that a machine did not answer, for it was its own.
#[derive(Clone, Debug, PartialEq)]
pub struct Silence {
    /// Who did it.
    pub actor: ActorId,
    /// What.
    pub incident: IncidentId,
    /// The card as lines.
    text: String,
}

impl Silence {
    /// The card as lines of text.
    #[must_use]
    pub fn to_text(&self) -> &str {
        &self.text
    }
}

/// The attacks of its own that an actor had said nothing of by a round, of all or of one.
#[must_use]
pub fn silences(game: &Game, actor: ActorId, incident: Option<IncidentId>, by: Round) -> Vec<Silence> {
    let words = Words(game.scenario());
    let asked = game.setting().incident_ids().filter(|id| incident.is_none_or(|incident| incident == *id));
    let own = asked.filter(|id| why(game, actor, *id, by, None) == Err(NoDecision::DidIt));
    let told = |incident| {
        let question = format!("Why did {} hold out over {}?", words.actor(actor), words.the_incident(incident));
        let text = format!("{question} {}.\n", sentence(&NoDecision::DidIt.to_string()));
        Silence { actor, incident, text }
    };
    own.map(told).collect()
}
