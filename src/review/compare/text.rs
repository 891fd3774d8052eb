//! A comparison in words: what to read first, and the tables behind it.

use super::{Answer, Answers, Attack, Comparison, GoalEnds, NormEnds, Reputation};
use crate::play::Game;
use crate::review::outcome::{Deed, Outcome};
use crate::review::timeline::price;
use crate::review::words::{Words, count, fate, past, percent, sentence, signed, standing, unfinished};
use crate::sim::event::Verdict;
use crate::sim::{ActorId, ActorSet, IncidentId, Points};

/// The title of the table that shows all its rows.
const SUMS: &str = "In sum";
/// The most actors whose reputation is told one by one.
const MOST_REPUTATIONS: usize = 12;

/// A table: what differs, in the first game and in the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Its title.
    pub title: &'static str,
    /// Its rows.
    pub rows: Vec<SectionRow>,
}

/// One line of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SectionRow {
    /// What differs.
    pub what: String,
    /// In the first game, and in the second.
    pub sides: [String; 2],
}

impl Section {
    /// Numbers may differ by less than is printed.
    fn without_what_reads_alike(mut self) -> Self {
        self.rows.retain(|row| self.title == SUMS || row.sides[0] != row.sides[1]);
        self
    }
}

impl SectionRow {
    fn new(what: impl Into<String>, sides: [String; 2]) -> Self {
        Self { what: what.into(), sides }
    }
}

/// Luck, where the games part, and why: a sentence each.
pub(super) fn lines(games: [&Game; 2], comparison: &Comparison) -> Vec<String> {
    let words = Words(games[0].scenario());
    let mut lines = vec![luck(comparison)];
    for (which, game) in ["first", "second"].iter().zip(games) {
        lines.extend(unfinished(game).map(|unfinished| format!("In the {which} file, {unfinished}.")));
    }
    let Some(parting) = &comparison.parted else {
        lines.push("The same happened in both games, event by event.".to_owned());
        return lines;
    };
    let whose = parting.chooser.map_or_else(String::new, |(actor, incident)| {
        format!(", by what {} made of {}", words.actor(actor), words.the_incident(incident))
    });
    lines.push(format!("They part in {}{whose}.", words.round(parting.round)));
    for (which, (weighed, text)) in ["first", "second"].iter().zip(parting.weighed.iter().zip(&parting.texts)) {
        let told = weighed.as_ref().or(text.as_ref());
        lines.push(format!("In the {which} game: {}.", told.map_or("nothing more in that round", String::as_str)));
    }
    lines
}

fn luck(comparison: &Comparison) -> String {
    let [one, other] = comparison.seeds;
    if one == other {
        return format!(
            "Both games have seed {}: they share their luck, so that what differs follows from what was done.",
            one.0
        );
    }
    format!(
        "The seeds differ ({} and {}), and luck with them: not all that differs follows from what was done.",
        one.0, other.0
    )
}

impl Comparison {
    /// The tables, in the order of reading: sums, attacks, answers, norms, goals, reputation. What reads alike for both
    /// games is left out, but for the sums; a table without rows, too.
    #[must_use]
    pub fn sections(&self, one: &Game) -> Vec<Section> {
        let words = Words(one.scenario());
        let sections = [
            Section { title: SUMS, rows: self.sums() },
            Section { title: "Attacks", rows: self.attacks.iter().flat_map(|attack| attack.rows(words)).collect() },
            Section { title: "Answers", rows: self.answers_told(words) },
            Section { title: "Norms at the end", rows: self.norms.iter().map(|norm| norm.row(words)).collect() },
            Section { title: "Goals", rows: self.goals.iter().map(|goal| goal.row(words, one)).collect() },
            Section { title: "Reputation", rows: self.reputations_told(words) },
        ];
        let told = sections.into_iter().map(Section::without_what_reads_alike);
        told.filter(|section| !section.rows.is_empty()).collect()
    }

    fn sums(&self) -> Vec<SectionRow> {
        let of =
            |what: &str, tell: &dyn Fn(&Outcome) -> String| SectionRow::new(what, self.outcomes.each_ref().map(tell));
        let points = |points: Points| format!("{:.2} points", points.get());
        vec![
            of("follow-ups", &|outcome| outcome.follow_ups.in_words()),
            of("price paid by authors", &|outcome| points(outcome.price_paid)),
            of("harm to victims", &|outcome| points(outcome.harm)),
            of("public accusations", &|outcome| {
                outcome.incidents.iter().map(|incident| incident.named.len()).sum::<usize>().to_string()
            }),
            of("sanctions", &|outcome| {
                outcome.incidents.iter().map(|incident| incident.sanctioned.len()).sum::<usize>().to_string()
            }),
        ]
    }

    /// Actors that differ alike over one incident stand in one row.
    fn answers_told(&self, words: Words<'_>) -> Vec<SectionRow> {
        let mut rows: Vec<(IncidentId, [String; 2], Vec<ActorId>)> = Vec::new();
        for Answers { incident, actor, answers } in &self.answers {
            let sides = answers.each_ref().map(|answer| answer.in_words(words));
            match rows.iter_mut().find(|(about, told, _)| about == incident && *told == sides) {
                Some((_, _, actors)) => actors.push(*actor),
                None => rows.push((*incident, sides, vec![*actor])),
            }
        }
        let row = |(incident, sides, actors): (IncidentId, [String; 2], Vec<ActorId>)| {
            SectionRow::new(format!("{}: {}", words.incident(incident), words.actors(actors)), sides)
        };
        rows.into_iter().map(row).collect()
    }

    fn reputations_told(&self, words: Words<'_>) -> Vec<SectionRow> {
        let told = self.reputations.iter().take(MOST_REPUTATIONS).map(|reputation| reputation.row(words));
        let mut rows: Vec<_> = told.collect();
        if let Some(left) = self.reputations.len().checked_sub(MOST_REPUTATIONS).filter(|left| *left > 0) {
            rows.push(SectionRow::new(
                format!("{} by less", count(left, "other", "others")),
                ["", ""].map(str::to_owned),
            ));
        }
        rows
    }
}

impl Attack {
    /// What became of it, what its author expected it to cost, and what it cost.
    fn rows(&self, words: Words<'_>) -> [SectionRow; 3] {
        let title = words.incident(self.incident);
        let sides = |tell: &dyn Fn(usize) -> String| [tell(0), tell(1)];
        let expected = |side: usize| self.weighings[side].map_or("–".to_owned(), |weighing| price(&weighing));
        let paid = |side: usize| format!("{:.2} points", self.price_paid[side].get());
        [
            SectionRow::new(title.clone(), sides(&|side| self.fate(side).to_owned())),
            SectionRow::new(format!("{title}: its author expected"), sides(&expected)),
            SectionRow::new(format!("{title}: its author paid"), sides(&paid)),
        ]
    }

    fn fate(&self, side: usize) -> &'static str {
        match (self.verdicts[side], self.weighings[side]) {
            (None, _) => "not weighed yet",
            // An attack without a price is no plan that could have gone otherwise.
            (Some(Verdict::Launched), None) => "happened",
            (Some(verdict), _) => fate(verdict),
        }
    }
}

impl Answer {
    fn in_words(&self, words: Words<'_>) -> String {
        match self {
            Self::NoAttack => "there was no attack".to_owned(),
            Self::Steps(steps) => {
                let steps: Vec<_> = steps.iter().map(|deed| told(words, deed)).collect();
                steps.join("; ")
            }
            Self::ViaCollective(bloc) => format!("silent; {} spoke for it", words.actor(*bloc)),
            Self::HeldOut => "held out".to_owned(),
            Self::Unanswered => "no answer from its person".to_owned(),
        }
    }
}

fn told(words: Words<'_>, deed: &Deed) -> String {
    let taken = deed.retracted.map_or_else(String::new, |round| format!(", taken back in round {round}"));
    format!("{} (round {}{taken})", past(deed.response, &words.actor(deed.accused), false), deed.round)
}

impl NormEnds {
    fn row(&self, words: Words<'_>) -> SectionRow {
        SectionRow::new(words.norm(self.norm), self.strength.map(|strength| percent(strength.get())))
    }
}

impl GoalEnds {
    fn row(&self, words: Words<'_>, game: &Game) -> SectionRow {
        let everybody: ActorSet = game.scenario().playable.iter().copied().collect();
        let whose = if self.seats == everybody { String::new() } else { format!("{}: ", words.set(self.seats)) };
        let side = |side: usize| standing(self.progress[side], self.is_settled[side]).to_owned();
        SectionRow::new(sentence(&format!("{whose}{}", self.text)), [side(0), side(1)])
    }
}

impl Reputation {
    fn row(&self, words: Words<'_>) -> SectionRow {
        let side = |side: usize| {
            format!("standing {}, word {}", signed(self.standing[side]), percent(self.resolve[side].get()))
        };
        SectionRow::new(sentence(&words.actor(self.actor)), [side(0), side(1)])
    }
}
