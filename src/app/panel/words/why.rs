//! What the Why card says.

use super::evidence::signal;
use super::{round, share};
use crate::app::panel::Table;
use crate::review::why::name_of;
use crate::review::why::{Counterfactual, Reason, Why};
use crate::sim::actor::Powers;
use crate::sim::view::{IncidentView, Source};
use crate::sim::{ActorId, Response, Round, Share};

/// Puts a card away.
pub(in crate::app::panel) const CLOSE: &str = "Close (Esc)";
/// Turns to the decision before.
pub(in crate::app::panel) const EARLIER: &str = "← Earlier decision";
/// Turns to the decision after.
pub(in crate::app::panel) const LATER: &str = "Later decision →";
/// Copies the card.
pub(in crate::app::panel) const COPY: &str = "Copy as text";
/// The sum of the reasons.
pub(in crate::app::panel) const DIFFERENCE: &str = "total difference in points";
/// What the card leaves out of others while the game runs.
pub(in crate::app::panel) const OUTSIDE: &str = "Seen from your seat. What it believes and what each step is worth to it \
    stay closed while you play; its full card opens when the game is over.";
/// Over what an actor did.
pub(in crate::app::panel) const DEEDS: &str = "What it did, as far as you know";
/// It did nothing that the seat knows of.
pub(in crate::app::panel) const NO_DEED: &str = "No step that you know of.";
/// Over what all can see that speaks for a step.
pub(in crate::app::panel) const IN_FAVOUR: &str = "What all can see that speaks for a step";
/// Over what all can see that speaks against one.
pub(in crate::app::panel) const AGAINST: &str = "What all can see that speaks against one";
/// Over what it has shown the seat.
pub(in crate::app::panel) const REPORTS: &str = "What you have read of its services' reports";
/// It is the one who is accused.
pub(in crate::app::panel) const IS_ACCUSED: &str = "It is the one who is accused.";
/// Over what would have changed the choice.
pub(in crate::app::panel) const COUNTERFACTUALS: &str = "What would have changed it (checked by deciding again)";
/// Nothing would have.
pub(in crate::app::panel) const NO_COUNTERFACTUAL: &str = "No single number would have changed this.";
/// Over the foils.
pub(in crate::app::panel) const RATHER_THAN: &str = "Compare with what else was open to it (worth in points)";
/// Over the published mechanisms behind a choice.
pub(in crate::app::panel) const LITERATURE: &str = "In the literature";

/// A sentence: capital letter, full stop.
pub(in crate::app::panel) fn sentence(text: &str) -> String {
    format!("{}.", crate::review::words::sentence(text.trim_end_matches('.')))
}

/// The heading of a card without an answer.
pub(in crate::app::panel) fn why_not(actor: &str, incident: &str) -> String {
    format!("{actor} on {incident}: there is nothing to explain")
}

/// When it decided.
pub(in crate::app::panel) fn asked_about(table: &Table<'_>, why: &Why) -> String {
    match why.since < why.round {
        true => format!("{}; it stands by that since", round(table, why.since)),
        false => round(table, why.round),
    }
}

/// A reason: its name, the sentence, and whether it pulls back.
pub(in crate::app::panel) fn reason(reason: &Reason) -> String {
    let back = if reason.pulls_back { " (pulls the other way)" } else { "" };
    format!("{}: {}{back}", name_of(reason.term), reason.text)
}

/// "It would have named Russia alone in public if it had held …".
pub(in crate::app::panel) fn counterfactual(table: &Table<'_>, why: &Why, one: &Counterfactual) -> String {
    let past = crate::review::words::past(one.flips_to, &table.name(why.accused), false);
    format!("It would have {} if {}.", past.replacen("took ", "taken ", 1), one.text)
}

/// A person's own decision that is still open.
pub(in crate::app::panel) const STILL_OPEN: &str = "You have not answered yet: this round is still open.";

/// The heading of the card of another actor.
pub(in crate::app::panel) fn outside(actor: &str, incident: &str) -> String {
    format!("{} and {incident}, seen from outside", crate::review::words::sentence(actor))
}

/// A step and when it was taken.
pub(in crate::app::panel) fn deed(round: Round, response: Response, accused: &str) -> String {
    format!("Round {round}: it {}.", crate::review::words::past(response, accused, false))
}

/// A victim.
pub(in crate::app::panel) fn was_hit(harm: Share) -> String {
    format!("It was hit: {} of the harm.", share(harm))
}

/// A rival of the accused.
pub(in crate::app::panel) fn rival(accused: &str) -> String {
    format!("It is a rival of {accused}.")
}

/// A friend of the accused.
pub(in crate::app::panel) fn friend(accused: &str) -> String {
    format!("It is tied to {accused}.")
}

/// What trade it could lose.
pub(in crate::app::panel) fn trade(accused: &str, weight: Share) -> String {
    format!("{} of its trade is with {accused}.", share(weight))
}

/// How many of its partners have acted.
pub(in crate::app::panel) fn company(table: &Table<'_>, who: &[ActorId], of: usize, accused: ActorId) -> String {
    let accused = table.name(accused);
    match who {
        [] => format!("None of its {of} partners in pacts, blocs and intelligence names {accused}."),
        _ => {
            let names = table.names(who.iter().copied());
            let accused = crate::review::words::sentence(&accused);
            format!(
                "{accused} is accused by {} of its {of} partners in pacts, blocs and intelligence: {names}.",
                who.len()
            )
        }
    }
}

/// What its law does not let it do.
pub(in crate::app::panel) fn limits(table: &Table<'_>, powers: Powers) -> Vec<String> {
    let naming = (!powers.may_name).then(|| "It may not name authors in public.".to_owned());
    let sanctions = match powers.may_sanction_from {
        None => Some("It has no legal basis for sanctions.".to_owned()),
        Some(from) if from > table.round() => {
            Some(format!("It has no legal basis for sanctions before round {from}."))
        }
        Some(_) => None,
    };
    naming.into_iter().chain(sanctions).collect()
}

/// What its services have shown the seat, release by release.
pub(in crate::app::panel) fn reports(table: &Table<'_>, incident: &IncidentView, of: ActorId) -> Vec<String> {
    let reports = incident.sources.iter().filter(|source| source.collector == of);
    let line = |source: &Source| format!("Evidence {}: {}.", source.release + 1, signal(table, source.signal));
    reports.map(line).collect()
}
