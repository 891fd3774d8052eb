//! Rival documents side by side: what one venue decided on that was in no package, and who stood on which side.

use super::quality::TextQuality;
use super::words::{Words, sentence};
use crate::play::Game;
use crate::sim::treaty::{Party, Stage};
use crate::sim::{ActorSet, DocumentId};

/// Documents that one venue decided on, each by itself.
#[derive(Clone, Debug, PartialEq)]
pub struct Rivals {
    /// Two at least, by id.
    pub documents: Vec<Rival>,
}

/// One of them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Rival {
    /// Which.
    pub document: DocumentId,
    /// Whether it was adopted.
    pub adopted: bool,
    /// The members with a vote that were for it.
    pub for_it: ActorSet,
    /// Those against it.
    pub against: ActorSet,
    /// Those that were neither.
    pub abstained: ActorSet,
    /// Who has joined it.
    pub inside: ActorSet,
    /// How strong its text is, 0 to 1, as its quality has it.
    pub strength: f64,
}

/// The rival documents of a game, by venue. Documents of a package are none, nor is one that split off another.
#[must_use]
pub fn rivals(game: &Game, texts: &[TextQuality]) -> Vec<Rivals> {
    let setting = game.setting();
    let state = |document: DocumentId| game.situation().texts().document(document);
    let is_alone = |document: DocumentId| setting.package(document).is_none();
    let is_apart = |document: DocumentId| setting.document(document).splits_from.is_none();
    let mut rivals: Vec<(_, Rivals)> = Vec::new();
    for text in texts.iter().filter(|text| is_alone(text.document) && is_apart(text.document)) {
        let (venue, vote) = (setting.document(text.document).venue, state(text.document).vote);
        if state(text.document).decided.is_none() {
            continue;
        }
        let rival = Rival {
            document: text.document,
            adopted: matches!(text.stage, Stage::Adopted | Stage::Lapsed),
            for_it: vote.for_it,
            against: vote.against,
            abstained: vote.members.difference(vote.for_it.union(vote.against)),
            inside: game.situation().texts().who(text.document, Party::is_in),
            strength: text.strength.get(),
        };
        match rivals.iter_mut().find(|(other, _)| *other == venue) {
            Some((_, together)) => together.documents.push(rival),
            None => rivals.push((venue, Rivals { documents: vec![rival] })),
        }
    }
    rivals.into_iter().map(|(_, together)| together).filter(|together| together.documents.len() > 1).collect()
}

impl Rivals {
    /// The lines: one for each, then who is in one alone, and who in all.
    #[must_use]
    pub fn told(&self, words: Words<'_>) -> Vec<String> {
        let alone = |rival: &Rival| {
            let others = self.documents.iter().filter(|other| other.document != rival.document);
            let alone = others.fold(rival.inside, |alone, other| alone.difference(other.inside));
            side(words, &format!("only in {}", words.the_document(rival.document)), alone)
        };
        let everywhere = self.documents.iter().map(|rival| rival.inside).reduce(ActorSet::intersection);
        let mut lines = vec!["Side by side, as one venue decided on them:".to_owned()];
        lines.extend(self.documents.iter().map(|rival| rival.told(words)));
        lines.extend(self.documents.iter().filter_map(alone));
        lines.extend(side(words, "in all of them", everywhere.unwrap_or_default()));
        lines
    }
}

impl Rival {
    /// "  “The vow”: adopted; 3 for, 1 against, 2 abstaining; 4 in it; strength 0.35 of 1."
    fn told(&self, words: Words<'_>) -> String {
        let verdict = if self.adopted { "adopted" } else { "not adopted" };
        let votes = match words.0.setting.venue(self.document).procedure.is_silent() {
            true => words.how_decided(self.document, [self.for_it, self.against], self.adopted),
            false => format!(
                "; {} for, {} against, {} abstaining",
                self.for_it.len(),
                self.against.len(),
                self.abstained.len()
            ),
        };
        let (title, inside) = (sentence(&words.document(self.document)), self.inside.len());
        format!("  {title}: {verdict}{votes}; {inside} in it; strength {:.2} of 1.", self.strength)
    }
}

/// "  Only in “The vow” (2): Ada and Bel."; nothing of nobody.
fn side(words: Words<'_>, title: &str, actors: ActorSet) -> Option<String> {
    let told = || format!("  {} ({}): {}.", sentence(title), actors.len(), words.set(actors));
    (!actors.is_empty()).then(told)
}
