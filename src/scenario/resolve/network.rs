//! The network: ties, clubs and norms.

use std::collections::BTreeMap;

use super::{Directory, facts};
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::range::ROUNDING;
use crate::scenario::register::Once;
use crate::scenario::story::{Club, Fact, NormText, Story};
use crate::sim::alliance::{Tie, TieKind};
use crate::sim::norm::Norm;
use crate::sim::setting::Parts;
use crate::sim::{ActorId, ActorSet, Share};

/// The norm with this number, for the rules and for people.
pub(super) fn norm(desk: &mut Desk<'_>, names: &Directory, id: usize, entry: &file::Norm) -> (Norm, NormText) {
    let slug = names.norms.slug_of(id);
    let text = desk.name(entry.text.as_ref(), slug);
    let facts = facts::resolve::<file::Norm>(desk, names, &entry.facts);
    (Norm { strength: desk.share(&entry.strength) }, NormText { text, facts })
}

/// Ties between two actors, then those that clubs add.
pub(super) fn ties(
    desk: &mut Desk<'_>,
    names: &Directory,
    file: &file::Scenario,
    parts: &mut Parts,
    story: &mut Story,
) {
    let (mut seen, mut trade) = (Once::default(), Trade::default());
    for entry in &file.ties {
        let facts = facts::resolve::<file::Tie>(desk, names, &entry.facts);
        let Some(tie) = tie(desk, names, entry) else { continue };
        let span = desk.span(&entry.between.0).start..desk.span(&entry.between.1).end;
        let [from, to] = [tie.from, tie.to].map(|end| names.actors.slug_of(end.index()));
        let message = format!("the tie of `{from}` and `{to}` stands twice");
        if seen.add_or_say(desk, bond(tie.kind, tie.from, tie.to), span, message) {
            trade.add(desk, &tie, entry);
            parts.ties.push(tie);
            story.tie_facts.push(facts);
        }
    }
    story.clubs = file.clubs.iter().filter_map(|(slug, entry)| club(desk, names, slug, entry)).collect();
    let taken: Vec<Bond> = seen.keys().collect();
    for (bond, (weight, facts)) in club_ties(&story.clubs).into_iter().filter(|(bond, _)| !taken.contains(bond)) {
        parts.ties.push(Tie { kind: bond.kind, from: bond.from, to: bond.to, weight });
        story.tie_facts.push(facts.to_vec());
    }
}

/// How much of each actor's trade is with others that the file names.
#[derive(Default)]
struct Trade(BTreeMap<ActorId, f64>);

impl Trade {
    /// Adds a tie, and reports it if it is the one with which an actor trades more than all it trades.
    fn add(&mut self, desk: &mut Desk<'_>, tie: &Tie, entry: &file::Tie) {
        if tie.kind != TieKind::TradeDependence {
            return;
        }
        let sum = self.0.entry(tie.from).or_default();
        let before = *sum;
        *sum += tie.weight.get();
        if before <= 1.0 + ROUNDING && *sum > 1.0 + ROUNDING {
            let who = desk.words(&desk.span(&entry.between.0)).replace('"', "`");
            let message = format!("the trade of {who} with others sums to more than 1");
            let finding = Diagnostic::error(code::TOO_MUCH_TRADE, desk.span(&entry.weight), message);
            let help = "each is the share of its trade that is with one other, so that all of it is 1".to_owned();
            desk.report(finding.label(format!("{sum:.3} so far")).help(help));
        }
    }
}

/// What a tie is, apart from its strength. The order of the ends only counts in trade.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Bond {
    kind: TieKind,
    from: ActorId,
    to: ActorId,
}

fn bond(kind: TieKind, from: ActorId, to: ActorId) -> Bond {
    if kind == TieKind::TradeDependence {
        Bond { kind, from, to }
    } else {
        Bond { kind, from: from.min(to), to: from.max(to) }
    }
}

fn tie(desk: &mut Desk<'_>, names: &Directory, entry: &file::Tie) -> Option<Tie> {
    let (from, to) = (names.actor(desk, &entry.between.0), names.actor(desk, &entry.between.1));
    let weight = desk.share(&entry.weight);
    let (from, to) = (from?, to?);
    if from == to {
        let finding =
            Diagnostic::error(code::SELF_REFERENCE, desk.span(&entry.between.1), "an actor cannot be tied to itself");
        desk.report(finding.label("the same actor again").note(desk.span(&entry.between.0), "one end"));
        return None;
    }
    Some(Tie { from, to, kind: entry.kind, weight })
}

fn club(
    desk: &mut Desk<'_>,
    names: &Directory,
    slug: &crate::scenario::spanned::Slug,
    entry: &file::Club,
) -> Option<Club> {
    let span = desk.span(slug);
    let slug = desk.take(slug)?.clone();
    let members: ActorSet = names.all_actors(desk, &entry.members).into_iter().collect();
    if entry.members.len() < 2 {
        let finding = Diagnostic::error(code::EMPTY, span.clone(), format!("club `{slug}` ties nobody together"));
        desk.report(finding.label("a club has at least two members"));
    }
    if entry.kind == TieKind::TradeDependence {
        let finding = Diagnostic::error(
            code::DIRECTED_CLUB,
            span,
            format!("club `{slug}` cannot be of kind `trade_dependence`"),
        );
        desk.report(finding.label("who depends on whom?").help("write each dependence under `ties`".to_owned()));
    }
    Some(Club {
        name: desk.name(entry.name.as_ref(), &slug),
        kind: entry.kind,
        weight: desk.share(&entry.weight),
        members,
        facts: facts::resolve::<file::Club>(desk, names, &entry.facts),
        slug,
    })
}

/// The ties that clubs make, each as strong as in the club that binds most.
fn club_ties(clubs: &[Club]) -> BTreeMap<Bond, (Share, &[Fact])> {
    let mut ties: BTreeMap<Bond, (Share, &[Fact])> = BTreeMap::new();
    for club in clubs {
        for (index, from) in club.members.iter().enumerate() {
            for to in club.members.iter().skip(index + 1) {
                let tie = ties.entry(bond(club.kind, from, to)).or_insert((club.weight, &club.facts));
                if tie.0 < club.weight {
                    *tie = (club.weight, &club.facts);
                }
            }
        }
    }
    ties
}
