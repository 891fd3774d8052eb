//! All that panels say, in one place; names and sentences about the game come from [`review`](crate::review).

use super::prospect::{Condition, Partner, Prospect};
use super::table::Table;
use crate::review::why::{Counterfactual, Reason, Why};
use crate::review::words::{count, percent, signed};
use crate::sim::actor::Kind;
use crate::sim::alliance::{Tie, TieKind};
use crate::sim::belief::Confidence;
use crate::sim::choice::Term;
use crate::sim::event::Phase;
use crate::sim::forecast::Danger;
use crate::sim::incident::{Layer, Signal, Suspect};
use crate::sim::situation::{Book, Stance};
use crate::sim::view::{IncidentView, Source};
use crate::sim::moves::Pledge;
use crate::sim::{ActorId, Order, Points, Response, Round, Share};

/// Points with their sign and without their unit.
pub(super) fn points(points: f64) -> String {
    signed(Points(points))
}

/// A share of one in per cent.
pub(super) fn share(share: Share) -> String {
    percent(share.get())
}

/// What a response is called on the desk: plain words, then the diplomat's term in brackets.
pub(super) fn response(response: Response, has_acted: bool) -> (&'static str, &'static str) {
    match response {
        Response::HoldOut if has_acted => ("Take no further step", "stand by what was said"),
        Response::HoldOut => ("Hold out", "no step"),
        Response::Private => ("Tell them in private", "démarche"),
        Response::Public => ("Name the author alone", "public attribution"),
        Response::Joint => ("Name the author together", "joint attribution"),
        Response::SanctionPersons => ("Name, and list people and units", "targeted sanctions"),
        Response::SanctionSectors => ("Name, and restrict sectors", "sectoral sanctions"),
        Response::SanctionTrade => ("Name, and cut trade at large", "embargo"),
        Response::Retract => ("Take the accusation back", "retraction"),
    }
}

/// What the next step up from holding out looks like in a sentence about a pledge.
pub(super) fn fallback(response: Response) -> &'static str {
    match response {
        Response::HoldOut | Response::Retract => "hold out",
        Response::Private => "tell them in private",
        Response::Public | Response::Joint => "name them alone",
        Response::SanctionPersons => "list people and units",
        Response::SanctionSectors => "restrict sectors",
        Response::SanctionTrade => "cut trade at large",
    }
}

/// A letter for a stance in grids, and what it stands for.
pub(super) fn letter(response: Response) -> (&'static str, &'static str) {
    match response {
        Response::HoldOut => ("–", "silent"),
        Response::Private => ("p", "told in private"),
        Response::Public => ("N", "named alone"),
        Response::Joint => ("J", "named together"),
        Response::SanctionPersons | Response::SanctionSectors | Response::SanctionTrade => ("S", "sanctioned"),
        Response::Retract => ("R", "took it back"),
    }
}

/// What an actor has done, after its name: "named Russia (round 3)".
pub(super) fn stance(table: &Table<'_>, stance: Stance) -> String {
    let accused = stance.accused.map_or_else(|| "nobody".to_owned(), |accused| table.name(accused));
    format!("{} (round {})", crate::review::words::past(stance.response, &accused, false), stance.since)
}

/// The name of a term.
fn term_name(term: Term) -> &'static str {
    match term {
        Term::Deterrence => "Deterrence",
        Term::Innocent => "Doubt",
        Term::Blame => "Blame",
        Term::Disclosure => "Sources",
        Term::Exposure => "Trade",
        Term::Effort => "Effort",
        Term::Partners => "Partners",
        Term::Reluctance => "Going ahead alone",
        Term::Commitment => "Word given",
        Term::Reproach => "Reproach",
    }
}

/// A term for the desk: "Trade: trade with the accused is put at risk".
pub(super) fn term(term: Term) -> String {
    let what = match term {
        Term::Deterrence => "a guilty author thinks twice",
        Term::Innocent => "the accused may be innocent",
        Term::Blame => "it sticks to the accused, or bounces off",
        Term::Disclosure => "showing proof burns them",
        Term::Exposure => "trade with the accused is put at risk",
        Term::Effort => "work and political capital",
        Term::Partners => "acting in company",
        Term::Reluctance => "what it costs at home",
        Term::Commitment => "an earlier word is kept or broken",
        Term::Reproach => "partners who act have nothing to reproach",
    };
    format!("{}: {what}", term_name(term))
}

/// What a response takes, with the number needed and the number now.
pub(super) fn condition(table: &Table<'_>, condition: Condition) -> String {
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

/// ✓ or ✗ before what it is about.
pub(super) fn checked(is_met: bool, text: &str) -> String {
    format!("{} {text}", if is_met { "✓" } else { "✗" })
}

/// What could go wrong, as a sentence.
pub(super) fn danger(table: &Table<'_>, accused: ActorId, danger: Danger) -> String {
    let accused = table.name(accused);
    match danger {
        Danger::LikelyInnocent(guilt) => {
            format!("you hold {accused} more likely innocent than not: guilt is only {} likely", share(guilt))
        }
        Danger::Alone => "nobody acts yet, and nobody is likely to follow you".to_owned(),
        Danger::DearerThanItsWorth(loss) => {
            format!("the trade at risk costs {:.2} points more than the deterrence is worth", loss.get())
        }
        Danger::CounterMove(chance) => format!("{accused} hits back at sanctions {} of the time", share(chance)),
        Danger::BreaksWord(points) => {
            format!("standing by breaks a word you gave, which costs {:.2} points", points.get())
        }
        Danger::LosesStanding(points) => format!("taking your word back costs {:.2} points of standing", points.get()),
    }
}

/// Who is likely to follow: "Likely to follow: Canada 82 %, Australia 55 % (1–4 of 22)".
pub(super) fn following(table: &Table<'_>, followers: &[(ActorId, Share)], band: [usize; 3], of: usize) -> String {
    let labels: Vec<_> =
        followers.iter().map(|(actor, chance)| format!("{} {}", table.label(*actor), share(*chance))).collect();
    match labels.is_empty() {
        true => format!("Nobody is likely to follow at once ({} of {of}).", range(band)),
        false => format!("Likely to follow: {} ({} of {of}).", labels.join(", "), range(band)),
    }
}

/// How many are likely to follow.
pub(super) fn follow_band(band: [usize; 3], of: usize) -> String {
    format!("{} of {of} likely to follow at once", range(band))
}

/// From the tenth to the ninetieth percentile.
fn range([low, _, high]: [usize; 3]) -> String {
    if low == high { low.to_string() } else { format!("{low}–{high}") }
}

/// A suspect as the seat sees it: "Russia: 78 %, likely".
pub(super) fn suspicion(probability: Share) -> String {
    format!("{}, {}", share(probability), crate::sim::belief::word(probability))
}

/// Confidence, in a sentence of its own.
pub(super) fn confidence(confidence: Confidence) -> String {
    let because = match confidence {
        Confidence::Low => "at most one layer of evidence points to the leading suspect",
        Confidence::Moderate => "two layers of evidence, or one source alone, point to the leading suspect",
        Confidence::High => "all three layers of evidence and more than one source point to the leading suspect",
    };
    format!("Confidence in this judgement is {}: {because}.", confidence.word())
}

/// A layer of evidence in plain words.
pub(super) fn layer(layer: Layer) -> &'static str {
    match layer {
        Layer::Tactical => "how it was done",
        Layer::Operational => "what the operation was",
        Layer::Strategic => "who ordered it, and why",
    }
}

/// What a report says.
pub(super) fn signal(table: &Table<'_>, signal: Signal) -> String {
    match signal {
        Signal::Nothing => "points nowhere".to_owned(),
        Signal::PointsTo(Suspect::Nobody) => "points to nobody: an accident".to_owned(),
        Signal::PointsTo(suspect) => format!("points to {}", table.suspect(suspect)),
    }
}

/// Whose report it is.
pub(super) fn collector(table: &Table<'_>, source: &Source) -> String {
    if Some(source.collector) == table.seat { "your own services".to_owned() } else { table.label(source.collector) }
}

/// Whether an incident may still be answered.
pub(super) fn openness(table: &Table<'_>, incident: &IncidentView) -> String {
    match (incident.is_open, incident.conceded) {
        (_, Some(actor)) => format!("Settled: {} gave in", table.name(actor)),
        (true, None) => {
            let left = table.last_call(incident).0.saturating_sub(table.round().0) + 1;
            format!("Open for answers: {} left", count(usize::from(left), "round", "rounds"))
        }
        (false, None) => "Closed for answers".to_owned(),
    }
}

/// A severity on the scale of 0 to 10.
pub(super) fn severity(severity: Share) -> String {
    format!("{:.1} of 10", 10.0 * severity.get())
}

/// A round with its day: "Round 3 · 2017-10-15".
pub(super) fn round(table: &Table<'_>, round: Round) -> String {
    match table.date(round) {
        date if date.is_empty() => format!("Round {round}"),
        date => format!("Round {round} · {date}"),
    }
}

/// What sort of actor it is.
pub(super) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::State => "State",
        Kind::Bloc => "Bloc that acts as one",
        Kind::Firm => "Company",
        Kind::Ngo => "Civil-society organisation",
    }
}

/// A kind of tie.
pub(super) fn tie_kind(kind: TieKind) -> &'static str {
    match kind {
        TieKind::DefencePact => "Defence pact",
        TieKind::IntelligenceSharing => "Intelligence sharing",
        TieKind::PoliticalBloc => "Political bloc",
        TieKind::TradeDependence => "Trade",
        TieKind::Rivalry => "Rivalry",
    }
}

/// A tie, seen from one of its ends.
pub(super) fn tie(table: &Table<'_>, tie: &Tie, from: ActorId) -> String {
    let other = table.label(if tie.from == from { tie.to } else { tie.from });
    match tie.kind {
        TieKind::TradeDependence if tie.from == from => format!("{other}: {} of its trade", share(tie.weight)),
        TieKind::TradeDependence => format!("{other} depends on it for {} of its trade", share(tie.weight)),
        TieKind::DefencePact | TieKind::IntelligenceSharing | TieKind::PoliticalBloc | TieKind::Rivalry => {
            format!("{other}: {:.2}", tie.weight.get())
        }
    }
}

/// The part of the harm that fell on a victim.
pub(super) fn harm(harm: Share) -> String {
    format!("{} of the harm", share(harm))
}

/// How many have taken no step that one knows of.
pub(super) fn silence(silent: usize, by_all: bool) -> String {
    if by_all {
        return "Nobody has taken a step that you know of.".to_owned();
    }
    format!("{} taken no step that you know of.", count(silent, "actor has", "actors have"))
}

// The desk.

/// The group of responses that leave things as they are.
pub(super) const HOLD_OUT: &str = "Hold out";
/// The group of responses that name an author.
pub(super) const ATTRIBUTE: &str = "Name (attribute)";
/// The group of responses that make it cost.
pub(super) const SANCTION: &str = "Make it cost (sanction)";
/// There is no desk.
pub(super) const NO_DESK: &str = "Choose an incident that is open for answers.";
/// The seat suspects no actor.
pub(super) const NOBODY_TO_ACCUSE: &str = "There is nobody to accuse: you suspect no other actor.";
/// Over the suspects.
pub(super) const ACCUSED: &str = "Whom do you accuse?";
/// Nothing is chosen yet.
pub(super) const CHOOSE: &str = "Choose a response to see what it is worth, what it takes and what could go wrong.";
/// Over the terms.
pub(super) const WORTH: &str = "What it is worth to you, in points";
/// The sum of the terms.
pub(super) const WORTH_SUM: &str = "worth to you";
/// The terms that do not stand by themselves.
pub(super) const REST: &str = "everything else together";
/// Before a danger.
pub(super) const DANGER: &str = "Danger";
/// Over the pledge.
pub(super) const PLEDGE: &str = "Only together";
/// Makes a step depend on others.
pub(super) const PLEDGE_TOGGLE: &str = "Only if others act too";
/// Over what an unmet pledge falls back to.
pub(super) const OTHERWISE: &str = "Otherwise";
/// Fewer partners.
pub(super) const FEWER: &str = "It takes one partner less";
/// More partners.
pub(super) const MORE: &str = "It takes one partner more";
/// Seals the order.
pub(super) const SEAL: &str = "Seal this order (Enter)";
/// The order is sealed as it stands.
pub(super) const SEALED: &str = "Sealed ✓";
/// Takes the order back.
pub(super) const UNSEAL: &str = "Take the order back";
/// Plays the round.
pub(super) const PLAY_ROUND: &str = "Play the round (Ctrl+Enter)";
/// Puts the desk away.
pub(super) const CLOSE_DESK: &str = "Back to the room";

/// The heading of the desk.
pub(super) fn desk(incident: &str) -> String {
    format!("Your answer to {incident}")
}

/// The heading of a group with its key.
pub(super) fn group(name: &str, key: &str) -> String {
    format!("{name} · key {key}")
}

/// What a response is worth, split in two.
pub(super) fn worth(worth: f64, benefit: f64, cost: f64) -> String {
    format!("worth {} points = benefit {}, cost {}", points(worth), points(benefit), points(cost))
}

/// How many dangers a response has.
pub(super) fn dangers(number: usize) -> String {
    format!("⚠ {}", count(number, "danger", "dangers"))
}

/// A response as a screen reader says it.
pub(super) fn option_name(table: &Table<'_>, option: &Prospect, number: usize) -> String {
    let (plain, term) = response(option.response, table.has_acted());
    let state = match (option.refusal, option.worth()) {
        (Some(refusal), _) => format!("not open: {refusal}"),
        (None, Some(worth)) => format!("worth {} points", points(worth)),
        (None, None) => "open".to_owned(),
    };
    format!("{number}: {plain} ({term}), {state}")
}

/// What is sealed.
pub(super) fn sealed(table: &Table<'_>, order: Option<&Order>) -> String {
    let Some(order) = order else {
        return "Nothing is sealed. Without an order you give no answer, which is not the same as holding out.".to_owned();
    };
    let (plain, _) = response(order.response, table.has_acted());
    match (&order.pledge, order.accused) {
        (Some(terms), Some(accused)) => format!("Sealed: {}", pledge(table, order.response, accused, terms)),
        (None, Some(accused)) => format!("Sealed: {plain}, against {}.", table.name(accused)),
        (_, None) => format!("Sealed: {plain}."),
    }
}

/// How many of the open incidents have an answer.
pub(super) fn answered(sealed: usize, open: usize) -> String {
    format!("{sealed} of {} sealed.", count(open, "open incident", "open incidents"))
}

/// A conditional order in a sentence.
pub(super) fn pledge(table: &Table<'_>, response: Response, accused: ActorId, pledge: &Pledge) -> String {
    let step = match response {
        Response::Joint => format!("Name {} together", table.name(accused)),
        Response::HoldOut | Response::Retract | Response::Private | Response::Public => {
            format!("Name {}", table.name(accused))
        }
        Response::SanctionPersons | Response::SanctionSectors | Response::SanctionTrade => {
            format!("Sanction {}", table.name(accused))
        }
    };
    let labels: Vec<_> = pledge.among.iter().map(|actor| table.label(actor)).collect();
    let number = pledge.at_least;
    format!("{step} if at least {number} of {{{}}} do, otherwise {}.", labels.join(", "), fallback(pledge.otherwise))
}

/// How many it takes.
pub(super) fn at_least(number: u16, of: usize) -> String {
    format!("at least {number} of {of}")
}

/// A partner with its chance.
pub(super) fn partner(table: &Table<'_>, partner: &Partner) -> String {
    let label = table.label(partner.actor);
    if partner.acts { format!("{label}: acts already") } else { format!("{label}: {} likely to follow", share(partner.chance)) }
}

/// The partners that are folded away.
pub(super) fn other_partners(number: usize) -> String {
    count(number, "other that is unlikely to act", "others that are unlikely to act")
}

// The Why card.

/// Puts a card away.
pub(super) const CLOSE: &str = "Close (Esc)";
/// Copies the card.
pub(super) const COPY: &str = "Copy as text";
/// The sum of the reasons.
pub(super) const DIFFERENCE: &str = "total difference in points";
/// Over what would have changed the choice.
pub(super) const COUNTERFACTUALS: &str = "What would have changed it (checked by deciding again)";
/// Nothing would have.
pub(super) const NO_COUNTERFACTUAL: &str = "Nothing that it believes or sees would have changed this.";
/// Over the foils.
pub(super) const RATHER_THAN: &str = "Compare with what else was open to it (worth in points)";

/// A sentence: capital letter, full stop.
pub(super) fn sentence(text: &str) -> String {
    format!("{}.", crate::review::words::sentence(text.trim_end_matches('.')))
}

/// The heading of a card without an answer.
pub(super) fn why_not(actor: &str, incident: &str) -> String {
    format!("{actor} on {incident}: there is nothing to explain")
}

/// When it decided.
pub(super) fn asked_about(table: &Table<'_>, why: &Why) -> String {
    match why.since < why.round {
        true => format!("{}; it stands by that since", round(table, why.since)),
        false => round(table, why.round),
    }
}

/// A reason: its name, the sentence, and whether it pulls back.
pub(super) fn reason(reason: &Reason) -> String {
    let back = if reason.pulls_back { " (pulls the other way)" } else { "" };
    format!("{}: {}{back}", term_name(reason.term), reason.text)
}

/// "It would have named Russia alone in public if it had held …".
pub(super) fn counterfactual(table: &Table<'_>, why: &Why, one: &Counterfactual) -> String {
    let past = crate::review::words::past(one.flips_to, &table.name(why.accused), false);
    format!("It would have {} if {}.", past.replacen("took ", "taken ", 1), one.text)
}

// The actor.

/// Nobody is looked at.
pub(super) const NO_ACTOR: &str = "Choose an actor on the network or the list.";
/// The chance that its next promise is believed.
pub(super) const RESOLVE: &str = "Others believe its next promise";
/// Over the seat's own accounts.
pub(super) const BOOK: &str = "Your book";
/// Over what it has done.
pub(super) const STANCES: &str = "Where it stands";
/// It has done nothing that one knows of.
pub(super) const NO_STEP: &str = "no step that you know of";
/// Over its ties.
pub(super) const TIES: &str = "Ties";
/// Stops looking at it.
pub(super) const DESELECT: &str = "Done";

/// What sort of actor it is, and whether it is one's own.
pub(super) fn who(table: &Table<'_>, actor: ActorId) -> String {
    let own = if table.seat == Some(actor) { " · your seat" } else { "" };
    format!("{}{own}", kind(table.kind(actor)))
}

/// Standing with the others.
pub(super) fn standing(standing: Points) -> String {
    format!("Standing with the others: {} points (0 at the start)", signed(standing))
}

/// Who is in a bloc.
pub(super) fn members(table: &Table<'_>, bloc: ActorId) -> String {
    format!("Members: {}", table.names(table.members(bloc).iter()))
}

/// The seat's own accounts, line by line.
pub(super) fn book(book: &Book) -> [String; 3] {
    [
        format!("your moves have cost you {:.2} points", book.spent.get()),
        format!("attacks have cost you {:.2} points", book.harm.get()),
        format!("words kept and broken, as others count them: {:.1} and {:.1}", book.word.kept, book.word.broken),
    ]
}

/// Asks why.
pub(super) fn why_about(incident: &str) -> String {
    format!("Why? ({incident})")
}

// The log and the resolution.

/// Over the log.
pub(super) const LOG: &str = "What happened, as far as you know";
/// No filter.
pub(super) const ALL_INCIDENTS: &str = "Everything";
/// Shows the next line.
pub(super) const STEP: &str = "Next (Space)";
/// Takes the last line away.
pub(super) const STEP_BACK: &str = "Back (←)";
/// Shows all lines.
pub(super) const SKIP: &str = "Show all (End)";

/// What a screen reader says of a line that can be asked about.
pub(super) fn why_line(text: &str) -> String {
    format!("{text}. Ask why.")
}

/// A step with the pass of the window in which it was taken.
pub(super) fn in_pass(text: &str, pass: u16) -> String {
    format!("{text} (pass {pass})")
}

/// One more who reproached the same actor.
pub(super) fn also_reproached(table: &Table<'_>, by: ActorId, cost: Points) -> String {
    format!("; so did {}: {:.2}", table.name(by), cost.get())
}

/// The heading of a round's outcome.
pub(super) fn resolution(table: &Table<'_>, played: Round) -> String {
    format!("What came of it: {}", round(table, played))
}

/// Leaves the resolution.
pub(super) fn go_on(table: &Table<'_>) -> String {
    match table.is_over() {
        true => "To the outcome (Space)".to_owned(),
        false => format!("Go on to round {} (Space)", table.round()),
    }
}

/// A phase of a round as a heading.
pub(super) fn phase(phase: Phase) -> &'static str {
    match phase {
        Phase::Inject => "What the world does",
        Phase::Observe | Phase::Share => "Evidence",
        Phase::Respond => "Answers",
        Phase::Reproach => "Reproach",
        Phase::React => "Reaction",
        Phase::Negotiate => "Treaty",
        Phase::Settle => "Effects",
    }
}

/// Why a line came about: what led to it, and what was drawn.
pub(super) fn because(cause: Option<&str>, roll: Option<&str>) -> Option<String> {
    match (cause, roll) {
        (Some(cause), Some(roll)) => Some(format!("↳ follows from: {cause}; {roll}")),
        (Some(cause), None) => Some(format!("↳ follows from: {cause}")),
        (None, Some(roll)) => Some(format!("↳ {roll}")),
        (None, None) => None,
    }
}
