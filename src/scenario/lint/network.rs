//! Sense of ties and norms: does anything depend on them?

use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file;
use crate::scenario::resolve::Draft;
use crate::sim::alliance::TieKind;
use crate::sim::id::NormId;

/// A tie or club of weight 0.
pub(super) fn binds_nobody(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    let ties = draft.file.ties.iter().map(|tie| &tie.weight);
    let clubs = draft.file.clubs.iter().map(|(_, club)| &club.weight);
    for weight in ties.chain(clubs).filter(|weight| weight.get() == Some(&0.0)) {
        let finding = Diagnostic::warning(code::IDLE_TIE, desk.span(weight), "a tie of weight 0 binds nobody");
        desk.report(finding.label("changes nothing").help("remove it, or give it a weight".to_owned()));
    }
}

/// Trade between actors of which neither can ever be accused.
pub(super) fn trades_with_no_suspect(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    let incidents = draft.parts.incidents.iter();
    let suspects: Vec<_> =
        incidents.flat_map(|incident| &incident.suspects).filter_map(|(who, _)| who.actor()).collect();
    for (tie, entry) in draft.parts.ties.iter().zip(&draft.file.ties) {
        let is_idle =
            tie.kind == TieKind::TradeDependence && ![tie.from, tie.to].iter().any(|end| suspects.contains(end));
        if is_idle {
            let message = "trade between two actors of which neither is ever suspected";
            let finding = Diagnostic::warning(code::IDLE_TIE, ends(desk, entry), message);
            desk.report(finding.label("no sanction can touch it"));
        }
    }
}

/// Where the two ends of a tie stand.
fn ends(desk: &Desk<'_>, tie: &file::Tie) -> crate::scenario::spanned::Span {
    desk.span(&tie.between.0).start..desk.span(&tie.between.1).end
}

/// A norm that no incident breaches and no clause protects.
pub(super) fn has_an_unused_norm(draft: &Draft<'_>, desk: &mut Desk<'_>) {
    for (id, ((span, _), slug)) in (0_u16..).zip(draft.entries.norms.iter().zip(&draft.parts.names.norms)) {
        let norm = [NormId(id)];
        let is_breached = draft.parts.incidents.iter().any(|incident| incident.breaches.contains(&NormId(id)));
        let is_protected =
            draft.parts.clauses.iter().any(|clause| clause.effect.forbids(&norm) || clause.effect.shields(&norm));
        if !is_breached && !is_protected {
            let finding = Diagnostic::warning(
                code::UNUSED_NORM,
                span.clone(),
                format!("no incident breaches the norm `{slug}`"),
            );
            desk.report(
                finding.label("never comes into play").help("name it under `breaches` of an incident".to_owned()),
            );
        }
    }
}
