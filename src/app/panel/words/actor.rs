//! What is said of one actor.

use super::share;
use crate::app::panel::Table;
use crate::review::words::signed;
use crate::sim::actor::Kind;
use crate::sim::alliance::{Tie, TieKind};
use crate::sim::situation::Book;
use crate::sim::{ActorId, Points};

/// Nobody is looked at.
pub(in crate::app::panel) const NO_ACTOR: &str = "Choose an actor on the network or the list.";
/// The chance that its next promise is believed.
pub(in crate::app::panel) const RESOLVE: &str = "Others believe its next promise";
/// Over the seat's own accounts.
pub(in crate::app::panel) const BOOK: &str = "Your book";
/// Nothing has happened to the accounts.
pub(in crate::app::panel) const NOTHING_BOOKED: &str = "neither moves nor attacks have cost you anything yet";
/// Over what it has done.
pub(in crate::app::panel) const STANCES: &str = "Where it stands";
/// Over its ties.
pub(in crate::app::panel) const TIES: &str = "Ties";
/// Stops looking at it.
pub(in crate::app::panel) const DESELECT: &str = "Done";

/// What sort of actor it is, and whether it is one's own.
pub(in crate::app::panel) fn who(table: &Table<'_>, actor: ActorId) -> String {
    let own = if table.seat == Some(actor) { " · your seat" } else { "" };
    format!("{}{own}", kind(table.kind(actor)))
}

/// Standing with the others.
pub(in crate::app::panel) fn standing(standing: Points) -> String {
    format!("Standing with the others: {} points (0 at the start)", signed(standing))
}

/// Who is in a bloc.
pub(in crate::app::panel) fn members(table: &Table<'_>, bloc: ActorId) -> String {
    format!("Members: {}", table.names(table.members(bloc).iter()))
}

/// The seat's own accounts, line by line: only what has happened in this game.
pub(in crate::app::panel) fn book(table: &Table<'_>, seat: ActorId, book: &Book) -> Vec<String> {
    let before = table.game.setting().actor(seat).word;
    let (kept, broken) = (book.word.kept - before.kept, book.word.broken - before.broken);
    let cost = |points: Points| points.get() >= 0.005;
    let spent = cost(book.spent).then(|| format!("your moves have cost you {} (as at the desk)", lost(book.spent)));
    let harm = cost(book.harm).then(|| format!("attacks have cost you {}", lost(book.harm)));
    let words = (kept + broken > 0.0)
        .then(|| format!("words you gave, as others count them: {kept:.0} kept, {broken:.0} broken"));
    let lines: Vec<_> = spent.into_iter().chain(harm).chain(words).collect();
    if lines.is_empty() { vec![NOTHING_BOOKED.to_owned()] } else { lines }
}

fn lost(points: Points) -> String {
    format!("{:.2} points", points.get())
}

/// It has done nothing, or nothing that one knows of.
pub(in crate::app::panel) fn no_step(is_all_known: bool) -> &'static str {
    if is_all_known { "no step" } else { "no step that you know of" }
}

/// Asks why.
pub(in crate::app::panel) fn why_about(incident: &str) -> String {
    format!("Why does it stand there on {incident}?")
}

/// What sort of actor it is.
pub(in crate::app::panel) fn kind(kind: Kind) -> &'static str {
    match kind {
        Kind::State => "State",
        Kind::Bloc => "Bloc that acts as one",
        Kind::Firm => "Company",
        Kind::Ngo => "Civil-society organisation",
    }
}

/// A kind of tie.
pub(in crate::app::panel) fn tie_kind(kind: TieKind) -> &'static str {
    match kind {
        TieKind::DefencePact => "Defence pact",
        TieKind::IntelligenceSharing => "Intelligence sharing",
        TieKind::PoliticalBloc => "Political bloc",
        TieKind::TradeDependence => "Trade",
        TieKind::Rivalry => "Rivalry",
    }
}

/// Ties of one kind, strongest first; those of the same strength together.
pub(in crate::app::panel) fn ties(table: &Table<'_>, ties: &[Tie], from: ActorId) -> String {
    let alike = ties.chunk_by(|a, b| a.weight == b.weight && a.kind != TieKind::TradeDependence);
    let told: Vec<_> = alike.map(|ties| alike_ties(table, ties, from)).collect();
    told.join("; ")
}

/// Ties of the same kind and strength: "Canada, Australia (1.00)".
fn alike_ties(table: &Table<'_>, ties: &[Tie], from: ActorId) -> String {
    let other = |tie: &Tie| table.label(if tie.from == from { tie.to } else { tie.from });
    let names = ties.iter().map(other).collect::<Vec<_>>().join(", ");
    let Some(first) = ties.first() else { return names };
    match first.kind {
        TieKind::TradeDependence if first.from == from => {
            format!("{} of its trade is with {names}", share(first.weight))
        }
        TieKind::TradeDependence => format!("{names} depends on it for {} of its trade", share(first.weight)),
        TieKind::DefencePact | TieKind::IntelligenceSharing | TieKind::PoliticalBloc | TieKind::Rivalry => {
            format!("{names} ({:.2})", first.weight.get())
        }
    }
}
