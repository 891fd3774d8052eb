//! What would have changed a choice: the nearest tie points, each checked by making the decision again.

use super::Case;
use crate::review::words::percent;
use crate::sim::choice::{Decision, Lever, Term};
use crate::sim::deliberation::Deliberation;
use crate::sim::front::Front;
use crate::sim::{ActorId, ActorSet, Response};

/// How far beyond a tie point the decision is made again.
const BEYOND: f64 = 1e-6;

/// One thing that would have changed the choice, all else equal.
#[derive(Clone, Debug, PartialEq)]
pub struct Counterfactual {
    /// What would have had to be otherwise.
    pub lever: Lever,
    /// Where the choice flips: a share of one, or a multiple of a term.
    pub at: f64,
    /// Whether it would have had to be higher than it was, not lower.
    pub higher: bool,
    /// What the actor would have done instead.
    pub flips_to: Response,
    /// For the share of partners: the fewest of the closest that would have had to act as well, or not to act.
    pub partners: Vec<ActorId>,
    /// What would have had to be otherwise, after "if": "it had held Russia at least 0.70 likely guilty (it held 0.58)".
    pub text: String,
}

impl Case<'_> {
    /// What would have changed the choice; towards the foil first. Nothing is listed that was not checked. Where neither
    /// belief in guilt nor company would have, it is the one number that was least far off.
    pub(super) fn counterfactuals(&self) -> Vec<Counterfactual> {
        let mut found = self.found([Lever::Guilt, Lever::Share]);
        if found.is_empty() {
            found = self.found([Lever::Vulnerability].into_iter().chain(Term::ALL.map(Lever::Times)));
            let is_preferred = |one: &Counterfactual| one.flips_to == self.foil;
            let any = found.iter().any(is_preferred);
            found.retain(|one| is_preferred(one) == any);
            found.sort_by(|a, b| self.stretch(a).total_cmp(&self.stretch(b)));
            found.truncate(1);
        }
        found.sort_by_key(|one| one.flips_to != self.foil);
        found
    }

    fn found(&self, levers: impl IntoIterator<Item = Lever>) -> Vec<Counterfactual> {
        let mut found = Vec::new();
        for lever in levers {
            let range = self.decision.holds_for(lever);
            let nearest = [range.from.map(|(at, _)| (at, false)), range.to.map(|(at, _)| (at, true))];
            let towards_foil = towards(self.decision, self.foil, lever);
            for (at, higher) in nearest.into_iter().flatten().chain(towards_foil) {
                if let Some(flips_to) = self.checked(lever, at, higher)
                    && !found.iter().any(|one: &Counterfactual| one.lever == lever && one.flips_to == flips_to)
                {
                    found.push(self.counterfactual(lever, at, higher, flips_to));
                }
            }
        }
        found
    }

    /// How far off a number was: how many times as large as it was, or as small.
    fn stretch(&self, one: &Counterfactual) -> f64 {
        let times = (one.at + BEYOND) / (self.decision.value(one.lever) + BEYOND);
        times.max(1.0 / times)
    }

    /// What the rule takes just beyond a tie point, if that is another response.
    fn checked(&self, lever: Lever, at: f64, higher: bool) -> Option<Response> {
        let beyond = if higher { at + BEYOND } else { at - BEYOND };
        let again = self.decision.again_at(lever, beyond);
        ((0.0..=lever.most()).contains(&beyond) && again != self.chosen).then_some(again)
    }

    fn counterfactual(&self, lever: Lever, at: f64, higher: bool, flips_to: Response) -> Counterfactual {
        let at = at.clamp(0.0, lever.most());
        let partners = match lever {
            Lever::Share => self.partners(at, higher, flips_to),
            Lever::Guilt | Lever::Vulnerability | Lever::Times(_) => Vec::new(),
        };
        let text = match lever {
            Lever::Guilt => self.guilt_text(at, higher),
            Lever::Share => self.share_text(at, higher, &partners),
            Lever::Vulnerability => self.vulnerability_text(at, higher),
            Lever::Times(term) => self.times_text(term, at, higher),
        };
        Counterfactual { lever, at, higher, flips_to, partners, text }
    }

    fn vulnerability_text(&self, at: f64, higher: bool) -> String {
        let (now, accused) = (percent(self.decision.outlook.vulnerability), self.words.actor(self.accused));
        let bound = if higher { "at least" } else { "at most" };
        format!(
            "it had held {accused} {bound} {} open to blame (it held {now})",
            percent(outwards(at, higher, 100.0, 1.0))
        )
    }

    /// "the work had cost it at most 0.40 times as much".
    fn times_text(&self, term: Term, at: f64, higher: bool) -> String {
        let accused = self.words.actor(self.accused);
        let what = match term {
            Term::Deterrence => format!("deterring {accused} had been worth"),
            Term::Innocent => "the fear of accusing the innocent had weighed".to_owned(),
            Term::Blame => format!("blaming {accused} had weighed"),
            Term::Disclosure => "showing its sources had cost it".to_owned(),
            Term::Exposure => format!("the trade with {accused} that it risks had weighed"),
            Term::Effort => "the work had cost it".to_owned(),
            Term::Partners => "acting with its partners had been worth".to_owned(),
            Term::Reluctance => "going ahead had cost it at home".to_owned(),
            Term::Commitment => "its word had weighed".to_owned(),
            Term::Reproach => "the reproach of partners had weighed".to_owned(),
        };
        let bound = if higher { "at least" } else { "at most" };
        let most = Lever::Times(term).most();
        let at = match at {
            10.0.. => format!("{:.0}", outwards(at, higher, 1.0, most)),
            _ => apart(at, 1.0, higher, most).0,
        };
        format!("{what} {bound} {at} times as much")
    }

    fn guilt_text(&self, at: f64, higher: bool) -> String {
        let (now, accused) = (self.decision.outlook.guilt, self.words.actor(self.accused));
        let bound = if higher { "at least" } else { "at most" };
        let (at, now) = apart(at, now, higher, 1.0);
        format!("it had held the guilt of {accused} {bound} {at} likely (it held {now})")
    }

    fn share_text(&self, at: f64, higher: bool, partners: &[ActorId]) -> String {
        let now = percent(self.decision.outlook.share);
        let bound = if higher { "at least" } else { "at most" };
        let at = percent(outwards(at, higher, 100.0, 1.0));
        let whom = self.words.actors(partners.iter().copied());
        let with = match (partners, higher) {
            ([], _) => String::new(),
            (_, true) => format!(", as if {whom} had acted as well"),
            (_, false) => format!(", as if {whom} had not acted"),
        };
        format!("{bound} {at} of its partners, weighed by closeness, had acted ({now} had){with}")
    }

    /// The fewest of the closest partners that would flip the choice by acting as well, or by not acting: checked by
    /// deliberating again with all that their steps change.
    fn partners(&self, at: f64, higher: bool, flips_to: Response) -> Vec<ActorId> {
        let front = Front::of(self.setting, &self.scene, self.incident, self.accused);
        let acting = front.acting.without(self.actor);
        if (self.share(acting) - self.decision.outlook.share).abs() > BEYOND {
            return Vec::new();
        }
        let silent = self.setting.everybody().difference(acting).without(self.actor).without(self.accused);
        let mut changed = Vec::new();
        let (mut front, mut acting) = (front, acting);
        for partner in self.closest(if higher { silent } else { acting }) {
            self.turn(&mut front, partner, higher);
            acting = if higher { acting.with(partner) } else { acting.without(partner) };
            changed.push(partner);
            let reached = if higher { self.share(acting) >= at } else { self.share(acting) <= at };
            if reached && self.again(&front) == flips_to {
                return changed;
            }
        }
        Vec::new()
    }

    /// The partners of a set, closest first.
    fn closest(&self, among: ActorSet) -> Vec<ActorId> {
        let kinship = |partner: ActorId| self.setting.alliances.kinship(self.actor, partner);
        let mut partners: Vec<_> = among.iter().filter(|&partner| kinship(partner) > 0.0).collect();
        partners.sort_by(|&a, &b| kinship(b).total_cmp(&kinship(a)).then(a.cmp(&b)));
        partners
    }

    /// The share of its partners that these are, weighed by closeness.
    fn share(&self, acting: ActorSet) -> f64 {
        let alliances = &self.setting.alliances;
        let total = alliances.total_kinship(self.actor);
        let company: f64 = acting.iter().map(|partner| alliances.kinship(self.actor, partner)).sum();
        if total > 0.0 { company / total } else { 0.0 }
    }

    /// Lets a partner act on the front as well, or not act.
    fn turn(&self, front: &mut Front, partner: ActorId, acts: bool) {
        let stance = self.scene.stance(self.incident, partner);
        let before = if stance.accused == Some(self.accused) { stance.response } else { Response::HoldOut };
        if acts {
            front.step(self.setting, partner, before, Response::Public);
        } else {
            front.pressure.remove(self.setting, partner, before);
            front.acting = front.acting.without(partner);
        }
    }

    /// What the actor would do on a front, all else as it was.
    fn again(&self, front: &Front) -> Response {
        let deliberation = Deliberation::new(self.setting, &self.scene, front, self.actor);
        let is_member = self.chosen == Response::Joint;
        let deliberation = if is_member { deliberation.in_coalition() } else { deliberation };
        deliberation.ledger().best()
    }
}

/// Where on a lever the rule would take `foil`: the edge of that stretch nearest to what is, and whether it lies above.
fn towards(decision: &Decision, foil: Response, lever: Lever) -> Option<(f64, bool)> {
    let most = lever.most();
    let ends = [0.0, most].map(|value| decision.tally_at(lever, value));
    let lead = |end: usize, other| Some(ends[end].total(foil)? - ends[end].total(other)?);
    let (mut low, mut high) = (0.0_f64, most);
    for (other, _) in &decision.options {
        let (at_least, at_most) = (lead(0, *other)?, lead(1, *other)?);
        let tie = most * at_least / (at_least - at_most);
        match (at_least < 0.0, at_most < 0.0) {
            (false, false) => {}
            (true, true) => return None,
            (true, false) => low = low.max(tie),
            (false, true) => high = high.min(tie),
        }
    }
    let is_below = decision.value(lever) < low;
    (low + 2.0 * BEYOND < high).then_some(if is_below { (low, true) } else { (high, false) })
}

/// A bound rounded so that what is shown still flips the choice.
fn outwards(at: f64, higher: bool, steps: f64, most: f64) -> f64 {
    let scaled = (at + if higher { BEYOND } else { -BEYOND }) * steps;
    (if higher { scaled.ceil() } else { scaled.floor() } / steps).clamp(0.0, most)
}

/// A bound and what was, with as many digits as tell them apart.
fn apart(at: f64, now: f64, higher: bool, most: f64) -> (String, String) {
    let shown =
        |digits: usize, steps| (format!("{:.digits$}", outwards(at, higher, steps, most)), format!("{now:.digits$}"));
    let (bound, was) = shown(2, 100.0);
    let is_blurred = bound == was || bound == "1.00" || bound == "0.00";
    if is_blurred { shown(4, 10_000.0) } else { (bound, was) }
}
