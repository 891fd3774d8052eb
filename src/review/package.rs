//! A package that fell as a whole: which of its documents did not carry, and which clauses sank it.

use super::words::{Words, list, sentence};
use crate::play::Game;
use crate::sim::treaty::Deed;
use crate::sim::{DocumentId, Event, Record, Setting};

/// The documents that did not carry and took the package of this one down with them, itself if it is one of them; none
/// if it did not fall so.
pub(super) fn sank_by<'r>(
    setting: &Setting,
    records: impl IntoIterator<Item = &'r Record>,
    about: DocumentId,
) -> Vec<DocumentId> {
    let culprit = |record: &Record| {
        let Event::Treaty(Deed::Sank { document }) = &record.event else { return None };
        setting.bundle(about).contains(document).then_some(*document)
    };
    records.into_iter().filter_map(culprit).collect()
}

/// What sank the package of a document, in a sentence: "“The duty” did not carry, for “load” fell, with Cor against, and
/// the whole of “The summit” fell with it."; none if it did not fall so.
pub(super) fn sinking(words: Words<'_>, game: &Game, about: DocumentId) -> Option<String> {
    let culprits = sank_by(game.setting(), game.records(), about);
    let each: Vec<String> = culprits.iter().map(|culprit| did_not_carry(words, game, *culprit)).collect();
    let whole = words.package_title(about);
    (!each.is_empty()).then(|| sentence(&format!("{}, and the whole of {whole} fell with that.", list(&each))))
}

/// What decided: the vote on the whole where a clause was left to vote on, else the clauses that fell.
fn did_not_carry(words: Words<'_>, game: &Game, document: DocumentId) -> String {
    let (mut fell, mut has_text, mut how) = (Vec::new(), false, String::new());
    for record in game.records() {
        let Event::Treaty(deed) = &record.event else { continue };
        if let Deed::Failed { document: failed, for_it, against } = *deed
            && failed == document
        {
            how = words.how_decided(document, [for_it, against], false);
        }
        if let Deed::ClauseDecided { clause, against, carried, .. } = *deed
            && words.0.setting.clause(clause).document == document
        {
            has_text |= carried;
            let with =
                if against.is_empty() { String::new() } else { format!(", with {} against", words.set(against)) };
            fell.extend((!carried).then(|| format!("{} fell{with}", words.clause(clause))));
        }
    }
    let why = match (has_text, fell.as_slice()) {
        (true, _) => how,
        (false, []) => String::new(),
        (false, fell) => format!(", for {}", list(fell)),
    };
    format!("{} did not carry{why}", words.the_document(document))
}
