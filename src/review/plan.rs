//! A plan: why the author of an attack with a price went ahead or let it be, and what it foresaw.

use std::fmt::Write as _;

use super::scene::scene;
use super::theory::{Mechanism, in_the_literature};
use super::timeline::price;
use super::words::{Words, guilty, percent, plain, resolution, sentence};
use crate::play::Game;
use crate::sim::deterrence;
use crate::sim::event::{Verdict, Weighing};
use crate::sim::foresight::Foresight;
use crate::sim::{ActorId, Event, IncidentId, Points, Round};

/// What an author made of its plan, and why. The whole truth: for debriefs, not for seats.
#[derive(Clone, Debug, PartialEq)]
pub struct Plan {
    /// Whose plan.
    pub author: ActorId,
    /// To do what.
    pub incident: IncidentId,
    /// When it decided.
    pub round: Round,
    /// What it decided.
    pub verdict: Verdict,
    /// The price that it expected, part by part.
    pub weighing: Weighing,
    /// The price that would stop it.
    pub call_off: Points,
    /// What it foresaw of the answer, if authors are strategic.
    pub foresight: Option<Foresight>,
    /// The published mechanisms that it is an instance of.
    pub theory: Vec<Mechanism>,
    /// The card as lines.
    text: String,
}

impl Plan {
    /// The card as lines of text.
    #[must_use]
    pub fn to_text(&self) -> &str {
        &self.text
    }
}

/// The plan of an attack, if its author weighed a price by a round.
#[must_use]
pub fn plan(game: &Game, incident: IncidentId, by: Round) -> Option<Plan> {
    let is_it = |event: &Event| matches!(event, Event::AttackWeighed { incident: about, .. } if *about == incident);
    let number = game.records().position(|record| record.round <= by && is_it(&record.event))?;
    let record = game.records().nth(number)?;
    let Event::AttackWeighed { verdict, weighing: Some(weighing), .. } = &record.event else { return None };
    let facts = game.setting().incident(incident);
    let author = facts.author.actor()?;
    let foresight = deterrence::foresight(game.setting(), &scene(game, number), incident, author);
    let mut plan = Plan {
        author,
        incident,
        round: record.round,
        verdict: *verdict,
        weighing: *weighing,
        call_off: facts.price?.call_off,
        foresight,
        theory: foresight.map(|_| Mechanism::ImperfectAttribution).into_iter().collect(),
        text: String::new(),
    };
    plan.text = plan.card(Words(game.scenario()));
    Some(plan)
}

impl Plan {
    fn card(&self, words: Words<'_>) -> String {
        let (author, incident) = (words.actor(self.author), words.the_incident(self.incident));
        let mut card = format!("Why did {author} decide that {incident} {}? ", resolution(self.verdict));
        let _ = writeln!(card, "{}", sentence(&words.round(self.round)));
        let (price, bound) = (price(&self.weighing), plain(self.call_off));
        let _ = writeln!(card, "  It expected {price}; {bound} would stop it.");
        if let Some(foresight) = &self.foresight {
            self.write_foresight(&mut card, words, foresight);
        }
        let _ = writeln!(card, "This explains the model's {}, not the real one.", author.trim_start_matches("the "));
        card + &in_the_literature(&self.theory)
    }

    fn write_foresight(&self, card: &mut String, words: Words<'_>, foresight: &Foresight) {
        let (author, victim) = (words.actor(self.author), words.actor(foresight.victim));
        let [seen, named, answered] =
            [foresight.seen, foresight.named, foresight.answered].map(|share| percent(share.get()));
        let _ = writeln!(
            card,
            "  {victim} sees such an attack with a chance of {seen}, and names {author} with {named}."
        );
        let believed = guilty(foresight.believed.get());
        let _ = match foresight.bar {
            Some(bar) => {
                let bar = percent(bar.get());
                writeln!(
                    card,
                    "  Once named, {author} would be held {believed}; {victim} answers alone from {bar} on."
                )
            }
            None => writeln!(card, "  Once named, {author} would be held {believed}; {victim} never answers alone."),
        };
        let cost = plain(foresight.cost);
        let _ = writeln!(card, "  So the attack makes an answer {answered} likelier, and an answer costs {cost}.");
    }
}
