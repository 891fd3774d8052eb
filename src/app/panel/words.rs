//! All that panels say, in one place; names and sentences about the game come from [`review`](crate::review).

pub(super) mod start;
pub(super) mod briefing;
pub(super) mod curtain;
pub(super) mod evidence;
pub(super) mod desk;
pub(super) mod negotiation;
pub(super) mod reasons;
pub(super) mod settling;
pub(super) mod events;
pub(super) mod why;
pub(super) mod actor;
pub(super) mod end;
pub(super) mod figure;

use super::table::Table;
use crate::review::why::name_of;
use crate::review::words::{percent, signed};
use crate::sim::choice::Term;
use crate::sim::situation::Stance;
use crate::sim::{Points, Response, Round, Share};

/// The terms, or reasons, that do not stand by themselves.
pub(super) const REST: &str = "everything else together";

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
        Response::Public => ("Name the author in public", "public attribution"),
        Response::Joint => ("Name the author together", "joint attribution"),
        Response::SanctionPersons => ("Name, and list people and units", "targeted sanctions"),
        Response::SanctionSectors => ("Name, and restrict sectors", "sectoral sanctions"),
        Response::SanctionTrade => ("Name, and cut trade at large", "embargo"),
        Response::Retract => ("Take the accusation back", "retraction"),
    }
}

/// A letter for a stance in grids, and what it stands for.
pub(super) fn letter(response: Response) -> (&'static str, &'static str) {
    match response {
        Response::HoldOut => ("–", "silent"),
        Response::Private => ("p", "told in private"),
        Response::Public => ("N", "named in public"),
        Response::Joint => ("J", "named together"),
        Response::SanctionPersons | Response::SanctionSectors | Response::SanctionTrade => ("S", "sanctioned"),
        Response::Retract => ("R", "took it back"),
    }
}

/// After a line with a decision behind it.
pub(super) const WHY: &str = "why?";

/// What the letters stand for.
pub(super) fn letters() -> String {
    let shown = [
        Response::HoldOut,
        Response::Private,
        Response::Public,
        Response::Joint,
        Response::SanctionPersons,
        Response::Retract,
    ];
    let each = shown.map(letter).map(|(letter, meaning)| format!("{letter} {meaning}"));
    each.join(" · ")
}

/// A number in points or shares, without a sign of its own.
pub(super) fn number(number: f64) -> String {
    // Adding nothing turns minus nought into nought.
    let number = number + 0.0;
    if number.fract() == 0.0 { format!("{number:.0}") } else { format!("{number:.2}") }
}

/// What an actor has done, after its name: "named Russia (round 3)".
pub(super) fn stance(table: &Table<'_>, stance: Stance) -> String {
    let accused = stance.accused.map_or_else(|| "nobody".to_owned(), |accused| table.name(accused));
    format!("{} (round {})", crate::review::words::past(stance.response, &accused, false), stance.since)
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
    format!("{}: {what}", name_of(term))
}

/// ✓ or × before what it is about.
pub(super) fn checked(is_met: bool, text: &str) -> String {
    format!("{} {text}", if is_met { "✓" } else { "×" })
}

/// A suspect as the seat sees it: "Russia: 78 %, likely".
pub(super) fn suspicion(probability: Share) -> String {
    format!("{}, {}", share(probability), crate::sim::belief::word(probability))
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

/// A button that Enter presses says so, while Enter does.
pub(super) fn by_enter(label: &str, takes_enter: bool) -> String {
    if takes_enter { format!("{label} (Enter)") } else { label.to_owned() }
}
