//! Documents and their clauses: what is negotiated where, and what each actor wants of it.

use std::ops::Range;

use super::{Directory, facts, slots};
use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::story::{ClauseText, DocumentText};
use crate::sim::Round;
use crate::sim::entry_into_force::EntryIntoForce;
use crate::sim::id::DocumentId;
use crate::sim::treaty::{Clause, Document, Effect, Preference, Variant, Wording};

/// The document with this number, for the rules and for people. Its clauses are those in the range.
pub(super) fn document(
    desk: &mut Desk<'_>,
    names: &Directory,
    id: usize,
    entry: &file::Document,
    clauses: Range<u16>,
) -> (Document, DocumentText) {
    let venue = entry.venue.as_ref().and_then(|slug| names.venue(desk, slug)).unwrap_or_else(|| names.plenary());
    let opens = names.round(desk, &entry.opens);
    let closes = entry.closes.as_ref().map_or(Round(names.rounds.max(1)), |closes| names.round(desk, closes));
    if closes < opens {
        let span = entry.closes.as_ref().unwrap_or(&entry.opens);
        let message = format!("a document that opens in round {opens} and closes in round {closes}");
        let finding = Diagnostic::error(code::ROUNDS_OUT_OF_ORDER, desk.span(span), message);
        desk.report(finding.label("never on the table"));
    }
    let document = Document {
        kind: entry.kind,
        venue,
        package: None,
        drafting: entry.drafting,
        clauses,
        entry: entry_into_force(desk, names, &entry.entry),
        opens,
        closes: closes.max(opens),
        notice: desk.take(&entry.notice).copied().unwrap_or_default(),
        splits_from: entry.splits_from.as_ref().and_then(|slug| names.document(desk, slug)),
        parties: names.set(desk, &entry.parties),
    };
    let title = desk.name(entry.title.as_ref(), names.documents.slug_of(id));
    let facts = facts::resolve::<file::Document>(desk, names, &entry.facts);
    (document, DocumentText { title, facts })
}

fn entry_into_force(desk: &mut Desk<'_>, names: &Directory, entry: &file::Entry) -> EntryIntoForce {
    EntryIntoForce {
        ratifications: desk.take(&entry.ratifications).copied().unwrap_or_default(),
        club: names.set(desk, &entry.club),
        of_club: desk.take(&entry.of_club).copied().unwrap_or_default(),
        named: names.set(desk, &entry.named),
        delay: desk.take(&entry.delay).copied().unwrap_or_default(),
    }
}

/// The clause with this number, for the rules and for people.
pub(super) fn clause(
    desk: &mut Desk<'_>,
    names: &Directory,
    id: usize,
    document: DocumentId,
    is_in_force: bool,
    entry: &file::Clause,
) -> (Clause, ClauseText) {
    let mut preferences = vec![Preference::default(); names.everybody().len()];
    for (actor, wanted) in names.by_actor(desk, &entry.preferences) {
        if let Some(place) = preferences.get_mut(actor.index()) {
            *place = preference(desk, wanted);
        }
    }
    let (variants, texts, slots) = match &entry.slots {
        Some(slots) => {
            check_no_variants(desk, names.clauses.slug_of(id), &entry.variants);
            let (variants, texts, slots) = slots::combine(desk, slots, entry.strength);
            (variants, texts, Some(slots))
        }
        None => {
            let texts = entry.variants.iter().map(|variant| desk.text(&variant.text)).collect();
            (variants(desk, &entry.variants), texts, None)
        }
    };
    let clause = Clause {
        document,
        effect: effect(desk, names, &entry.effect),
        position: desk.position(&entry.position),
        strength: entry.strength,
        variants,
        wording: if is_in_force && entry.wording == Wording::default() { Wording::Adopted } else { entry.wording },
        is_reservable: entry.reservable,
        sponsors: names.set(desk, &entry.sponsors),
        preferences,
    };
    let text = desk.name(entry.text.as_ref(), names.clauses.slug_of(id));
    (clause, ClauseText { text, variants: texts, slots })
}

/// Who drafts by slots writes no variants beside them.
fn check_no_variants(desk: &mut Desk<'_>, slug: &str, variants: &[file::Variant]) {
    if let Some(first) = variants.first() {
        let message = format!("`{slug}` has both slots and variants");
        let finding = Diagnostic::error(code::MISFIT_SLOT, desk.span(&first.text), message);
        let help = "keep one of them: every combination of slots is a variant".to_owned();
        desk.report(finding.label("a variant beside slots").help(help));
    }
}

/// Rival wordings, in the order of where they lie.
fn variants(desk: &mut Desk<'_>, entries: &[file::Variant]) -> Vec<Variant> {
    let mut variants: Vec<Variant> = Vec::new();
    for entry in entries {
        let position = desk.position(&entry.position);
        if variants.last().is_some_and(|before| before.position >= position) {
            let message = "a variant that goes no further than the one before it".to_owned();
            let finding = Diagnostic::error(code::VARIANTS_OUT_OF_ORDER, desk.span(&entry.position), message);
            desk.report(finding.label("further texts stand below"));
        }
        variants.push(Variant { position, strength: entry.strength });
    }
    variants
}

fn preference(desk: &mut Desk<'_>, wanted: &file::Preference) -> Preference {
    Preference {
        position: desk.position(&wanted.position),
        salience: desk.share(&wanted.salience),
        half_width: desk.amount(&wanted.half_width),
        red_line: wanted.red_line,
    }
}

fn effect(desk: &mut Desk<'_>, names: &Directory, entry: &file::Effect) -> Effect {
    match entry {
        file::Effect::Restraint { norms } => Effect::Restraint(names.norms(desk, norms)),
        file::Effect::ShareEvidence => Effect::ShareEvidence,
        file::Effect::CollectiveResponse { from, at_least } => Effect::CollectiveResponse {
            from: desk.severity(from),
            at_least: desk.take(at_least).copied().unwrap_or_default(),
        },
        file::Effect::AttributionStandard => Effect::AttributionStandard,
        file::Effect::CapacityBuilding => Effect::CapacityBuilding,
        file::Effect::Transparency { norms } => Effect::Transparency(names.norms(desk, norms)),
        file::Effect::Verification => Effect::Verification,
        file::Effect::MinimumParticipation { parties } => Effect::MinimumParticipation(desk.at_least_one(parties)),
        file::Effect::Sunset { rounds } => Effect::Sunset(desk.at_least_one(rounds)),
        file::Effect::Review { rounds } => Effect::Review(desk.at_least_one(rounds)),
        file::Effect::Declaratory => Effect::Declaratory,
    }
}
