//! What happened at the treaty table: a vote in one sentence, those who did the same in one, the rest a sentence each.

use super::Teller;
use crate::review::package::sank_by;
use crate::review::timeline::{act, tell};
use crate::review::words::{cardinal, list, sentence};
use crate::sim::treaty::Deed;
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, Event, Record};

/// What a sentence is about: deeds of one topic that follow each other go into one sentence.
#[derive(PartialEq)]
enum Topic {
    /// The vote on a document.
    Vote(DocumentId),
    /// Where the texts of a document settled.
    Texts(DocumentId),
    /// What several actors did.
    Act(String),
    /// Something that stands alone: the number of its record.
    Alone(usize),
}

/// What became of a clause in a vote.
struct Fate {
    clause: ClauseId,
    against: ActorSet,
    carried: bool,
}

impl Teller<'_> {
    /// The sentences. Positions, concessions and lessons are for the table itself.
    pub(super) fn table(&self) -> Vec<String> {
        let told = self.records.iter().filter_map(|record| Some((*record, told(record)?)));
        let told: Vec<_> =
            told.enumerate().map(|(number, (record, deed))| (self.topic(number, deed), record, deed)).collect();
        let told = self.in_order(told);
        told.chunk_by(|(a, ..), (b, ..)| a == b).flat_map(|alike| self.told_together(alike)).collect()
    }

    /// The same, but the votes on documents of a package, which were taken together, one after the other.
    fn in_order<'d>(&self, told: Vec<(Topic, &'d Record, &'d Deed)>) -> Vec<(Topic, &'d Record, &'d Deed)> {
        let is_packed =
            |topic: &Topic| matches!(topic, Topic::Vote(document) if self.setting.package(*document).is_some());
        let first = |topic: &Topic| told.iter().position(|(other, ..)| other == topic);
        let places: Vec<_> = told
            .iter()
            .enumerate()
            .map(|(at, (topic, ..))| if is_packed(topic) { first(topic).unwrap_or(at) } else { at })
            .collect();
        let mut placed: Vec<_> = places.into_iter().zip(told).collect();
        placed.sort_by_key(|(place, _)| *place);
        placed.into_iter().map(|(_, told)| told).collect()
    }

    fn topic(&self, number: usize, deed: &Deed) -> Topic {
        let document = deed.document(self.setting);
        let of = |topic: fn(DocumentId) -> Topic| document.map_or(Topic::Alone(number), topic);
        if is_of_a_vote(deed) {
            of(Topic::Vote)
        } else if matches!(deed, Deed::TextSettled { .. }) {
            of(Topic::Texts)
        } else {
            act(self.words, deed).map_or(Topic::Alone(number), |(_, what)| Topic::Act(what))
        }
    }

    /// Deeds of one topic.
    fn told_together(&self, alike: &[(Topic, &Record, &Deed)]) -> Vec<String> {
        let deeds: Vec<&Deed> = alike.iter().map(|(.., deed)| *deed).collect();
        let together = match alike {
            [_] => None,
            [(Topic::Vote(document), ..), ..] => self.vote(*document, &deeds),
            [(Topic::Texts(document), ..), ..] => Some(self.texts(*document, &deeds)),
            [(Topic::Act(what), ..), ..] => {
                let actors = deeds.iter().filter_map(|deed| act(self.words, deed)).map(|(actor, _)| actor);
                Some(format!("{} {what}", self.words.actors(actors)))
            }
            _ => None,
        };
        match together {
            Some(told) => vec![sentence(&told) + "."],
            None => alike.iter().map(|(_, record, _)| tell(self.words, record) + ".").collect(),
        }
    }

    /// "the texts of “The pact” settled: “grid” at 60.0 and “aid” at 40.0".
    fn texts(&self, document: DocumentId, deeds: &[&Deed]) -> String {
        let each = deeds.iter().filter_map(|deed| {
            let Deed::TextSettled { clause, position } = deed else { return None };
            Some(format!("{} at {position:.1}", self.words.clause(*clause)))
        });
        format!("the texts of {} settled: {}", self.words.the_document(document), list(&each.collect::<Vec<_>>()))
    }

    /// "the United States called the vote: “The pact” (the club) was adopted with two of three clauses, by 30 to 6 with
    /// 3 abstentions, China against; …"; none if nothing was decided.
    fn vote(&self, document: DocumentId, deeds: &[&Deed]) -> Option<String> {
        let ([for_it, against], adopted) = deeds.iter().find_map(|deed| verdict(deed))?;
        let caller = deeds.iter().find_map(|deed| caller(deed));
        let caller =
            caller.map_or_else(String::new, |actor| format!("{} called the vote: ", self.words.actor(actor)));
        let fates: Vec<Fate> = deeds.iter().filter_map(|deed| fate(deed)).collect();
        let venue = self.words.venue(document).map(|venue| format!(" ({venue})")).unwrap_or_default();
        let (title, carried) = (self.words.the_document(document) + &venue, carried(&fates));
        let how = self.words.how_decided(document, [for_it, against], adopted);
        let sank = sank_by(self.setting, self.records.iter().copied(), document);
        let outcome = if adopted {
            let with = carried.map(|clauses| format!(" with {clauses}")).unwrap_or_default();
            format!("{title} was adopted{with}{how}")
        } else if !sank.is_empty() && !sank.contains(&document) {
            let others: Vec<String> = sank.iter().map(|other| self.words.the_document(*other)).collect();
            let alone = match self.setting.venue(document).procedure.is_silent() {
                true => String::new(),
                false => format!("; by itself it had {}", self.words.tally(document, for_it, against)),
            };
            format!("{title} fell with its package, for {} did not carry{alone}", list(&others))
        } else {
            // What decided: the vote on the whole, or that no clause was left to vote on.
            let how = if fates.iter().any(|fate| fate.carried) { how } else { String::new() };
            let though = carried.map(|clauses| format!(", though {clauses} carried")).unwrap_or_default();
            match sank.is_empty() {
                true => format!("{title} was not adopted{how}{though}"),
                false => format!("{title} did not carry{how}{though}, and its package fell with it"),
            }
        };
        Some(format!("{caller}{outcome}{}", self.contested(&fates)))
    }

    /// What became of the clauses that somebody opposed or that fell: "; “grid” fell, with France and Italy against".
    fn contested(&self, fates: &[Fate]) -> String {
        let contested = fates.iter().filter(|fate| !fate.carried || !fate.against.is_empty()).collect::<Vec<_>>();
        let alike = contested.chunk_by(|a, b| (a.carried, a.against) == (b.carried, b.against));
        let tell = |alike: &[&Fate]| {
            let clauses: Vec<_> = alike.iter().map(|fate| self.words.clause(fate.clause)).collect();
            let (verb, against) = alike.first().map_or(("fell", ActorSet::EMPTY), |first| {
                (if first.carried { "carried" } else { "fell" }, first.against)
            });
            let against = match against.is_empty() {
                true => String::new(),
                false => format!(", with {} against", self.words.set(against)),
            };
            format!("; {} {verb}{against}", list(&clauses))
        };
        alike.map(tell).collect()
    }
}

/// The deed of a record, if the story tells it.
fn told(record: &Record) -> Option<&Deed> {
    let Event::Treaty(deed) = &record.event else { return None };
    let is_silent = matches!(
        deed,
        Deed::Weighed { .. }
            | Deed::Sounded { .. }
            | Deed::Conceded { .. }
            | Deed::Taught { .. }
            | Deed::Marked { actor: None, .. }
    );
    (!is_silent).then_some(deed)
}

fn is_of_a_vote(deed: &Deed) -> bool {
    matches!(
        deed,
        Deed::VoteCalled { .. }
            | Deed::ClauseDecided { .. }
            | Deed::Sank { .. }
            | Deed::Adopted { .. }
            | Deed::Failed { .. }
    )
}

/// Who was for a document and who against it, and whether it was adopted.
fn verdict(deed: &Deed) -> Option<([ActorSet; 2], bool)> {
    if let Deed::Adopted { for_it, against, .. } = deed {
        Some(([*for_it, *against], true))
    } else if let Deed::Failed { for_it, against, .. } = deed {
        Some(([*for_it, *against], false))
    } else {
        None
    }
}

/// Which member called a vote.
fn caller(deed: &Deed) -> Option<ActorId> {
    let Deed::VoteCalled { actor, .. } = deed else { return None };
    *actor
}

fn fate(deed: &Deed) -> Option<Fate> {
    let Deed::ClauseDecided { clause, against, carried, .. } = deed else { return None };
    Some(Fate { clause: *clause, against: *against, carried: *carried })
}

/// How many clauses carried: "all nine clauses", "seven of nine clauses"; none where none did, or one clause was all there
/// was.
fn carried(fates: &[Fate]) -> Option<String> {
    let carried = fates.iter().filter(|fate| fate.carried).count();
    match (carried, fates.len()) {
        (0, _) | (_, 0 | 1) => None,
        (2, 2) => Some("both clauses".to_owned()),
        (carried, all) if carried == all => Some(format!("all {} clauses", cardinal(all))),
        (carried, all) => Some(format!("{} of {} clauses", cardinal(carried), cardinal(all))),
    }
}
