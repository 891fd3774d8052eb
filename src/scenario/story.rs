//! What people read of a scenario: texts, calendar, sources and what its numbers rest on. No rule depends on it.

use super::date::Date;
use super::file::Confidence;
use super::slots::Slots;
use super::text::Text;
use crate::sim::alliance::TieKind;
use crate::sim::{ActorSet, Share};

/// All that people read.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Story {
    /// The name of the scenario, in one line.
    pub title: Text,
    /// What the players read first.
    pub brief: Text,
    /// What a player should take home, one sentence each.
    pub learn: Vec<Text>,
    /// The language that every text is written in, or the one that was asked for; see
    /// [`Scenario::told_in`](super::Scenario::told_in).
    pub language: String,
    /// How long a game takes one person, in minutes.
    pub minutes: u16,
    /// The calendar: one day a round; `days[0]` is round 1.
    pub days: Vec<Day>,
    /// The actors, by id.
    pub actors: Vec<Profile>,
    /// The groups whose members are tied to one another, in the order of the file.
    pub clubs: Vec<Club>,
    /// What each tie rests on, in the order of [`Alliances::ties`](crate::sim::Alliances::ties).
    pub tie_facts: Vec<Vec<Fact>>,
    /// The norms, by id.
    pub norms: Vec<NormText>,
    /// The venues, by id; last the one of documents that name none, which goes without a name.
    pub venues: Vec<VenueText>,
    /// The documents, by id.
    pub documents: Vec<DocumentText>,
    /// The packages of documents, by id.
    pub packages: Vec<PackageText>,
    /// The clauses of all documents, by id.
    pub clauses: Vec<ClauseText>,
    /// The incidents, by id.
    pub incidents: Vec<Dossier>,
    /// Where the facts come from, in the order of the file.
    pub sources: Vec<Source>,
}

impl Story {
    /// The languages that the title is written in, and with it most texts; the one in which they are told first.
    #[must_use]
    pub fn languages(&self) -> Vec<String> {
        self.title.languages().map(str::to_owned).collect()
    }

    /// Every text in it.
    pub(super) fn texts_mut(&mut self) -> Vec<&mut Text> {
        fn notes(facts: &mut [Fact]) -> impl Iterator<Item = &mut Text> {
            facts.iter_mut().map(|fact| &mut fact.note)
        }
        let Self {
            title,
            brief,
            learn,
            days,
            actors,
            clubs,
            tie_facts,
            norms,
            venues,
            documents,
            packages,
            clauses,
            incidents,
            ..
        } = self;
        let mut texts = vec![title, brief];
        texts.extend(learn);
        texts.extend(days.iter_mut().map(|day| &mut day.title));
        for Profile { name, brief, facts, .. } in actors {
            texts.extend([name, brief].into_iter().chain(notes(facts)));
        }
        for Club { name, facts, .. } in clubs {
            texts.extend([name].into_iter().chain(notes(facts)));
        }
        texts.extend(tie_facts.iter_mut().flat_map(|facts| notes(facts)));
        for NormText { text, facts } in norms {
            texts.extend([text].into_iter().chain(notes(facts)));
        }
        for VenueText { name, facts } in venues {
            texts.extend([name].into_iter().chain(notes(facts)));
        }
        for DocumentText { title, facts } in documents {
            texts.extend([title].into_iter().chain(notes(facts)));
        }
        texts.extend(packages.iter_mut().map(|package| &mut package.title));
        for ClauseText { text, variants, slots } in clauses {
            texts.extend([text].into_iter().chain(variants));
            if let Some(Slots { frame, slots, .. }) = slots {
                texts.extend([frame].into_iter().chain(slots.iter_mut().flat_map(|slot| &mut slot.options)));
            }
        }
        for Dossier { title, brief, evidence, facts } in incidents {
            texts.extend([title, brief].into_iter().chain(evidence).chain(notes(facts)));
        }
        texts
    }
}

/// One round of the calendar.
#[derive(Clone, Debug, PartialEq)]
pub struct Day {
    /// The day on which the round begins.
    pub date: Date,
    /// What the round is about; may be empty.
    pub title: Text,
}

/// An actor as people know it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Profile {
    /// What people call it.
    pub name: Text,
    /// The role sheet of its seat; may be empty.
    pub brief: Text,
    /// Where it stands on the map: across from the left edge and down from the top.
    pub at: Option<(Share, Share)>,
    /// What its numbers rest on.
    pub facts: Vec<Fact>,
}

/// A group whose members are all tied to one another.
#[derive(Clone, Debug, PartialEq)]
pub struct Club {
    /// Its slug.
    pub slug: String,
    /// What people call it.
    pub name: Text,
    /// What binds the members.
    pub kind: TieKind,
    /// How strongly.
    pub weight: Share,
    /// Who is in it.
    pub members: ActorSet,
    /// What it rests on.
    pub facts: Vec<Fact>,
}

/// A norm in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct NormText {
    /// What it says.
    pub text: Text,
    /// What its strength rests on.
    pub facts: Vec<Fact>,
}

/// A venue as people know it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct VenueText {
    /// What people call it; empty if it is only the default.
    pub name: Text,
    /// What it rests on.
    pub facts: Vec<Fact>,
}

/// A document as people know it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct DocumentText {
    /// What people call it.
    pub title: Text,
    /// What it rests on.
    pub facts: Vec<Fact>,
}

/// A package of documents as people know it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PackageText {
    /// What people call it.
    pub title: Text,
}

/// A clause in words.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ClauseText {
    /// What it says.
    pub text: Text,
    /// What its variants say, from the mildest to the furthest.
    pub variants: Vec<Text>,
    /// The slots whose combinations these are; none where each was written by itself.
    pub slots: Option<Slots>,
}

/// An incident as people know it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Dossier {
    /// What people call it.
    pub title: Text,
    /// What the world hears of it when it happens; may be empty.
    pub brief: Text,
    /// What the evidence is, in the order of [`Incident::releases`](crate::sim::Incident::releases).
    pub evidence: Vec<Text>,
    /// What its numbers rest on.
    pub facts: Vec<Fact>,
}

/// Where facts come from.
#[derive(Clone, Debug, PartialEq)]
pub struct Source {
    /// Its slug.
    pub slug: String,
    /// The title of the work.
    pub title: String,
    /// Who wrote or published it.
    pub publisher: String,
    /// When it appeared: a year, a month or a day; may be empty.
    pub date: String,
    /// Where it can be read; may be empty.
    pub url: String,
}

/// What a number rests on.
#[derive(Clone, Debug, PartialEq)]
pub struct Fact {
    /// The field of the file that it supports; empty for a remark on the whole entry.
    pub of: String,
    /// Its source: an index into [`Story::sources`].
    pub source: Option<usize>,
    /// How well it is known.
    pub confidence: Confidence,
    /// Whether the value stands in for one that no source gives.
    pub imputed: bool,
    /// Anything that a reader of the number should know; may be empty.
    pub note: Text,
}
