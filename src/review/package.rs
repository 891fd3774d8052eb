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

fn did_not_carry(words: Words<'_>, game: &Game, document: DocumentId) -> String {
    let title = words.the_document(document);
    let fell = game.records().filter_map(|record| {
        let Event::Treaty(Deed::ClauseDecided { clause, against, carried: false, .. }) = &record.event else {
            return None;
        };
        let with = if against.is_empty() { String::new() } else { format!(", with {} against", words.set(*against)) };
        let is_of_it = words.0.setting.clause(*clause).document == document;
        is_of_it.then(|| format!("{} fell{with}", words.clause(*clause)))
    });
    let fell: Vec<String> = fell.collect();
    if fell.is_empty() {
        format!("{title} did not carry")
    } else {
        format!("{title} did not carry, for {}", list(&fell))
    }
}
