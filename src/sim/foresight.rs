//! Foresight: what a strategic author expects of the victim of its attack, who sees it darkly and answers by the rule.
//!
//! Structure: Baliga, Bueno de Mesquita and Wolitzky, APSR 114(4), 2020 (abstract); equations: docs/model.md §8. All who
//! are suspected are taken to weigh the same attack; the victim answers alone, by its own service's best evidence.

use super::apply::apply;
use super::choice::{Response, Tally};
use super::deliberation::Deliberation;
use super::equilibrium::{Attackers, Greed};
use super::event::Event;
use super::front::Front;
use super::id::{ActorId, IncidentId};
use super::incident::{Incident, Price, Suspect};
use super::quantity::{Points, Share};
use super::setting::Setting;
use super::situation::Situation;

/// How many halvings find the belief from which on the victim answers.
const HALVINGS: usize = 30;
/// Zeal of a victim that answers nothing.
const NEVER: (f64, f64) = (-2.0, -1.0);

/// What an author foresees.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foresight {
    /// Whose answer it is: the victim with the largest share of the harm.
    pub victim: ActorId,
    /// The chance that the victim's service sees the attack.
    pub seen: Share,
    /// The chance that it sees it and names the author.
    pub named: Share,
    /// What the victim, who foresees as much, would believe of the author's guilt if its service names it.
    pub believed: Share,
    /// The belief from which on the victim answers in public on its own; none if it never does.
    pub bar: Option<Share>,
    /// By how much the attack raises the chance that the author is answered, at least 0.
    pub answered: Share,
    /// What an answer costs the author.
    pub cost: Points,
    /// The chance that it attacks, over the moods of the day.
    pub attacks: Share,
}

impl Foresight {
    /// The price that the answer adds.
    #[must_use]
    pub fn price(&self) -> Points {
        self.cost * self.answered.get()
    }
}

/// Somebody who may be behind the attack.
struct Candidate {
    suspect: Suspect,
    odds: f64,
    bar: Option<f64>,
    cost: Points,
}

/// What the author of an attack with a price foresees if `norms` is what norms and its word add to the price; none if
/// nobody is hit, or the author is no suspect.
#[must_use]
pub fn foresee(
    setting: &Setting,
    situation: &Situation,
    incident: IncidentId,
    author: ActorId,
    norms: Points,
) -> Option<Foresight> {
    let facts = setting.incident(incident);
    let victim = main_victim(facts)?;
    let scene = struck(setting, situation, incident);
    let candidates: Vec<Candidate> = facts
        .suspects
        .iter()
        .filter(|(suspect, _)| *suspect != Suspect::Nobody && *suspect != Suspect::Actor(victim))
        .map(|&(suspect, odds)| candidate(setting, &scene, incident, victim, (suspect, odds)))
        .collect();
    let own = candidates.iter().position(|candidate| candidate.suspect == Suspect::Actor(author))?;
    let service = Service::of(setting, &scene, facts, victim);
    let attackers = service.attackers(setting, facts, &candidates, facts.price.as_ref()?, norms);
    let equilibrium = attackers.solve(vec![0.5; candidates.len()]);
    Some(Foresight {
        victim,
        seen: Share::clamped(service.detection),
        named: Share::clamped(attackers.guilty[own][own + 1]),
        believed: Share::clamped(attackers.beliefs(&equilibrium.attacks, own + 1)[own]),
        bar: candidates[own].bar.map(Share::clamped),
        answered: Share::clamped(equilibrium.cutoffs[own]),
        cost: candidates[own].cost,
        attacks: Share::clamped(equilibrium.attacks[own]),
    })
}

/// The victim with the largest share of the harm; the first of several.
fn main_victim(facts: &Incident) -> Option<ActorId> {
    let worse = |best: Option<(ActorId, Share)>, &(victim, harm): &(ActorId, Share)| {
        if best.is_none_or(|(_, most)| harm > most) { Some((victim, harm)) } else { best }
    };
    facts.victims.iter().fold(None, worse).map(|(victim, _)| victim)
}

/// The situation just after the attack.
fn struck(setting: &Setting, situation: &Situation, incident: IncidentId) -> Situation {
    let mut scene = situation.clone();
    if scene.incident(incident).launched.is_none() {
        let severity = setting.incident(incident).severity;
        apply(&mut scene, setting, &Event::AttackLaunched { incident, severity });
    }
    scene
}

/// From which belief on the victim answers a suspect, and what that costs the suspect.
fn candidate(
    setting: &Setting,
    scene: &Situation,
    incident: IncidentId,
    victim: ActorId,
    (suspect, odds): (Suspect, f64),
) -> Candidate {
    let Some(accused) = suspect.actor() else { return Candidate { suspect, odds, bar: None, cost: Points::ZERO } };
    let front = Front::of(setting, scene, incident, accused);
    let deliberation = Deliberation::new(setting, scene, &front, victim);
    let tally_at = |belief: f64| deliberation.believing(belief).tally();
    let answer = |tally: &Tally| tally.best_of(Response::is_public).map(|(response, _)| response);
    let answers = |belief: f64| tally_at(belief).best().is_public();
    let cost = answer(&tally_at(1.0)).map_or(Points::ZERO, |response| {
        let mut pressed = front.pressure;
        pressed.add(setting, victim, response);
        setting.rules.price_of_pressure * (pressed.total(setting) - front.pressure.total(setting)).max(0.0)
    });
    Candidate { suspect, odds, bar: answers(1.0).then(|| least_belief(answers)), cost }
}

/// The least belief at which the test holds, if it holds at 1 and at all beliefs above.
fn least_belief(holds: impl Fn(f64) -> bool) -> f64 {
    let (mut low, mut high) = (0.0, 1.0);
    if holds(low) {
        return low;
    }
    for _ in 0..HALVINGS {
        let middle = f64::midpoint(low, high);
        if holds(middle) { high = middle } else { low = middle }
    }
    high
}

/// What the victim's service sees of the best evidence that it can see.
struct Service {
    detection: f64,
    discrimination: f64,
    false_alarm: f64,
}

impl Service {
    fn of(setting: &Setting, scene: &Situation, facts: &Incident, victim: ActorId) -> Self {
        let seen = facts.releases.iter().filter(|release| release.seen_by.contains(victim));
        let strength = seen.map(|release| release.strength.get()).fold(0.0, f64::max);
        let actor = setting.actor(victim);
        Self {
            detection: scene.texts().detection(setting, victim).get() * strength * facts.stealth.complement().get(),
            discrimination: actor.discrimination.get(),
            false_alarm: actor.false_alarm.get() * strength,
        }
    }

    /// The game between the candidates and the victim. Signal 0 is nothing, 1 names the first of them, and so on, as
    /// readers take them who know of no false flag; a flag only moves wrong names from one innocent to another.
    fn attackers(
        &self,
        setting: &Setting,
        facts: &Incident,
        candidates: &[Candidate],
        price: &Price,
        norms: Points,
    ) -> Attackers {
        let count = candidates.len();
        let (right, wrong) = (self.detection * self.discrimination, self.detection * (1.0 - self.discrimination));
        let row = |guilty: usize| {
            let name = |other| if other == guilty { right } else { wrong / (count - 1) as f64 };
            let names: Vec<f64> = (0..count).map(name).collect();
            let nothing = 1.0 - names.iter().sum::<f64>();
            [nothing].into_iter().chain(names).collect()
        };
        let alarm = std::iter::repeat_n(self.false_alarm / count as f64, count);
        let odds: f64 = facts.suspects.iter().map(|(_, odds)| odds).sum();
        let doubt = setting.rules.doubt.get().max(f64::EPSILON);
        let zeal = |bar: f64| (1.0 - bar - doubt, 1.0 - bar + doubt);
        Attackers {
            guilty: (0..count).map(row).collect(),
            quiet: [1.0 - self.false_alarm].into_iter().chain(alarm).collect(),
            chances: candidates.iter().map(|candidate| candidate.odds / odds).collect(),
            greed: candidates.iter().map(|candidate| candidate.greed(price, norms)).collect(),
            zeal: candidates.iter().map(|candidate| candidate.bar.map_or(NEVER, zeal)).collect(),
        }
    }
}

impl Candidate {
    /// What the attack is worth to it, in answers.
    fn greed(&self, price: &Price, norms: Points) -> Greed {
        if self.cost <= Points::ZERO || self.bar.is_none() {
            return Greed::Boundless;
        }
        let in_answers = |points: Points| points.get() / self.cost.get();
        Greed::Logistic { middle: in_answers(price.call_off - norms), spread: in_answers(price.mood) }
    }
}
