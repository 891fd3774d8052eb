//! Who refused a document and why: alike refusals in one sentence, each actor's first and whenever it changes its mind.

use super::Teller;
use crate::review::words::treaty::worth_in_words;
use crate::review::words::{its, list, place};
use crate::sim::treaty::{Consent, Deed, Refusal, Stage, Status, Worth};
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, Event, Record, Setting};

/// More texts that would be enough are counted.
const MOST_OFFERS: usize = 3;
/// More names are counted.
const MOST_NAMES: usize = 12;

/// By document: who refused it when it weighed it last.
#[derive(Clone, Debug)]
pub(super) struct Refusing(Vec<ActorSet>);

impl Refusing {
    pub(super) fn nobody(setting: &Setting) -> Self {
        Self(vec![ActorSet::EMPTY; setting.documents.len()])
    }

    pub(super) fn note(&mut self, record: &Record) {
        if let Some((actor, document, refusal)) = weighed(record) {
            self.0[document.index()].set(actor, refusal.is_some());
        }
    }
}

/// Actors that refuse a document for one reason.
struct Alike<'a> {
    document: DocumentId,
    ground: Ground,
    verb: &'static str,
    refusals: Vec<(ActorId, &'a Refusal)>,
}

/// What a refusal rests on.
#[derive(Clone, Copy, PartialEq)]
enum Ground {
    Clause(ClauseId),
    Term(Worth),
}

impl Teller<'_> {
    /// A sentence for each reason for which documents were refused.
    pub(super) fn refusals(&self) -> Vec<String> {
        let mut alike: Vec<Alike<'_>> = Vec::new();
        for record in &self.records {
            let Some((actor, document, Some(refusal))) = weighed(record) else { continue };
            if self.refusing.0[document.index()].contains(actor) {
                continue;
            }
            let (ground, verb) = (ground(refusal), self.verb(document, actor));
            match alike.iter_mut().find(|one| (one.document, one.ground, one.verb) == (document, ground, verb)) {
                Some(one) => one.refusals.push((actor, refusal)),
                None => alike.push(Alike { document, ground, verb, refusals: vec![(actor, refusal)] }),
            }
        }
        alike.iter().map(|one| crate::review::words::sentence(&self.refused(one))).collect()
    }

    /// What a refusal is, from how the actor stands to the document by the end of the round.
    fn verb(&self, document: DocumentId, actor: ActorId) -> &'static str {
        match self.situation.texts().party(document, actor).status {
            Status::Signed if self.setting.consent(document) == Consent::Confirmation => "would not confirm",
            Status::Signed => "would not ratify",
            Status::Withdrawn => "turned against",
            Status::Out | Status::AtTable | Status::Ratified | Status::Expelled => "refused",
        }
    }

    /// "China and India refused “The pact”, most of all for what they would owe; enough would be “grid” at 40 for India; no
    /// one text for China."
    fn refused(&self, alike: &Alike<'_>) -> String {
        let actors: ActorSet = alike.refusals.iter().map(|(actor, _)| *actor).collect();
        let (who, title) = (self.few(actors, MOST_NAMES), self.words.the_document(alike.document));
        let is_adopted = self.situation.texts().document(alike.document).stage == Stage::Adopted;
        let because = match alike.ground {
            Ground::Clause(clause) => {
                let at = place(self.situation.texts().clause(clause).position);
                let adopted = if is_adopted { format!(", adopted at {at},") } else { format!(" at {at}") };
                format!("because {}{adopted} lies out of {} reach", self.words.clause(clause), its(actors))
            }
            Ground::Term(term) => format!("most of all for {}", of(actors, worth_in_words(term))),
        };
        let would_be = if is_adopted { "would have been" } else { "would be" };
        let asked = |(actor, refusal): &(ActorId, &Refusal)| Some((*actor, *refusal.enough()?));
        let offers: Vec<_> = alike.refusals.iter().filter_map(asked).collect();
        let others = offers.iter().fold(actors, |others, (actor, _)| others.without(*actor));
        let told = offers.iter().take(MOST_OFFERS).map(|(actor, (clause, at))| {
            let whom = if actors.len() == 1 { String::new() } else { format!(" for {}", self.words.actor(*actor)) };
            match alike.ground {
                Ground::Clause(_) => format!("{}{whom}", place(*at)),
                Ground::Term(_) => format!("{} at {}{whom}", self.words.clause(*clause), place(*at)),
            }
        });
        let mut told: Vec<String> = told.collect();
        if offers.len() > MOST_OFFERS {
            told.push(format!("other texts for {} more", offers.len() - MOST_OFFERS));
        }
        let rest = match (told.is_empty(), others.is_empty()) {
            (true, _) if is_adopted => "; no one text would have changed this".to_owned(),
            (true, _) => "; no one text would change this".to_owned(),
            (false, true) => String::new(),
            (false, false) => format!("; no one text for {}", self.few(others, MOST_NAMES)),
        };
        let told = if told.is_empty() { told.concat() } else { format!("; enough {would_be} {}", list(&told)) };
        format!("{who} {} {title}, {because}{told}{rest}.", alike.verb)
    }
}

/// What is said of one actor, said of these.
fn of(actors: ActorSet, what: &str) -> String {
    if actors.len() == 1 {
        return what.to_owned();
    }
    let word = |word| match word {
        "it" => "they",
        "its" => "their",
        "itself" => "themselves",
        "government" => "governments",
        other => other,
    };
    what.split(' ').map(word).collect::<Vec<_>>().join(" ")
}

fn weighed(record: &Record) -> Option<(ActorId, DocumentId, Option<&Refusal>)> {
    let Event::Treaty(Deed::Weighed { actor, document, refusal, .. }) = &record.event else { return None };
    Some((*actor, *document, refusal.as_ref()))
}

fn ground(refusal: &Refusal) -> Ground {
    match refusal {
        Refusal::OutOfReach { clause, .. } => Ground::Clause(*clause),
        Refusal::NotWorthIt { most, .. } => Ground::Term(*most),
    }
}
