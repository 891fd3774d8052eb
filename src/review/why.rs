//! Why an actor chose as it did rather than otherwise: at most three reasons that add up with the rest, and what
//! would have changed its choice, checked by making the decision again.

mod counterfactual;
mod reason;
mod text;

pub use counterfactual::Counterfactual;
pub(super) use reason::largest;
pub use reason::{Reason, name_of};
pub(super) use text::write_parts;

use super::scene::{at_the_desk, scene};
use super::theory::{self, Mechanism};
use super::words::{Words, list};
use crate::play::{Game, Player};
use crate::sim::actor::Policy;
use crate::sim::check::{Illegal, check_order};
use crate::sim::choice::{Decision, Ledger, Legal, Stakes};
use crate::sim::incident::Suspect;
use crate::sim::view::Desk;
use crate::sim::{ActorId, Event, IncidentId, Order, Points, Record, Response, Round, Situation};

/// The answer to "why this rather than that?".
#[derive(Clone, Debug, PartialEq)]
pub struct Why {
    /// Who chose.
    pub actor: ActorId,
    /// About which incident.
    pub incident: IncidentId,
    /// The round that was asked about.
    pub round: Round,
    /// The round in which it decided; it stood by that since, on the same terms.
    pub since: Round,
    /// Whom it could accuse.
    pub accused: ActorId,
    /// What it chose.
    pub chosen: Response,
    /// What it might have chosen instead.
    pub foil: Response,
    /// Who chose; where the rules did not, there are no reasons, for nobody saw the motives.
    pub by: Player,
    /// "Why did Japan hold out rather than …?"
    pub question: String,
    /// At most three, the largest first, including those that pull the other way.
    pub reasons: Vec<Reason>,
    /// All other terms together, chosen less foil.
    pub rest: Points,
    /// What the choice is worth more than the foil: reasons and rest together.
    pub total: Points,
    /// What every response open to it was worth by its terms, mildest first; to a person, on the desk.
    pub worth: Vec<(Response, Points)>,
    /// What would have changed the choice, each checked by deciding again.
    pub counterfactuals: Vec<Counterfactual>,
    /// The published mechanisms that carried the choice, by its reasons; none where the rules did not choose.
    pub theory: Vec<Mechanism>,
    /// What to keep in mind when reading this.
    pub note: String,
    /// The whole card as lines.
    text: String,
}

/// Why there is nothing to explain.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum NoDecision {
    /// The actor had not decided anything about the incident by then.
    #[error("it had decided nothing about this incident by round {0}")]
    NotYet(Round),
    /// A person plays the seat and sent no answer, which is not the same as holding out.
    #[error("a person plays this seat and sent no answer in round {0}; no answer is not holding out")]
    Unanswered(Round),
    /// It is the author, and a machine: it weighed nothing.
    #[error("it did this itself, by this scenario, and says nothing: no machine answers an attack of its own")]
    DidIt,
    /// Nothing else was open to it.
    #[error("nothing but {} was open to it", .0.slug())]
    NoAlternative(Response),
    /// The foil was not open to it.
    #[error("{} was not open to it then{}; {}", .foil.slug(), told(.because), what_was_open(.open))]
    NotOpen {
        /// What was asked about.
        foil: Response,
        /// Why it was not open, where the rules can tell.
        because: Option<Illegal>,
        /// What was.
        open: Legal,
    },
    /// The foil is what it chose.
    #[error("{} is what it chose; else {}", .foil.slug(), what_was_open(.open))]
    Chosen {
        /// What was asked about.
        foil: Response,
        /// What else was open to it.
        open: Legal,
    },
}

impl NoDecision {
    /// What a seat may read of it before the game is over: who did it is no part of that.
    #[must_use]
    pub fn to_seat(self, round: Round) -> Self {
        if self == Self::DidIt { Self::NotYet(round) } else { self }
    }
}

fn told(illegal: &Option<Illegal>) -> String {
    illegal.map_or_else(String::new, |illegal| format!(": {illegal}"))
}

fn what_was_open(open: &Legal) -> String {
    let slugs: Vec<_> = open.iter().map(|response| response.slug().to_owned()).collect();
    if slugs.is_empty() { "nothing was open".to_owned() } else { format!("open were {}", list(&slugs)) }
}

/// Explains an actor's last decision about an incident up to a round, against `foil` or else the best alternative.
///
/// # Errors
/// There is no such decision, or the foil was not open to the actor.
pub fn why(
    game: &Game,
    actor: ActorId,
    incident: IncidentId,
    round: Round,
    foil: Option<Response>,
) -> Result<Why, NoDecision> {
    if is_unanswered(game, actor, incident, round) {
        return Err(NoDecision::Unanswered(round));
    }
    let record = game.last_decision(actor, incident, round).ok_or(NoDecision::NotYet(round))?;
    if game.setting().incident(incident).author == Suspect::Actor(actor) && is_by_machine(record) {
        return Err(NoDecision::DidIt);
    }
    let case = Case::new(game, record, foil).ok_or(NoDecision::NotYet(round))??;
    Ok(case.explain(round))
}

fn is_by_machine(record: &Record) -> bool {
    matches!(record.event, Event::Decided { by_person: false, .. })
}

fn is_unanswered(game: &Game, actor: ActorId, incident: IncidentId, round: Round) -> bool {
    let silent = Event::Unanswered { actor, incident };
    game.records().any(|record| record.round == round && record.event == silent)
}

/// One decision laid open: what is chosen, and what it is held against.
#[derive(Debug)]
pub(super) struct Case<'a> {
    words: Words<'a>,
    setting: &'a crate::sim::Setting,
    since: Round,
    actor: ActorId,
    incident: IncidentId,
    accused: ActorId,
    by: Player,
    in_coalition: bool,
    decision: &'a Decision,
    /// What the orders were given on, and the order; none where the rules chose.
    desk: Option<(Desk, Option<Order>)>,
    scene: Situation,
    chosen: Response,
    foil: Response,
    stakes: [Stakes; 2],
}

impl<'a> Case<'a> {
    /// The case of a record; none if it is no decision.
    fn new(game: &'a Game, record: &'a Record, foil: Option<Response>) -> Option<Result<Self, NoDecision>> {
        let Event::Decided { actor, incident, accused, by_person, in_coalition, decision, .. } = &record.event else {
            return None;
        };
        let number = game.records().position(|other| std::ptr::eq(other, record))?;
        let scene = scene(game, number);
        let refusal = |response| {
            let order = Order { incident: *incident, response, accused: Some(*accused), pledge: None };
            check_order(game.setting(), &scene, *actor, &order).err()
        };
        let desk = by_person.then(|| {
            let known = at_the_desk(game, record.round);
            let desk = Desk::of(game.setting(), &known, *actor, *incident, *accused);
            (desk, game.order_played(*actor, *incident, record.round))
        });
        let ledger = desk.as_ref().map_or_else(|| decision.ledger(), |(desk, _)| desk.ledger);
        let foil = match pick_foil(&ledger, decision.chosen, foil, refusal) {
            Ok(foil) => foil,
            Err(error) => return Some(Err(error)),
        };
        let stakes = [stakes_of(decision, decision.chosen), stakes_of(decision, foil)];
        Some(Ok(Self {
            words: Words(game.scenario()),
            setting: game.setting(),
            since: record.round,
            actor: *actor,
            incident: *incident,
            accused: *accused,
            by: if *by_person { game.orders_by(*actor, record.round) } else { Player::Machine },
            in_coalition: *in_coalition,
            decision,
            desk,
            scene,
            chosen: decision.chosen,
            foil,
            stakes,
        }))
    }

    fn explain(&self, round: Round) -> Why {
        let differences = self.differences();
        let total: f64 = differences.iter().map(|(_, points)| points.get()).sum();
        let reasons = if self.by.is_machine() { self.reasons(&differences) } else { Vec::new() };
        let carrying = reasons.iter().filter(|reason| !reason.pulls_back).map(|reason| reason.term);
        let theory = theory::behind(carrying, self.in_coalition && self.by.is_machine());
        let told: f64 = reasons.iter().map(|reason| reason.points.get()).sum();
        let mut why = Why {
            actor: self.actor,
            incident: self.incident,
            round,
            since: self.since,
            accused: self.accused,
            chosen: self.chosen,
            foil: self.foil,
            by: self.by,
            question: self.question(),
            reasons,
            rest: Points(total - told),
            total: Points(total),
            worth: self.worth(),
            counterfactuals: if self.follows_the_rule() { self.counterfactuals() } else { Vec::new() },
            theory,
            note: self.note(),
            text: String::new(),
        };
        why.text = self.card(&why);
        why
    }

    /// Whether the rule itself takes what was chosen: a machine that takes its best move.
    fn follows_the_rule(&self) -> bool {
        self.by.is_machine()
            && self.setting.actor(self.actor).policy == Policy::ArgMax
            && self.decision.ledger().best() == self.chosen
    }

    /// What each response was worth: to the rules as they chose, or to a person on the desk.
    fn ledger(&self) -> Ledger {
        self.desk.as_ref().map_or_else(|| self.decision.ledger(), |(desk, _)| desk.ledger)
    }

    fn worth(&self) -> Vec<(Response, Points)> {
        let ledger = self.ledger();
        let worth = |response| ledger.total(response).map(|points| (response, Points(points)));
        Response::ALL.into_iter().filter_map(worth).collect()
    }

    /// Whether the actor had taken a step against the accused before.
    fn has_acted(&self) -> bool {
        let stance = self.scene.stance(self.incident, self.actor);
        stance.response != Response::HoldOut && stance.accused == Some(self.accused)
    }
}

fn pick_foil(
    ledger: &Ledger,
    chosen: Response,
    foil: Option<Response>,
    refusal: impl Fn(Response) -> Option<Illegal>,
) -> Result<Response, NoDecision> {
    let open: Legal = ledger.iter().map(|(response, _)| response).collect();
    match foil {
        Some(foil) if foil == chosen => Err(NoDecision::Chosen { foil, open: open.without(foil) }),
        Some(foil) if !ledger.is_legal(foil) => Err(NoDecision::NotOpen { foil, because: refusal(foil), open }),
        Some(foil) => Ok(foil),
        None => ledger.runner_up(chosen).ok_or(NoDecision::NoAlternative(chosen)),
    }
}

fn stakes_of(decision: &Decision, response: Response) -> Stakes {
    let found = decision.options.iter().find(|(option, _)| *option == response);
    found.map(|(_, stakes)| *stakes).unwrap_or_default()
}
