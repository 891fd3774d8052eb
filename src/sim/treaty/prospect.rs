//! Who would join a document next, who would follow whom, and whose consent its entry into force hangs on.

use super::accession::{Accession, Candidate, Refusal};
use crate::sim::id::{ActorId, ActorSet, DocumentId};
use crate::sim::setting::Setting;
use crate::sim::situation::Situation;

/// An outsider before a document.
#[derive(Clone, Debug, PartialEq)]
pub struct Prospect {
    /// Who.
    pub actor: ActorId,
    /// What joining would be worth to it as things stand.
    pub accession: Accession,
    /// Why it would not join as things stand; none if it would.
    pub refusal: Option<Refusal>,
    /// Who would join after it, and would not without it.
    pub followers: ActorSet,
    /// Whether its consent alone would complete what entry into force needs.
    pub is_pivotal: bool,
    /// The chance that its consent is the one which completes it, if all states that may consent do so in random order
    /// (Shapley-Shubik index); 0 where nothing is missing, or too much for counting.
    pub power: f64,
}

/// Everybody who could join a document and has not, by id. Machines' rules are taken for all, whoever plays them, in an
/// even mood: what a machine draws of its own is nobody else's to know.
#[must_use]
pub fn prospects(setting: &Setting, situation: &Situation, document: DocumentId) -> Vec<Prospect> {
    let (facts, texts) = (setting.document(document), situation.texts());
    let inside = texts.consenting(setting, document);
    let company = inside.union(texts.document(document).for_it);
    let outside = texts.outsiders(setting, document);
    let candidate = |actor| Candidate::new(setting, situation, document, actor);
    let grown = |start: ActorSet| {
        let mut company = start;
        loop {
            let would = |actor: &ActorId| {
                let candidate = candidate(*actor).beside(company.without(*actor));
                candidate.joins(&candidate.accession())
            };
            let joined: ActorSet = outside.difference(company).iter().filter(would).collect();
            if joined.is_empty() {
                return company;
            }
            company = company.union(joined);
        }
    };
    let counting = texts.counting(setting, document);
    let states = outside.intersection(setting.states());
    let game = facts.entry.game(states.union(counting), setting.actors.len());
    let pivotal = facts.entry.pivotal(counting, states);
    let power = if game.wins(counting) { None } else { game.power().ok() };
    let (all, without) = (outside.iter(), grown(company));
    let prospect = |actor: ActorId| {
        let accession = candidate(actor).accession();
        Prospect {
            actor,
            refusal: candidate(actor).refusal(&accession),
            accession,
            followers: grown(company.with(actor)).difference(without).without(actor),
            is_pivotal: pivotal.contains(actor),
            power: power.as_ref().map_or(0.0, |power| power.shapley_shubik[actor.index()]),
        }
    };
    all.map(prospect).collect()
}
