//! Why a party voted at a review for a document to go on, or against it: by what being inside is worth to it.

use super::scene::scene;
use super::theory::{Mechanism, behind_consent, in_the_literature};
use super::words::treaty::worth_in_words;
use super::words::{Words, list, sentence, signed, unweighed};
use crate::play::{Game, Player};
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::motion::Voice;
use crate::sim::treaty::{Accession, Deed, mood};
use crate::sim::{ActorId, ActorSet, Dice, DocumentId, Event, Points, Round};

/// The answer to "why was it for going on?".
#[derive(Clone, Debug, PartialEq)]
pub struct Renewal {
    /// Who voted.
    pub actor: ActorId,
    /// On which document.
    pub document: DocumentId,
    /// The round of the review.
    pub round: Round,
    /// How it voted; silent: it abstained.
    pub voice: Voice,
    /// Who chose.
    pub by: Player,
    /// Every term of being inside, in points.
    pub accession: Accession,
    /// The published mechanisms that carried it; none where the rules did not choose.
    pub theory: Vec<Mechanism>,
    /// The whole card as lines.
    text: String,
}

/// Explains an actor's vote at the last review of a document up to a round, if it had one.
#[must_use]
pub fn renewal(game: &Game, actor: ActorId, document: DocumentId, round: Round) -> Option<Renewal> {
    let reviews = game.records().zip(0..).take_while(|(record, _)| record.round <= round);
    let (number, round, voice) = reviews
        .filter_map(|(record, number)| {
            let Event::Treaty(Deed::Reviewed { document: what, for_it, against, silent, .. }) = &record.event else {
                return None;
            };
            let sides: [(&ActorSet, Voice); 3] =
                [(for_it, Voice::For), (against, Voice::Against), (silent, Voice::Silent)];
            let (_, voice) = sides.into_iter().find(|(side, _)| *what == document && side.contains(actor))?;
            Some((number, record.round, voice))
        })
        .last()?;
    let setting = game.setting();
    let situation = scene(game, number);
    let mood = mood::of(setting.actor(actor).policy, &mut Dice::new(game.seed()), document, actor);
    let candidate = Candidate::new(setting, &situation, document, actor).in_mood(mood);
    let by_the_rule = Voice::of_worth(candidate.worth_of_going_on());
    let accession = candidate.accession();
    let said = situation.texts().document(document).review;
    let has_spoken = said.for_it.union(said.against).contains(actor);
    let is_told = has_spoken || voice != by_the_rule;
    let by = if is_told { game.orders_by(actor, round) } else { Player::Machine };
    let carrying = accession.terms().into_iter().filter(|(_, worth)| (*worth > 0.0) == (voice == Voice::For));
    let theory = match by.is_machine() {
        true => behind_consent(carrying.map(|(term, _)| term), None),
        false => Vec::new(),
    };
    let mut renewal = Renewal { actor, document, round, voice, by, accession, theory, text: String::new() };
    renewal.text = renewal.card(Words(game.scenario()));
    Some(renewal)
}

impl Renewal {
    /// The card as lines of text.
    #[must_use]
    pub fn to_text(&self) -> &str {
        &self.text
    }

    fn card(&self, words: Words<'_>) -> String {
        let (actor, title) = (words.actor(self.actor), words.the_document(self.document));
        let act = match self.voice {
            Voice::For => "vote for going on with",
            Voice::Against => "vote against going on with",
            Voice::Silent => "abstain on going on with",
        };
        let head = format!("Why did {actor} {act} {title}? {}\n", sentence(&words.round(self.round)));
        let worth = format!("Being inside was worth {}: {}.", signed(self.accession.total()), self.terms());
        if !self.by.is_machine() {
            return format!("{head}  {worth}\n{} Motives are not guessed.\n", unweighed(self.by));
        }
        let note = format!("This explains the model's {}, not the real one.", actor.trim_start_matches("the "));
        format!("{head}  {worth}\n{note}\n{}", in_the_literature(&self.theory))
    }

    /// Every term that is worth something, the largest first.
    fn terms(&self) -> String {
        let mut terms = self.accession.terms().to_vec();
        terms.retain(|(_, worth)| worth.abs() >= 0.005);
        terms.sort_by(|(_, a), (_, b)| b.abs().total_cmp(&a.abs()));
        let told = terms.iter().map(|(term, worth)| format!("{} {}", worth_in_words(*term), signed(Points(*worth))));
        let told: Vec<_> = told.collect();
        if told.is_empty() { "nothing speaks for it or against it".to_owned() } else { list(&told) }
    }
}
