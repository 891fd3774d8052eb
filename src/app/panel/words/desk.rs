//! What the desk says.

use super::{points, response, share};
use crate::app::panel::Table;
use crate::app::panel::prospect::{Condition, Partner, Prospect};
use crate::review::words::{Sum, Words, count, plain_to, signed_to};
use crate::sim::forecast::Danger;
use crate::sim::moves::Pledge;
use crate::sim::{ActorId, Order, Points, Response, Share};

/// The group of responses that leave things as they are.
pub(in crate::app::panel) const HOLD_OUT: &str = "Hold out";
/// The group of responses that name an author.
pub(in crate::app::panel) const ATTRIBUTE: &str = "Name (attribute)";
/// The group of responses that make it cost.
pub(in crate::app::panel) const SANCTION: &str = "Make it cost (sanction)";
/// The group of responses that take something back.
pub(in crate::app::panel) const TAKE_BACK: &str = "Take it back";
/// There is no desk.
pub(in crate::app::panel) const NO_DESK: &str = "Choose an incident that is open for answers.";
/// The seat suspects no actor.
pub(in crate::app::panel) const NOBODY_TO_ACCUSE: &str = "There is nobody to accuse: you suspect no other actor.";
/// Over the suspects.
pub(in crate::app::panel) const ACCUSED: &str = "Whom do you accuse?";
/// Over the terms.
pub(in crate::app::panel) const WORTH: &str = "What it is worth to you, in points";
/// The sum of the terms.
pub(in crate::app::panel) const WORTH_SUM: &str = "worth to you";
/// Before a danger.
pub(in crate::app::panel) const DANGER: &str = "Danger";
/// Over the pledge.
pub(in crate::app::panel) const PLEDGE: &str = "Only together";
/// Makes a step depend on others.
pub(in crate::app::panel) const PLEDGE_TOGGLE: &str = "Only if others act too";
/// Over what an unmet pledge falls back to.
pub(in crate::app::panel) const OTHERWISE: &str = "Otherwise";
/// Fewer partners.
pub(in crate::app::panel) const FEWER: &str = "It takes one partner less";
/// More partners.
pub(in crate::app::panel) const MORE: &str = "It takes one partner more";
/// Enter would play a round that waits for an answer.
pub(in crate::app::panel) const ASKED: &str = "Enter again plays the round without an answer.";
/// Seals the order.
pub(in crate::app::panel) const SEAL: &str = "Seal";
/// Takes the order back.
pub(in crate::app::panel) const UNSEAL: &str = "Unseal";

/// The heading of the desk.
pub(in crate::app::panel) fn desk(incident: &str) -> String {
    format!("Your answer to {incident}")
}

/// The heading of a group with its key.
pub(in crate::app::panel) fn group(name: &str, key: &str) -> String {
    format!("{name} · key {key}")
}

/// What a response is worth, split in two.
pub(in crate::app::panel) fn worth(benefit: f64, cost: f64) -> String {
    let Sum { parts, total, decimals } = Sum::of(&[benefit, cost]);
    let parts = parts.iter().map(|part| plain_to(Points(part.get().abs()), decimals));
    let parts: Vec<_> = ["benefit", "cost"].iter().zip(parts).map(|(name, part)| format!("{name} {part}")).collect();
    format!("{} points: {}", signed_to(total, decimals), parts.join(", "))
}

/// How many dangers a response has.
pub(in crate::app::panel) fn dangers(number: usize) -> String {
    format!("⚠ {}", count(number, "danger", "dangers"))
}

/// A response as a screen reader says it.
pub(in crate::app::panel) fn option_name(table: &Table<'_>, option: &Prospect, number: usize) -> String {
    let (plain, term) = response(option.response, table.has_acted());
    let state = match (option.refusal, option.worth()) {
        (Some(refusal), _) => format!("not open: {refusal}"),
        (None, Some(worth)) => format!("worth {} points", points(worth)),
        (None, None) => "open".to_owned(),
    };
    format!("{number}: {plain} ({term}), {state}")
}

/// What is sealed, and how many incidents of those open have an answer.
pub(in crate::app::panel) fn sealed(table: &Table<'_>, order: Option<&Order>, open: usize) -> String {
    let count = format!("({} of {open} sealed)", table.sealed().len());
    let Some(order) = order else {
        return format!("Nothing is sealed: that is no answer, which is not the same as holding out. {count}");
    };
    let (plain, _) = response(order.response, table.has_acted());
    match (&order.pledge, order.accused) {
        (Some(terms), Some(accused)) => format!("Sealed: {} {count}", pledge(table, order.response, accused, terms)),
        (None, Some(accused)) => format!("Sealed: {plain}, against {}. {count}", table.name(accused)),
        (_, None) => format!("Sealed: {plain}. {count}"),
    }
}

/// A conditional order in a sentence.
pub(in crate::app::panel) fn pledge(
    table: &Table<'_>,
    response: Response,
    accused: ActorId,
    pledge: &Pledge,
) -> String {
    if pledge.among.is_empty() {
        return nobody_ticked(response).to_owned();
    }
    let step = match response {
        Response::Joint => format!("Name {} together", table.name(accused)),
        Response::HoldOut | Response::Retract | Response::Private | Response::Public => {
            format!("Name {}", table.name(accused))
        }
        Response::SanctionPersons | Response::SanctionSectors | Response::SanctionTrade => {
            format!("Sanction {}", table.name(accused))
        }
    };
    let condition = Words(table.game.scenario()).condition(pledge);
    format!("{step} if {condition}, otherwise {}.", fallback(pledge.otherwise))
}

/// A pledge that counts on nobody.
pub(in crate::app::panel) fn nobody_ticked(response: Response) -> &'static str {
    match response {
        Response::Joint => "Tick at least one partner, or choose 3.",
        Response::HoldOut
        | Response::Retract
        | Response::Private
        | Response::Public
        | Response::SanctionPersons
        | Response::SanctionSectors
        | Response::SanctionTrade => "Tick at least one partner, or untick “Only if others act too”.",
    }
}

/// How many it takes.
pub(in crate::app::panel) fn at_least(number: u16, of: usize) -> String {
    if of == 0 { "nobody is ticked".to_owned() } else { format!("at least {number} of {of}") }
}

/// A partner with its chance.
pub(in crate::app::panel) fn partner(table: &Table<'_>, partner: &Partner) -> String {
    let label = table.label(partner.actor);
    if partner.acts {
        format!("{label}: acts already")
    } else {
        format!("{label}: {} likely to follow", share(partner.chance))
    }
}

/// The partners that are folded away.
pub(in crate::app::panel) fn other_partners(number: usize) -> String {
    count(number, "other that is unlikely to act", "others that are unlikely to act")
}

/// What the next step up from holding out looks like in a sentence about a pledge.
pub(in crate::app::panel) fn fallback(response: Response) -> &'static str {
    match response {
        Response::HoldOut | Response::Retract => "hold out",
        Response::Private => "tell them in private",
        Response::Public | Response::Joint => "name them in public",
        Response::SanctionPersons => "list people and units",
        Response::SanctionSectors => "restrict sectors",
        Response::SanctionTrade => "cut trade at large",
    }
}

/// What a response takes, with the number needed and the number now.
pub(in crate::app::panel) fn condition(table: &Table<'_>, condition: Condition) -> String {
    match condition {
        Condition::Mandate { .. } => "a mandate to name authors in public".to_owned(),
        Condition::LegalBasis { from: None, .. } => "a legal basis for sanctions: none in this game".to_owned(),
        Condition::LegalBasis { from: Some(from), .. } => match table.date(from) {
            date if date.is_empty() => format!("legal basis for sanctions from round {from}"),
            date => format!("legal basis for sanctions from {date} (round {from})"),
        },
        Condition::Quorum { have, need } => format!("{have} of the {need} members that it takes have concluded"),
    }
}

/// What could go wrong, as a sentence.
pub(in crate::app::panel) fn danger(table: &Table<'_>, accused: ActorId, danger: Danger) -> String {
    let accused = table.name(accused);
    match danger {
        Danger::LikelyInnocent(guilt) => {
            format!("you hold {accused} more likely innocent than not: guilt is only {} likely", share(guilt))
        }
        Danger::Alone => "nobody acts yet; more likely than not, nobody follows at once".to_owned(),
        Danger::DearerThanItsWorth(loss) => {
            format!("the trade at risk costs {:.2} points more than the deterrence is worth", loss.get())
        }
        Danger::CounterMove(chance) => format!("{accused} hits back at sanctions {} of the time", share(chance)),
        Danger::BreaksWord(points) => {
            format!("standing by breaks a word you gave, which costs {:.2} points", points.get())
        }
        Danger::LosesStanding(points) => {
            format!("taking your word back costs {:.2} points of standing", points.get())
        }
    }
}

/// Who is likely to follow: "Most likely to follow at once: Canada 82 %, Australia 55 % (in all 1–4 of 22)".
pub(in crate::app::panel) fn following(
    table: &Table<'_>,
    followers: &[(ActorId, Share)],
    band: [usize; 3],
    of: usize,
) -> String {
    let labels: Vec<_> =
        followers.iter().map(|(actor, chance)| format!("{} {}", table.label(*actor), share(*chance))).collect();
    match labels.is_empty() {
        true => format!("Nobody is likely to follow at once ({} of {of}).", range(band)),
        false => format!("Most likely to follow at once: {} (in all {} of {of}).", labels.join(", "), range(band)),
    }
}

/// How many are likely to follow.
pub(in crate::app::panel) fn follow_band(band: [usize; 3], of: usize) -> String {
    format!("{} of {of} likely to follow at once", range(band))
}

/// From the tenth to the ninetieth percentile.
fn range([low, _, high]: [usize; 3]) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}
