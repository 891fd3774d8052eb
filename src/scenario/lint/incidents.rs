//! Sense of incidents: do they come up, can they be solved, does their evidence count?

use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::resolve::Draft;
use crate::scenario::spanned::{Slug, Span};
use crate::sim::incident::{Condition, Suspect};
use crate::sim::setting::Parts;
use crate::sim::{Incident, IncidentId, Round};

/// An incident with its slug, its place, and what the file says of it.
struct Case<'a> {
    id: IncidentId,
    slug: &'a str,
    span: &'a Span,
    entry: &'a file::Incident,
    incident: &'a Incident,
}

fn cases<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = Case<'a>> {
    let entries = draft.entries.incidents.iter().zip(&draft.parts.incidents).zip(&draft.parts.names.incidents);
    (0_u16..).zip(entries).map(|(id, (((span, entry), incident), slug))| Case {
        id: IncidentId(id),
        slug,
        span,
        entry,
        incident,
    })
}

/// Its chance is 0.
pub(super) fn never_comes(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(|case| case.entry.on.chance.get() == Some(&0.0)) {
        let finding = Diagnostic::warning(
            code::NEVER_COMES,
            desk.span(&case.entry.on.chance),
            format!("incident `{}` never comes up", case.slug),
        );
        desk.report(finding.label("a chance of 0").help("remove the incident, or give it a chance".to_owned()));
    }
}

/// It depends on an incident that does not come up in an earlier round.
pub(super) fn depends_on_later_ones(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft) {
        for test in &case.entry.on.only_if {
            let Some(other) = cases(draft).find(|other| slug_of(test).get().is_some_and(|slug| slug == other.slug))
            else {
                continue;
            };
            let (round, other_round) = (case.incident.trigger.round, other.incident.trigger.round);
            if other_round >= round {
                desk.report(too_late(desk.span(slug_of(test)), &case, &other, other_round));
            }
        }
    }
}

fn too_late(span: Span, case: &Case<'_>, other: &Case<'_>, round: Round) -> Diagnostic {
    let (message, label) = if case.id == other.id {
        (format!("incident `{}` depends on itself", case.slug), "the incident itself".to_owned())
    } else {
        let message =
            format!("incident `{}` depends on `{}`, which does not come up before it", case.slug, other.slug);
        (message, format!("comes up in round {round}"))
    };
    let help = format!(
        "`{}` is decided in round {}: it can only depend on earlier rounds",
        case.slug, case.incident.trigger.round
    );
    Diagnostic::warning(code::TOO_LATE_TO_COUNT, span, message).label(label).help(help)
}

/// The slug of the incident that a condition is about.
fn slug_of(test: &file::Condition) -> &Slug {
    match test {
        file::Condition::Launched(incident)
        | file::Condition::Unanswered(incident)
        | file::Condition::NamedBy { incident, .. }
        | file::Condition::SanctionedBy { incident, .. } => incident,
    }
}

/// Its conditions cannot hold together: unanswered, and yet named.
pub(super) fn contradicts_itself(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft) {
        let conditions = &case.incident.trigger.only_if;
        for (condition, test) in conditions.iter().zip(&case.entry.on.only_if) {
            let is_answered = |other: &Condition| match (condition, other) {
                (
                    Condition::Unanswered(incident),
                    Condition::NamedBy(named, _) | Condition::SanctionedBy(named, _),
                ) => incident == named,
                _ => false,
            };
            if conditions.iter().any(is_answered) {
                let finding = Diagnostic::warning(
                    code::CONTRADICTION,
                    desk.span(slug_of(test)),
                    format!("incident `{}` never comes up: its conditions contradict each other", case.slug),
                );
                desk.report(finding.label("cannot be unanswered and named or sanctioned at once"));
            }
        }
    }
}

/// Somebody did it, but to nobody.
pub(super) fn hits_nobody(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(|case| case.entry.victims.is_empty() && case.incident.author != Suspect::Nobody) {
        let finding = Diagnostic::warning(
            code::NO_VICTIM,
            case.span.clone(),
            format!("incident `{}` has no victim", case.slug),
        );
        desk.report(
            finding.label("hits nobody").help("name the victims, as in `victims: {\"ukr\": 0.6}`".to_owned()),
        );
    }
}

/// Its author is not among the suspects, so that nobody can find it.
pub(super) fn has_an_unsuspected_author(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft).filter(|case| !is_suspect(case.incident, case.incident.author)) {
        let finding = Diagnostic::warning(
            code::UNSUSPECTED_AUTHOR,
            desk.span(&case.entry.author),
            format!("nobody can find the author of `{}`", case.slug),
        );
        desk.report(finding.label("not among the suspects").help("add it to `suspects`, with odds".to_owned()));
    }
}

/// One playable actor is the only one that can be accused.
pub(super) fn has_a_lone_suspect(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft) {
        let mut actors = case.incident.suspects.iter().filter_map(|(suspect, _)| suspect.actor());
        if let (Some(actor), None) = (actors.next(), actors.next())
            && draft.playable.contains(&actor)
        {
            let suspect = draft.parts.names.actor(actor);
            let finding = Diagnostic::warning(
                code::LONE_SUSPECT,
                lone_key(&case, desk),
                format!("`{suspect}` is the only actor that can be accused over `{}`", case.slug),
            );
            let help = format!("add other suspects, or leave `{suspect}` out of `playable`");
            desk.report(finding.label("a player would be found out at once").help(help));
        }
    }
}

/// Where the only suspect stands.
fn lone_key(case: &Case<'_>, desk: &Desk<'_>) -> Span {
    let suspects = case.entry.suspects.iter().flat_map(|suspects| suspects.keys());
    let mut actors = suspects.filter(|who| matches!(who.get(), Some(file::Who::Actor(_))));
    actors.next().map_or_else(|| case.span.clone(), |who| desk.span(who))
}

/// Some of its evidence comes out when it is closed for answers, or after the game.
pub(super) fn has_late_evidence(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft) {
        let (round, window) = (case.incident.trigger.round.0, case.incident.window);
        for evidence in &case.entry.evidence {
            let Some(&after) = evidence.after.get() else { continue };
            let due = u32::from(round) + u32::from(after);
            let reason = if due > u32::from(draft.parts.rounds) {
                format!("comes out in round {due}, but the game ends with round {}", draft.parts.rounds)
            } else if after >= window {
                format!("comes out in round {due}, but answers close with round {}", round + window - 1)
            } else {
                continue;
            };
            let finding = Diagnostic::warning(
                code::LATE_EVIDENCE,
                desk.span(&evidence.after),
                format!("evidence on `{}` comes out too late", case.slug),
            );
            desk.report(finding.label(reason));
        }
    }
}

/// Its severity was meant as a share of 1.
pub(super) fn is_hardly_severe(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft) {
        let Some(&severity) = case.entry.severity.get().filter(|severity| **severity > 0.0 && **severity <= 1.0)
        else {
            continue;
        };
        let finding = Diagnostic::warning(
            code::LOW_SEVERITY,
            desk.span(&case.entry.severity),
            format!("incident `{}` has a severity of {severity} out of 10", case.slug),
        );
        desk.report(finding.label("hardly an incident").help(format!("did you mean {}?", severity * 10.0)));
    }
}

/// Its false flag deceives nobody.
pub(super) fn has_an_idle_flag(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for case in cases(draft) {
        let (Some(flag), Some(written)) = (case.incident.false_flag, &case.entry.false_flag) else { continue };
        let reason = if flag == case.incident.author {
            "points to the true author"
        } else if !is_suspect(case.incident, flag) {
            "not among the suspects"
        } else if case.entry.flag_pull.get() == Some(&0.0) {
            "`flag_pull` is 0"
        } else {
            continue;
        };
        let finding = Diagnostic::warning(
            code::IDLE_FLAG,
            desk.span(written),
            format!("the false flag of `{}` deceives nobody", case.slug),
        );
        desk.report(finding.label(reason));
    }
}

fn is_suspect(incident: &Incident, who: Suspect) -> bool {
    incident.suspects.iter().any(|(suspect, _)| *suspect == who)
}

/// Authors foresee the answer, but none weighs a price.
pub(super) fn has_nothing_to_foresee(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    let Parts { rules, incidents, .. } = &draft.parts;
    if rules.strategic_attackers && incidents.iter().all(|incident| incident.price.is_none()) {
        let message = "attackers are strategic, but no incident has a price";
        let finding = Diagnostic::warning(code::IDLE_FORESIGHT, desk.field("rules"), message);
        let help = "give an incident a `price`, which its author weighs against what it foresees".to_owned();
        desk.report(finding.label("changes nothing").help(help));
    }
}
