//! Actors: what they can see, do and fear.

use super::{Directory, facts};
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file::{self, Sanctions};
use crate::scenario::range::figure;
use crate::scenario::spanned::{Number, Slug, Spanned};
use crate::scenario::story::Profile;
use crate::sim::actor::{Expectation, Policy, Powers, Sources, Word};
use crate::sim::{Actor, ActorId, ActorSet, Round, Share};

/// The actor with this number, for the rules and for people.
pub(super) fn resolve(desk: &mut Desk<'_>, names: &Directory, id: usize, entry: &file::Actor) -> (Actor, Profile) {
    let actor = Actor {
        kind: entry.kind,
        capability: desk.share(&entry.capability),
        detection: desk.share(&entry.detection),
        discrimination: desk.share(&entry.discrimination),
        false_alarm: desk.share(&entry.false_alarm),
        vulnerability: desk.share(&entry.vulnerability),
        word: word(desk, &entry.word),
        audience: desk.points(&entry.audience),
        boldness: desk.share(&entry.boldness),
        vengefulness: desk.share(&entry.vengefulness),
        threshold: desk.points(&entry.threshold),
        solidarity: desk.points(&entry.solidarity),
        dread: desk.points(&entry.dread),
        concern: desk.share(&entry.concern),
        aversion: desk.points(&entry.aversion),
        sources: sources(desk, &entry.sources),
        powers: powers(desk, names, &entry.powers),
        members: members(desk, names, id, &entry.members),
        quorum: desk.share(&entry.quorum),
        expectation: expectation(desk, &entry.expectation),
        policy: policy(desk, &entry.policy),
    };
    let slug = names.actors.slug_of(id);
    let profile = Profile {
        name: desk.name(entry.name.as_ref(), slug),
        brief: desk.text(&entry.brief),
        at: entry.at.as_ref().map(|(across, down)| place(desk, across, down)),
        facts: facts::resolve::<file::Actor>(desk, names, &entry.facts),
    };
    (actor, profile)
}

fn place(desk: &mut Desk<'_>, across: &Number, down: &Number) -> (Share, Share) {
    (desk.share(across), desk.share(down))
}

fn word(desk: &mut Desk<'_>, word: &file::Word) -> Word {
    let (kept, broken) = (desk.amount(&word.kept), desk.amount(&word.broken));
    if kept + broken > 0.0 || word.kept.get().is_none() || word.broken.get().is_none() {
        return Word { kept, broken };
    }
    let finding = Diagnostic::error(code::NOT_ABOVE_ZERO, desk.span(&word.kept), "a record of no words at all");
    desk.report(
        finding
            .label("`kept` and `broken` must not both be 0")
            .help("leave `word` out for an unknown record".to_owned()),
    );
    Word::default()
}

fn sources(desk: &mut Desk<'_>, sources: &file::Secrets) -> Sources {
    Sources {
        value: desk.points(&sources.value),
        stealth: desk.share(&sources.stealth),
        persistence: desk.share(&sources.persistence),
        discount: desk.share(&sources.discount),
    }
}

fn powers(desk: &mut Desk<'_>, names: &Directory, powers: &file::Powers) -> Powers {
    let may_sanction_from = match &powers.may_sanction {
        Sanctions::Always => Some(Round(1)),
        Sanctions::Never => None,
        Sanctions::FromRound(round) => Some(names.round(desk, round)),
    };
    Powers { may_name: powers.may_name, may_sanction_from }
}

fn members(desk: &mut Desk<'_>, names: &Directory, id: usize, members: &[Slug]) -> ActorSet {
    let found = names.all_actors(desk, members);
    if let Some(own) = members.iter().find(|member| is_slug_of(names, id, member)) {
        let finding = Diagnostic::error(code::SELF_REFERENCE, desk.span(own), "a bloc cannot be a member of itself");
        desk.report(finding.label("this is the bloc").help("remove it from `members`".to_owned()));
    }
    found.into_iter().filter(|member: &ActorId| member.index() != id).collect()
}

fn is_slug_of(names: &Directory, id: usize, slug: &Slug) -> bool {
    slug.get().is_some_and(|slug| slug == names.actors.slug_of(id))
}

fn expectation(desk: &mut Desk<'_>, expectation: &file::Expectation) -> Expectation {
    Expectation {
        price: desk.points(&expectation.price),
        weight: desk.positive(&expectation.weight),
        imitation: desk.share(&expectation.imitation),
    }
}

fn policy(desk: &mut Desk<'_>, policy: &Spanned<Policy>) -> Policy {
    let Some(&taken) = desk.take(policy) else { return Policy::default() };
    if let Policy::Logit(temperature) = taken
        && (temperature <= 0.0 || !temperature.is_finite())
    {
        let message = format!("a temperature of {}, which is not above 0", figure(temperature));
        let finding = Diagnostic::error(code::NOT_ABOVE_ZERO, desk.span(policy), message);
        desk.report(finding.label("expected more than 0").help("`arg_max` leaves nothing to chance".to_owned()));
    }
    taken
}
