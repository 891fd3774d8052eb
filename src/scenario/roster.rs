//! The roster: which actor or incident is meant by a name, and which rounds there are. People say "Germany" where files say `deu`.

use super::nearest::{is_called, nearest, quoted};
use super::{Scenario, Slots, Text};
use crate::sim::treaty::Clause;
use crate::sim::{ActorId, ClauseId, DocumentId, IncidentId, Names};

/// Everybody and everything in a scenario that people name: by slug, or by what they are called in any language of
/// the scenario, in capitals or not.
#[derive(Clone, Debug)]
pub struct Roster {
    actors: Vec<Entry>,
    incidents: Vec<Entry>,
    documents: Vec<Entry>,
    clauses: Vec<Entry>,
    /// By clause: where its variants lie.
    variants: Vec<Vec<f64>>,
    /// By clause: the slots by which it is drafted.
    slots: Vec<Option<SlotEntries>>,
    /// How many rounds there are.
    rounds: u16,
}

/// The slots of a clause and what may stand in each. Options go by their numbers, from 1, or by their words.
#[derive(Clone, Debug)]
struct SlotEntries {
    slots: Vec<Entry>,
    options: Vec<Vec<Entry>>,
    /// By variant: the option that each slot takes.
    combinations: Vec<Vec<usize>>,
}

/// One entry: its number, its slug, and what it is called.
#[derive(Clone, Debug)]
struct Entry {
    number: u16,
    slug: String,
    titles: Vec<String>,
}

/// A name that stands for nothing, or for more than one thing.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{problem}; {help}")]
pub struct Unknown {
    /// What is wrong with it.
    pub problem: String,
    /// What may have been meant, or what there is.
    pub help: String,
    /// Whether something is named like it.
    pub has_like: bool,
}

impl Roster {
    /// The roster of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let (names, story) = (&scenario.setting.names, &scenario.story);
        Self {
            actors: entries(&names.actors, story.actors.iter().map(|profile| &profile.name)),
            incidents: entries(&names.incidents, story.incidents.iter().map(|dossier| &dossier.title)),
            documents: entries(&names.documents, story.documents.iter().map(|document| &document.title)),
            clauses: entries(&names.clauses, []),
            variants: scenario.setting.clauses.iter().map(positions).collect(),
            slots: story.clauses.iter().map(|clause| clause.slots.as_ref().map(SlotEntries::of)).collect(),
            rounds: scenario.setting.rounds,
        }
    }

    /// A roster of slugs alone, for a setting without a story.
    #[must_use]
    pub fn of_slugs(names: &Names) -> Self {
        Self {
            actors: entries(&names.actors, []),
            incidents: entries(&names.incidents, []),
            documents: entries(&names.documents, []),
            clauses: entries(&names.clauses, []),
            variants: Vec::new(),
            slots: Vec::new(),
            rounds: u16::MAX,
        }
    }

    /// The same without the incidents that somebody must not know of.
    #[must_use]
    pub fn with_incidents(mut self, are_known: impl Fn(IncidentId) -> bool) -> Self {
        self.incidents.retain(|entry| are_known(IncidentId(entry.number)));
        self
    }

    /// The actor of this name.
    ///
    /// # Errors
    /// There is none, or there are several; the error says who may be meant.
    pub fn actor(&self, name: &str) -> Result<ActorId, Unknown> {
        find("actor", &self.actors, name).map(|entry| ActorId(entry.number))
    }

    /// The incident of this name.
    ///
    /// # Errors
    /// There is none, or there are several; the error says what may be meant.
    pub fn incident(&self, name: &str) -> Result<IncidentId, Unknown> {
        find("incident", &self.incidents, name).map(|entry| IncidentId(entry.number))
    }

    /// The document of this name.
    ///
    /// # Errors
    /// There is none, or there are several; the error says what may be meant.
    pub fn document(&self, name: &str) -> Result<DocumentId, Unknown> {
        find("document", &self.documents, name).map(|entry| DocumentId(entry.number))
    }

    /// The clause of this name.
    ///
    /// # Errors
    /// There is none; the error says what may be meant.
    pub fn clause(&self, name: &str) -> Result<ClauseId, Unknown> {
        find("clause", &self.clauses, name).map(|entry| ClauseId(entry.number))
    }

    /// The number of the last round; the highest that can be written, for a setting without a story.
    #[must_use]
    pub fn rounds(&self) -> u16 {
        self.rounds
    }

    /// Whether there are documents to negotiate or to join.
    #[must_use]
    pub fn has_documents(&self) -> bool {
        !self.documents.is_empty()
    }

    /// Where the variant of a clause lies that goes by this letter, `A` for the mildest; none if there is none.
    #[must_use]
    pub fn variant(&self, clause: ClauseId, letter: &str) -> Option<f64> {
        let [letter] = letter.as_bytes() else { return None };
        let at = letter.to_ascii_uppercase().checked_sub(b'A')?;
        self.variants.get(clause.index())?.get(usize::from(at)).copied()
    }

    /// The letters by which the variants of a clause go, `A` for the mildest; none if it has no variants.
    pub fn letters(&self, clause: ClauseId) -> impl Iterator<Item = char> {
        let variants = self.variants.get(clause.index()).map_or(0, Vec::len);
        ('A'..='Z').take(variants)
    }

    /// The slug of a clause.
    #[must_use]
    pub fn clause_slug(&self, clause: ClauseId) -> &str {
        self.clauses.get(clause.index()).map_or("", |entry| &entry.slug)
    }
}

impl Roster {
    /// The names of the slots by which a clause is drafted, in order; none if it is not.
    pub fn slots(&self, clause: ClauseId) -> impl Iterator<Item = &str> {
        let slots = self.slots_of(clause).map_or(&[][..], |all| &all.slots);
        slots.iter().map(|slot| slot.slug.as_str())
    }

    /// The slot of a clause with this name.
    ///
    /// # Errors
    /// There is none; the error says what may be meant.
    pub fn slot(&self, clause: ClauseId, name: &str) -> Result<usize, Unknown> {
        let slots = self.slots_of(clause).map_or(&[][..], |all| &all.slots);
        find("slot", slots, name).map(|entry| usize::from(entry.number))
    }

    /// The option of a slot that goes by this number, from 1, or by these words, all of them or some that no other has.
    ///
    /// # Errors
    /// There is none, or there are several; the error says what may be meant.
    pub fn option(&self, clause: ClauseId, slot: usize, name: &str) -> Result<usize, Unknown> {
        let options = self.slots_of(clause).and_then(|all| all.options.get(slot)).map_or(&[][..], Vec::as_slice);
        let mut holding = options.iter().filter(|option| option.holds(name));
        let entry = match (find("option", options, name), holding.next(), holding.next()) {
            (Err(_), Some(only), None) => Ok(only),
            (found, ..) => found,
        };
        entry.map(|entry| usize::from(entry.number))
    }

    /// Where the text of a clause lies in which its slots take these options; none if a slot has no such option.
    #[must_use]
    pub fn combination(&self, clause: ClauseId, options: &[usize]) -> Option<f64> {
        let variant = self.slots_of(clause)?.combinations.iter().position(|combination| combination == options)?;
        self.variants.get(clause.index())?.get(variant).copied()
    }

    fn slots_of(&self, clause: ClauseId) -> Option<&SlotEntries> {
        self.slots.get(clause.index())?.as_ref()
    }
}

impl SlotEntries {
    fn of(slots: &Slots) -> Self {
        let options = |options: &Vec<Text>| {
            let numbers: Vec<String> = (1..=options.len()).map(|number| number.to_string()).collect();
            entries(&numbers, options)
        };
        let names: Vec<String> = slots.slots.iter().map(|slot| slot.slug.clone()).collect();
        Self {
            slots: entries(&names, []),
            options: slots.slots.iter().map(|slot| options(&slot.options)).collect(),
            combinations: slots.combinations.clone(),
        }
    }
}

fn positions(clause: &Clause) -> Vec<f64> {
    clause.variants.iter().map(|variant| variant.position).collect()
}

fn entries<'t>(slugs: &[String], titles: impl IntoIterator<Item = &'t Text>) -> Vec<Entry> {
    let mut titles = titles.into_iter();
    let versions = |text: &Text| text.languages().map(|language| text.get(language).to_owned()).collect();
    let entry = |(number, slug): (u16, &String)| Entry {
        number,
        slug: slug.clone(),
        titles: titles.next().map(versions).unwrap_or_default(),
    };
    (0..).zip(slugs).map(entry).collect()
}

/// The entry that a name stands for. A slug goes before what something else is called.
fn find<'e>(what: &str, entries: &'e [Entry], name: &str) -> Result<&'e Entry, Unknown> {
    let same = |known: &str| folded(known) == folded(name);
    let exact = entries.iter().find(|entry| entry.slug == name);
    if let Some(entry) = exact.or_else(|| entries.iter().find(|entry| same(&entry.slug))) {
        return Ok(entry);
    }
    let mut called = entries.iter().filter(|entry| entry.titles.iter().any(|title| same(title)));
    match (called.next(), called.next()) {
        (Some(entry), None) => Ok(entry),
        (Some(one), Some(other)) => Err(Unknown {
            problem: format!("more than one {what} is called {}", quoted(name)),
            help: format!("say {} or {}", one.in_words(), other.in_words()),
            has_like: true,
        }),
        (None, _) => Err(unknown(what, entries, name)),
    }
}

fn unknown(what: &str, entries: &[Entry], name: &str) -> Unknown {
    let mut near: Vec<_> = entries.iter().filter(|entry| entry.is_near(name)).map(Entry::in_words).collect();
    if near.is_empty() {
        near.extend(nearest_entry(entries, name).map(Entry::in_words));
    }
    let slugs = || entries.iter().map(|entry| entry.slug.as_str()).collect::<Vec<_>>();
    let help = match near.as_slice() {
        [] if entries.is_empty() => "the scenario has none".to_owned(),
        [] if entries.len() == 1 => format!("there is only {}", slugs().join(", ")),
        [] => format!("there are {}", slugs().join(", ")),
        near => format!("did you mean {}?", near.join(" or ")),
    };
    let problem = match name {
        "" => format!("no {what} is named"),
        name => format!("there is no {what} {}", quoted(name)),
    };
    Unknown { problem, help, has_like: !near.is_empty() }
}

/// The entry whose slug or, failing that, whose title is most like a name.
fn nearest_entry<'e>(entries: &'e [Entry], name: &str) -> Option<&'e Entry> {
    let by_slug = nearest(name, entries.iter().map(|entry| entry.slug.as_str()));
    let by_title = || nearest(name, entries.iter().flat_map(|entry| entry.titles.iter().map(String::as_str)));
    let known = by_slug.or_else(by_title)?;
    entries.iter().find(|entry| entry.slug == known || entry.titles.iter().any(|title| title == known))
}

impl Entry {
    /// Whether a name is a part of what it is called: one of the words, or the initials.
    fn is_near(&self, name: &str) -> bool {
        self.titles.iter().any(|title| is_called(title, name))
    }

    /// Whether words are some of those that it is called by.
    fn holds(&self, words: &str) -> bool {
        let words = format!(" {} ", folded(words));
        self.titles.iter().any(|title| format!(" {} ", folded(title)).contains(&words))
    }

    /// Its slug and, where that says more, what it is called.
    fn in_words(&self) -> String {
        match self.titles.first().filter(|title| !title.is_empty() && folded(title) != folded(&self.slug)) {
            Some(title) => format!("`{}` ({title})", self.slug),
            None => format!("`{}`", self.slug),
        }
    }
}

/// A name as it is compared: small letters, single blanks, no article.
fn folded(name: &str) -> String {
    let words: Vec<String> = name.replace(['_', '-'], " ").split_whitespace().map(str::to_lowercase).collect();
    let words = words.join(" ");
    words.strip_prefix("the ").map_or(words.clone(), str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn roster() -> Roster {
        let entry = |number: u16, slug: &str, titles: &[&str]| Entry {
            number,
            slug: slug.to_owned(),
            titles: titles.iter().map(|&title| title.to_owned()).collect(),
        };
        let actors = [
            entry(0, "deu", &["Germany", "Allemagne"]),
            entry(1, "gbr", &["United Kingdom"]),
            entry(2, "kor", &["Korea"]),
            entry(3, "prk", &["Korea"]),
        ];
        Roster {
            actors: actors.to_vec(),
            incidents: vec![entry(0, "bad_rabbit", &["Bad Rabbit"])],
            documents: Vec::new(),
            clauses: Vec::new(),
            variants: Vec::new(),
            slots: Vec::new(),
            rounds: 1,
        }
    }

    #[test]
    fn slugs_and_names_in_any_language_are_known() {
        let actor = |name| roster().actor(name).map(|actor| actor.0);
        assert_eq!([actor("deu"), actor("DEU"), actor("germany"), actor("ALLEMAGNE")], [Ok(0), Ok(0), Ok(0), Ok(0)]);
        assert_eq!([actor("the United  Kingdom"), actor("united_kingdom")], [Ok(1), Ok(1)]);
        assert_eq!(roster().incident("Bad rabbit"), Ok(IncidentId(0)));
    }

    #[test]
    fn unknown_and_doubtful_names_come_with_advice() {
        let told = |name| roster().actor(name).unwrap_err().to_string();
        assert_eq!(told("Germny"), "there is no actor `Germny`; did you mean `deu` (Germany)?");
        assert_eq!(told("UK"), "there is no actor `UK`; did you mean `gbr` (United Kingdom)?");
        assert_eq!(told("xyzzy"), "there is no actor `xyzzy`; there are deu, gbr, kor, prk");
        assert_eq!(told("Korea"), "more than one actor is called `Korea`; say `kor` (Korea) or `prk` (Korea)");
        let rabbit = roster().incident("bad_rabit").unwrap_err().to_string();
        assert_eq!(rabbit, "there is no incident `bad_rabit`; did you mean `bad_rabbit`?");
    }
}
