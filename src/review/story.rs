//! The story: each round told in a few lines that a student can read.

mod answers;
mod evidence;
mod refusals;
mod table;

use refusals::Refusing;

use super::audience::Audience;
use super::timeline::tell;
use super::words::{Words, list, percent, quoted, sentence};
use crate::play::Game;
use crate::sim::apply::apply;
use crate::sim::event::Verdict;
use crate::sim::{ActorSet, Event, IncidentId, Record, Round, Setting, Situation};

/// One round, told.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chapter {
    /// Which round.
    pub round: Round,
    /// Its number, day and title.
    pub heading: String,
    /// What happened, a sentence each.
    pub lines: Vec<String>,
}

/// The game as it stands, round by round, as far as an audience may know it.
#[must_use]
pub fn story(game: &Game, audience: Audience) -> Vec<Chapter> {
    let records: Vec<_> = game.records().collect();
    let mut situation = Situation::new(game.setting());
    let (mut chapters, mut refusing) = (Vec::new(), Refusing::nobody(game.setting()));
    for records in records.chunk_by(|a, b| a.round == b.round) {
        for record in records {
            apply(&mut situation, game.setting(), &record.event);
        }
        chapters.push(Teller::new(game, audience, records, &situation, &refusing).chapter());
        records.iter().for_each(|record| refusing.note(record));
    }
    chapters
}

/// Whose deeds of a round are those of the script, which nobody weighed; none if nobody's are.
#[must_use]
pub fn as_it_went(game: &Game, round: Round) -> Option<String> {
    let scripted = game.scripted(round);
    let told = format!(
        "{} did here as the record has it; the model did not weigh it.",
        Words(game.scenario()).set(scripted)
    );
    (!scripted.is_empty()).then(|| sentence(&told))
}

impl Chapter {
    /// The chapter as lines of text.
    #[must_use]
    pub fn to_text(&self) -> String {
        let lines: String = self.lines.iter().map(|line| format!("  {line}\n")).collect();
        format!("{}\n{lines}", self.heading)
    }
}

/// Tells one round.
struct Teller<'a> {
    game: &'a Game,
    words: Words<'a>,
    setting: &'a Setting,
    audience: Audience,
    /// What the audience knows of the round.
    records: Vec<&'a Record>,
    /// The situation at its end.
    situation: &'a Situation,
    /// Who refused which document before it.
    refusing: &'a Refusing,
    round: Round,
}

impl<'a> Teller<'a> {
    fn new(
        game: &'a Game,
        audience: Audience,
        records: &[&'a Record],
        situation: &'a Situation,
        refusing: &'a Refusing,
    ) -> Self {
        let known = records.iter().copied().filter(|record| audience.knows(game.setting(), record));
        Self {
            game,
            words: Words(game.scenario()),
            setting: game.setting(),
            audience,
            records: known.collect(),
            situation,
            refusing,
            round: situation.round(),
        }
    }

    fn chapter(&self) -> Chapter {
        let mut lines = self.table();
        lines.extend(self.refusals());
        lines.extend(self.attacks());
        for incident in self.setting.incident_ids() {
            lines.extend(self.evidence(incident));
            lines.extend(self.answers(incident));
            lines.extend(self.reproaches(incident));
            lines.extend(self.reactions(incident));
            lines.extend(self.closing(incident));
        }
        lines.extend(self.norms());
        lines.extend(as_it_went(self.game, self.round));
        lines.extend(self.told(|event| matches!(event, Event::GameEnded { .. })));
        Chapter { round: self.round, heading: self.heading(), lines }
    }

    fn heading(&self) -> String {
        let index = usize::from(self.round.0).saturating_sub(1);
        let title = self.words.0.story.days.get(index).map(|day| day.title.to_string()).unwrap_or_default();
        let title = if title.is_empty() { title } else { format!(": {title}") };
        sentence(&self.words.round(self.round)) + &title
    }

    /// The events of one kind, a sentence each.
    fn told(&self, is_told: impl Fn(&Event) -> bool) -> Vec<String> {
        let told = self.records.iter().filter(|record| is_told(&record.event));
        told.map(|record| tell(self.words, record) + ".").collect()
    }

    /// Attacks that hit, and those that the audience knows to have been weighed with another result.
    fn attacks(&self) -> Vec<String> {
        let is_weighed = |event: &Event| {
            matches!(event, Event::AttackWeighed { weighing, verdict, .. }
                if weighing.is_some() || *verdict == Verdict::NeverCame)
        };
        self.told(|event| is_weighed(event) || matches!(event, Event::AttackLaunched { .. }))
    }

    /// "France and the United Kingdom reproached Germany for silence over `NotPetya`."
    fn reproaches(&self, about: IncidentId) -> Option<String> {
        let reproaches = self.records.iter().filter_map(|record| {
            let Event::Reproached { by, silent, incident, .. } = &record.event else { return None };
            (*incident == about).then_some((*by, *silent))
        });
        let (by, silent): (Vec<_>, Vec<_>) = reproaches.unzip();
        let [by, silent] = [by, silent].map(|actors| self.words.set(actors.into_iter().collect::<ActorSet>()));
        let about = self.words.the_incident(about);
        (by != "nobody").then(|| sentence(&format!("{by} reproached {silent} for silence over {about}.")))
    }

    fn reactions(&self, about: IncidentId) -> Vec<String> {
        self.told(|event| {
            matches!(event, Event::Denied { incident, .. } | Event::Conceded { incident, .. }
                | Event::Countered { incident, .. } if *incident == about)
        })
    }

    fn closing(&self, about: IncidentId) -> Vec<String> {
        self.told(|event| matches!(event, Event::IncidentClosed { incident, .. } if *incident == about))
    }

    /// Where the norms that moved stand now.
    fn norms(&self) -> Option<String> {
        let moved = self.setting.norm_ids().filter(|norm| {
            self.records
                .iter()
                .any(|record| matches!(&record.event, Event::NormShifted { norm: shifted, .. } if shifted == norm))
        });
        let stand = moved.map(|norm| {
            format!("{} at {}", quoted(&self.words.norm(norm)), percent(self.situation.norm(norm).get()))
        });
        let stand: Vec<_> = stand.collect();
        (!stand.is_empty()).then(|| format!("Norms now: {}.", list(&stand)))
    }
}
