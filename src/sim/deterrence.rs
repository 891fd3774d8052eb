//! What attackers learn or foresee: the price that an author expects of its next attack.

use super::commitment;
use super::event::{Verdict, Weighing};
use super::foresight::{Foresight, foresee};
use super::id::{ActorId, ClauseId, IncidentId};
use super::incident::{Price, Suspect};
use super::quantity::{Points, Share, ln, logistic};
use super::setting::Setting;
use super::situation::Situation;

/// The price that an author expects, part by part. A strategic one foresees the answer; any other goes by what attacks
/// have cost. To both, the norms in its way, its own word and others' duties to answer add. Judgement; equations in docs/model.md §8.
#[must_use]
pub fn weigh(setting: &Setting, situation: &Situation, incident: IncidentId, author: ActorId) -> Weighing {
    let besides = besides(setting, situation, incident, author);
    if let Some(foresight) = foresight(setting, situation, incident, author) {
        return Weighing { answer: foresight.price().get(), ..besides };
    }
    let [prior, own_lessons, others_lessons] = lessons(setting, situation, incident, author);
    Weighing { prior, own_lessons, others_lessons, ..besides }
}

/// What adds to the price whether or not an author foresees the answer: norms, its own word, others' duties.
fn besides(setting: &Setting, situation: &Situation, incident: IncidentId, author: ActorId) -> Weighing {
    Weighing {
        norms: norms(setting, situation, incident),
        word: word(setting, situation, incident, author),
        duty: duty(setting, situation, incident, author),
        ..Weighing::default()
    }
}

/// What a strategic author foresees; none where authors go by what attacks have cost, and where there is nothing to
/// foresee.
#[must_use]
pub fn foresight(
    setting: &Setting,
    situation: &Situation,
    incident: IncidentId,
    author: ActorId,
) -> Option<Foresight> {
    if !setting.rules.strategic_attackers {
        return None;
    }
    foresee(setting, situation, incident, author, besides(setting, situation, incident, author).price())
}

/// A mean over an author's prior, its own attacks and, for less, the attacks of others, in these three parts. An attack
/// that cost its author nothing lowers it, so unpunished attacks raise the odds of the next, also for onlookers.
fn lessons(setting: &Setting, situation: &Situation, incident: IncidentId, author: ActorId) -> [f64; 3] {
    let expectation = setting.actor(author).expectation;
    let (mut own, mut own_count, mut others, mut others_count) = (0.0, 0.0, 0.0, 0.0);
    for earlier in setting.incident_ids().filter(|&earlier| earlier != incident) {
        let state = situation.incident(earlier);
        if state.launched.is_none() || state.launched >= Some(situation.round()) {
            continue;
        }
        if setting.incident(earlier).author == Suspect::Actor(author) {
            own += state.price_paid.get();
            own_count += 1.0;
        } else {
            others += expectation.imitation.get() * state.price_paid.get();
            others_count += expectation.imitation.get();
        }
    }
    let weight = expectation.weight + own_count + others_count;
    [expectation.weight * expectation.price.get(), own, others].map(|part| part / weight)
}

/// What the norms in its way add to the price that an author expects.
fn norms(setting: &Setting, situation: &Situation, incident: IncidentId) -> f64 {
    let breached = &setting.incident(incident).breaches;
    let felt = breached.iter().map(|norm| situation.norm(*norm).get()).fold(0.0, f64::max);
    setting.rules.price_of_norms.get() * felt
}

/// What breaching its own word would cost an author: the most that any clause which binds it and protects the target
/// does, times the belief in its word, and more where inspectors would look into it. A clause is as credible as the share
/// of all others' capability that it binds.
fn word(setting: &Setting, situation: &Situation, incident: IncidentId, author: ActorId) -> f64 {
    let (texts, breached) = (situation.texts(), &setting.incident(incident).breaches);
    let forbids = |clause: &ClauseId| {
        texts.clause(*clause).bound.contains(author) && setting.clause(*clause).effect.forbids(breached)
    };
    let found = |clause| 1.0 + texts.inspection(setting, clause, author).get();
    let credible = |clause| setting.share_of_others(author, texts.clause(clause).bound);
    let weight = |clause| texts.force(setting, clause) * found(clause) * credible(clause);
    let forces = setting.clause_ids().filter(forbids).map(weight);
    let force = forces.fold(0.0, f64::max);
    setting.rules.treaty.breach.get() * force * situation.book(author).word.resolve().get()
}

/// What the duties of parties to answer for the target add, whether the author is bound by the text or not.
fn duty(setting: &Setting, situation: &Situation, incident: IncidentId, author: ActorId) -> f64 {
    setting.rules.treaty.duty.get() * commitment::promised_answer(setting, situation, incident, author)
}

/// The chance that an author who expects `price` goes ahead, in full or scaled down.
#[must_use]
pub fn chance_of_attack(expected: Points, price: &Price) -> Share {
    chance_below(price.call_off, expected, price.mood)
}

/// The chance that the price seen in the mood of the day stays below a threshold.
fn chance_below(threshold: Points, expected: Points, mood: Points) -> Share {
    let room = (threshold - expected).get();
    if mood > Points::ZERO {
        logistic(room / mood.get())
    } else if room > 0.0 {
        Share::ONE
    } else {
        Share::ZERO
    }
}

/// What an author makes of its plan when the number drawn is `drew`: the mood is the logistic quantile of the draw,
/// so that the attack goes ahead exactly if `drew` is below [`chance_of_attack`].
#[must_use]
pub fn decide(expected: Points, price: &Price, drew: f64) -> (Verdict, Points) {
    let mood = if price.mood > Points::ZERO { price.mood * ln(drew / (1.0 - drew)) } else { Points::ZERO };
    let verdict = if drew >= chance_below(price.call_off, expected, price.mood).get() {
        Verdict::CalledOff
    } else if drew >= chance_below(price.scale_down, expected, price.mood).get() {
        Verdict::ScaledDown
    } else {
        Verdict::Launched
    };
    (verdict, mood.max_finite())
}
