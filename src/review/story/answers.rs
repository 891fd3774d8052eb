//! Who answered an attack, pass by pass, and who did not.

use super::Teller;
use crate::review::audience::Audience;
use crate::review::words::{count, past};
use crate::sim::incident::Suspect;
use crate::sim::{ActorId, ActorSet, Event, IncidentId, Response};

/// More silent actors than this are counted.
const MOST_SILENT: usize = 4;

/// One step of the response window.
#[derive(Clone, Copy)]
struct Step {
    actor: ActorId,
    accused: ActorId,
    response: Response,
    pass: u16,
}

impl Teller<'_> {
    pub(super) fn answers(&self, about: IncidentId) -> Vec<String> {
        let mut lines: Vec<_> = self.steps_told(about).into_iter().collect();
        if !lines.is_empty() || self.is_fresh(about) {
            lines.extend(self.silence(about));
        }
        lines
    }

    /// "Over `NotPetya`, the United Kingdom named Russia in public; then the United States did."
    fn steps_told(&self, about: IncidentId) -> Option<String> {
        let steps = self.steps(about);
        let passes: Vec<_> = steps.chunk_by(|a, b| a.pass == b.pass).map(|pass| self.pass_told(pass)).collect();
        let incident = self.words.the_incident(about);
        (!passes.is_empty()).then(|| format!("Over {incident}, {}.", passes.join("; then ")))
    }

    /// The steps of one pass, those alike together.
    fn pass_told(&self, pass: &[Step]) -> String {
        let mut alike: Vec<(Response, ActorId, Vec<ActorId>)> = Vec::new();
        for step in pass {
            let same = alike
                .iter_mut()
                .find(|(response, accused, _)| *response == step.response && *accused == step.accused);
            match same {
                Some((_, _, actors)) => actors.push(step.actor),
                None => alike.push((step.response, step.accused, vec![step.actor])),
            }
        }
        let told = alike.into_iter().map(|(response, accused, actors)| {
            format!("{} {}", self.words.actors(actors), past(response, &self.words.actor(accused), false))
        });
        told.collect::<Vec<_>>().join("; ")
    }

    fn steps(&self, about: IncidentId) -> Vec<Step> {
        let steps = self.records.iter().filter_map(|record| step(&record.event, about));
        steps.collect()
    }

    /// Whether the attack came in this round.
    fn is_fresh(&self, about: IncidentId) -> bool {
        self.situation.incident(about).launched == Some(self.round)
    }

    /// How many said nothing: "9 held out; no answer from Japan; France spoke through the European Union."
    fn silence(&self, about: IncidentId) -> Option<String> {
        let silent: ActorSet = self.setting.actor_ids().filter(|&actor| self.is_silent(about, actor)).collect();
        let spoken_for = self.situation.spoken_for(self.setting, about).intersection(silent);
        let unanswered = self.unanswered(about).intersection(silent);
        let held_out = silent.difference(spoken_for).difference(unanswered);
        let verb = if self.audience == Audience::Debrief { "held out" } else { "said nothing in public" };
        let mut parts = Vec::new();
        if !held_out.is_empty() {
            parts.push(format!("{} {verb}", self.few(held_out, MOST_SILENT)));
        }
        if !unanswered.is_empty() {
            parts.push(format!("no answer came from {}", self.words.set(unanswered)));
        }
        if !spoken_for.is_empty() {
            parts.push(format!("a bloc spoke for {}", self.words.set(spoken_for)));
        }
        (!parts.is_empty()).then(|| format!("{}.", crate::review::words::sentence(&parts.join("; "))))
    }

    /// Names, or their number if they are more than so many.
    pub(super) fn few(&self, actors: ActorSet, most: usize) -> String {
        if actors.len() <= most { self.words.set(actors) } else { count(actors.len(), "actor", "actors") }
    }

    /// Whether an actor that could have named an author, and is not accused, has said nothing that the audience knows.
    /// Who did it is left out where that is known.
    fn is_silent(&self, about: IncidentId, actor: ActorId) -> bool {
        let (response, is_open) = (self.situation.stance(about, actor).response, self.audience == Audience::Debrief);
        let known = if is_open { response.rank() > 0 } else { response.is_public() };
        let is_author = is_open && self.setting.incident(about).author == Suspect::Actor(actor);
        let is_excused = is_author || self.setting.mute().contains(actor);
        !known && !is_excused && !self.situation.accused(about).contains(actor)
    }

    fn unanswered(&self, about: IncidentId) -> ActorSet {
        let silent = self.records.iter().filter_map(|record| {
            let Event::Unanswered { actor, incident } = &record.event else { return None };
            (*incident == about).then_some(*actor)
        });
        silent.collect()
    }
}

fn step(event: &Event, about: IncidentId) -> Option<Step> {
    let (actor, incident, accused, response, pass) =
        if let Event::Attributed { actor, incident, accused, joint, pass } = event {
            (actor, incident, accused, if *joint { Response::Joint } else { Response::Public }, *pass)
        } else if let Event::SanctionImposed { actor, incident, accused, response, pass, .. } = event {
            (actor, incident, accused, *response, *pass)
        } else if let Event::AttributedPrivately { actor, incident, accused, pass, .. } = event {
            (actor, incident, accused, Response::Private, *pass)
        } else if let Event::Retracted { actor, incident, accused, .. } = event {
            (actor, incident, accused, Response::Retract, 1)
        } else {
            return None;
        };
    let step = Step { actor: *actor, accused: *accused, response, pass };
    (*incident == about).then_some(step)
}
