//! Incidents: who did it, whom it hit, who is suspected, and when evidence comes out.

use super::{Directory, facts};
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file::{self, Who};
use crate::scenario::range::ROUNDING;
use crate::scenario::register::Once;
use crate::scenario::spanned::{Map, Number, Table};
use crate::scenario::story::Dossier;
use crate::scenario::text::Text;
use crate::sim::actor::Kind;
use crate::sim::alliance::{Tie, TieKind};
use crate::sim::incident::{Condition, Incident, Price, Release, Suspect, Trigger};
use crate::sim::{Actor, ActorId, Share};

/// The odds of a suspect that the file gives none for.
const EVEN: f64 = 1.0;
/// The incident with this number, for the rules and for people.
pub(super) fn resolve(
    desk: &mut Desk<'_>,
    names: &Directory,
    actors: &[Actor],
    ties: &[Tie],
    id: usize,
    entry: &file::Incident,
) -> (Incident, Dossier) {
    let victims = victims(desk, names, &entry.victims);
    let (releases, texts) = evidence(desk, names, &entry.evidence);
    let suspects = match &entry.suspects {
        Some(table) => suspects(desk, names, table),
        None => outsiders(actors, ties, &victims),
    };
    let incident = Incident {
        author: names.suspect(desk, &entry.author).unwrap_or(Suspect::Nobody),
        false_flag: entry.false_flag.as_ref().and_then(|who| names.suspect(desk, who)),
        flag_pull: desk.share(&entry.flag_pull),
        severity: desk.severity(&entry.severity),
        stealth: desk.share(&entry.stealth),
        victims,
        suspects,
        trigger: trigger(desk, names, &entry.on),
        price: entry.price.as_ref().map(|entry| price(desk, entry)),
        releases,
        window: entry.window.as_ref().map_or(names.rounds, |window| desk.at_least_one(window).min(names.rounds)),
        breaches: names.norms(desk, &entry.breaches),
    };
    let slug = names.incidents.slug_of(id);
    let dossier = Dossier {
        title: desk.name(entry.title.as_ref(), slug),
        brief: desk.text(&entry.brief),
        evidence: texts,
        facts: facts::resolve::<file::Incident>(desk, names, &entry.facts),
    };
    (incident, dossier)
}

fn victims(desk: &mut Desk<'_>, names: &Directory, victims: &Map<Number>) -> Vec<(ActorId, Share)> {
    let mut sum = 0.0;
    let mut shares = Vec::new();
    for (victim, number) in names.by_actor(desk, victims) {
        let share = desk.share(number);
        let before = sum;
        sum += share.get();
        if before <= 1.0 + ROUNDING && sum > 1.0 + ROUNDING {
            let finding = Diagnostic::error(
                code::TOO_MUCH_HARM,
                desk.span(number),
                "the shares of the victims sum to more than 1",
            );
            let help = "each is the share of the harm that falls on one victim, so that all of it is 1".to_owned();
            desk.report(finding.label(format!("{sum:.3} so far")).help(help));
        }
        shares.push((victim, share));
    }
    shares
}

/// The suspects of the file, and nobody.
fn suspects(desk: &mut Desk<'_>, names: &Directory, table: &Table<Who, Number>) -> Vec<(Suspect, f64)> {
    let mut seen = Once::default();
    let mut suspects = Vec::new();
    for (who, odds) in table.iter() {
        let odds = desk.positive(odds);
        if let Some(suspect) = names.suspect(desk, who)
            && seen.add(desk, suspect, desk.span(who))
        {
            suspects.push((suspect, odds));
        }
    }
    with_nobody(suspects)
}

/// The suspects where the file gives none: criminals, and every actor that is no bloc, no victim and no ally of one.
fn outsiders(actors: &[Actor], ties: &[Tie], victims: &[(ActorId, Share)]) -> Vec<(Suspect, f64)> {
    let is_victim = |actor: ActorId| victims.iter().any(|(victim, _)| *victim == actor);
    let is_friend = |actor: ActorId| victims.iter().any(|(victim, _)| are_allies(ties, actor, *victim));
    let ids = (0_u16..).map(ActorId).zip(actors).filter(|(_, actor)| actor.kind != Kind::Bloc).map(|(id, _)| id);
    let suspects = ids.filter(|&id| !is_victim(id) && !is_friend(id)).map(Suspect::Actor);
    with_nobody(suspects.chain([Suspect::Criminals]).map(|suspect| (suspect, EVEN)).collect())
}

/// Whether a defence pact or intelligence sharing binds two actors, and no rivalry parts them.
fn are_allies(ties: &[Tie], one: ActorId, other: ActorId) -> bool {
    let between = |tie: &&Tie| (tie.from, tie.to) == (one, other) || (tie.from, tie.to) == (other, one);
    let kinds = || ties.iter().filter(between).map(|tie| tie.kind);
    kinds().any(|kind| matches!(kind, TieKind::DefencePact | TieKind::IntelligenceSharing))
        && !kinds().any(|kind| kind == TieKind::Rivalry)
}

fn with_nobody(mut suspects: Vec<(Suspect, f64)>) -> Vec<(Suspect, f64)> {
    if !suspects.iter().any(|(suspect, _)| *suspect == Suspect::Nobody) {
        suspects.push((Suspect::Nobody, EVEN));
    }
    suspects
}

fn trigger(desk: &mut Desk<'_>, names: &Directory, on: &file::Trigger) -> Trigger {
    Trigger {
        round: names.round(desk, &on.round),
        only_if: on.only_if.iter().filter_map(|test| condition(desk, names, test)).collect(),
        chance: desk.share(&on.chance),
    }
}

fn condition(desk: &mut Desk<'_>, names: &Directory, test: &file::Condition) -> Option<Condition> {
    Some(match test {
        file::Condition::Launched(incident) => Condition::Launched(names.incident(desk, incident)?),
        file::Condition::Unanswered(incident) => Condition::Unanswered(names.incident(desk, incident)?),
        file::Condition::NamedBy { incident, at_least } => {
            let least = desk.at_least_one(at_least);
            Condition::NamedBy(names.incident(desk, incident)?, least)
        }
        file::Condition::SanctionedBy { incident, at_least } => {
            let least = desk.at_least_one(at_least);
            Condition::SanctionedBy(names.incident(desk, incident)?, least)
        }
    })
}

fn price(desk: &mut Desk<'_>, entry: &file::Price) -> Price {
    let call_off = desk.points(&entry.call_off);
    let scale_down = entry.scale_down.as_ref().map_or(call_off, |number| desk.points(number));
    if let Some(number) = entry.scale_down.as_ref().filter(|_| scale_down > call_off) {
        let message = "the attack is called off at a lower price than it is scaled down at";
        let finding = Diagnostic::error(code::PRICES_OUT_OF_ORDER, desk.span(number), message);
        let label = format!("must not be above `call_off`, which is {}", call_off.get());
        desk.report(finding.label(label).note(desk.span(&entry.call_off), "called off here already"));
    }
    Price { call_off, scale_down, mood: desk.points(&entry.mood) }
}

/// The evidence in the order in which it comes out.
fn evidence(desk: &mut Desk<'_>, names: &Directory, entries: &[file::Evidence]) -> (Vec<Release>, Vec<Text>) {
    let mut evidence: Vec<(Release, Text)> =
        entries.iter().map(|entry| (release(desk, names, entry), desk.text(&entry.text))).collect();
    evidence.sort_by_key(|(release, _)| release.after);
    evidence.into_iter().unzip()
}

fn release(desk: &mut Desk<'_>, names: &Directory, entry: &file::Evidence) -> Release {
    let strength = desk.share(&entry.strength);
    if entry.strength.get() == Some(&0.0) {
        desk.check_positive(0.0, desk.span(&entry.strength));
    }
    let seen_by = entry.seen_by.as_ref().map_or(names.everybody(), |list| names.set(desk, list));
    let after = desk.take(&entry.after).copied().unwrap_or_default().min(names.rounds);
    Release { after, layer: entry.layer, strength, seen_by }
}
