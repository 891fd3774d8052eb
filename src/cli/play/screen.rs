//! What a seat sees at the prompt, as text. Everything comes from its view and its desk.

use std::fmt::Write as _;

use super::news::News;
use crate::play::Game;
use crate::review;
use crate::review::words::{self, Words, count, guilty, infinitive, list, past, percent, sentence, signed};
use crate::scenario::Goal;
use crate::sim::check::check_order;
use crate::sim::forecast::{Danger, Follower, Forecast, band};
use crate::sim::incident::Suspect;
use crate::sim::view::{Belief, Desk, IncidentView};
use crate::sim::{ActorId, ActorSet, IncidentId, Order, Points, Response};

/// The most followers that a row of the desk names.
const MOST_FOLLOWERS: usize = 3;

/// A seat at its table.
#[derive(Clone, Copy)]
pub(super) struct Screen<'a> {
    pub(super) game: &'a Game,
    pub(super) seat: ActorId,
}

impl Screen<'_> {
    fn words(&self) -> Words<'_> {
        Words(self.game.scenario())
    }

    /// The eve of the first round: the world, the seat and its goals.
    pub(super) fn briefing(&self) -> String {
        let (story, words) = (&self.game.scenario().story, self.words());
        let role = story.actors.get(self.seat.index()).map(|profile| profile.brief.to_string()).unwrap_or_default();
        let brief = if story.brief.is_empty() { String::new() } else { format!("\n{}\n", story.brief) };
        let you = format!("You are {}. {role}", words.actor(self.seat));
        let mut text = format!("{}\n{brief}\n{}\n", story.title, you.trim_end());
        for told in review::role(self.game.scenario(), self.seat) {
            let _ = writeln!(text, "  By the model: {told}");
        }
        if self.game.follows_script() {
            text +=
                "  The other seats do as they did, by the script of the scenario, as far as that is legal here.\n";
        }
        for goal in self.game.scenario().goals.iter().filter(|goal| goal.seats.contains(self.seat)) {
            let _ = writeln!(text, "  Goal: {}", goal.as_of(self.game.scenario(), self.game.situation()));
        }
        text
    }

    /// The accounts of the seat.
    pub(super) fn books(&self) -> String {
        let view = self.game.view(Some(self.seat));
        let book = view.book.unwrap_or_default();
        let (standing, spent, harm) = (signed(book.standing), book.spent.get(), book.harm.get());
        let name = sentence(&self.words().actor(self.seat));
        format!("{name}: standing {standing}, spent {spent:.2}, harm suffered {harm:.2}{}\n", self.norms())
    }

    fn norms(&self) -> String {
        let norms = self.game.setting().norm_ids();
        if norms.clone().next().is_none() {
            return String::new();
        }
        let norms = norms.map(|norm| {
            format!("{} {}", words::quoted(&self.words().norm(norm)), percent(self.game.situation().norm(norm).get()))
        });
        format!("; norms {}", list(&norms.collect::<Vec<_>>()))
    }

    /// The open incidents, newest last.
    pub(super) fn open_incidents(&self) -> Vec<IncidentId> {
        let view = self.game.view(Some(self.seat));
        let mut open: Vec<_> = view.incidents.iter().filter(|incident| incident.is_open).collect();
        open.sort_by_key(|incident| (incident.launched, incident.incident));
        open.into_iter().map(|incident| incident.incident).collect()
    }

    /// One line on an open incident.
    pub(super) fn in_short(&self, incident: IncidentId) -> String {
        let view = self.game.view(Some(self.seat));
        let Some(seen) = view.incident(incident) else { return String::new() };
        let public = seen.stances.iter().filter(|(_, stance)| stance.response.is_public()).count();
        let slug = self.game.setting().names.incident(incident);
        let (title, mine) = (self.words().incident(incident), self.mine(seen));
        let accusers = if public == 0 { "no accuser".to_owned() } else { count(public, "accuser", "accusers") };
        let news = self.news(incident).in_words();
        format!("  {title} ({slug}): {mine}; {accusers} in public{news}\n")
    }

    /// What is new about an incident.
    pub(super) fn news(&self, incident: IncidentId) -> News {
        News::about(self.game, self.seat, incident)
    }

    /// Of some open incidents, the one that most needs an answer: where the seat has a move, one that an open
    /// goal of the seat is about, with the greatest news, and the newest of those.
    pub(super) fn most_urgent(&self, incidents: impl IntoIterator<Item = IncidentId>) -> Option<IncidentId> {
        incidents.into_iter().max_by_key(|&incident| {
            let launched = self.game.situation().incident(incident).launched;
            (self.has_a_move(incident), self.is_a_goals(incident), self.news(incident), launched, incident)
        })
    }

    /// Whether a goal of the seat is about an incident, and can still be won or lost.
    fn is_a_goals(&self, incident: IncidentId) -> bool {
        let mut goals = self.game.scenario().goals.iter().filter(|goal| goal.seats.contains(self.seat));
        goals.any(|goal| goal.aim.incident() == Some(incident) && !goal.is_settled(self.game.situation()))
    }

    /// Whether the seat could take any further step over an incident.
    fn has_a_move(&self, incident: IncidentId) -> bool {
        let Some(accused) = self.accused(incident) else { return false };
        let is_step = |response: Response| !matches!(response, Response::HoldOut | Response::Retract);
        let legality = self.game.desk(self.seat, incident, accused).legality;
        legality.iter().any(|(response, legality)| is_step(*response) && legality.is_ok())
    }

    fn mine(&self, seen: &IncidentView) -> String {
        let accused = seen.mine.accused.map(|accused| self.words().actor(accused)).unwrap_or_default();
        let deed = past(seen.mine.response, &accused, false);
        if seen.mine.response == Response::HoldOut {
            "you have said nothing".to_owned()
        } else {
            format!("you {deed}")
        }
    }

    /// What the seat knows of an incident.
    pub(super) fn incident(&self, incident: IncidentId) -> String {
        let view = self.game.view(Some(self.seat));
        let Some(seen) = view.incident(incident) else { return String::new() };
        let words = self.words();
        let severity = seen.severity.get() * 10.0;
        let mut text = format!("{}, severity {severity:.1} of 10\n", words.incident(incident));
        let _ = writeln!(text, "  You hold {}; your confidence is {}.", self.beliefs(seen), seen.confidence.word());
        let mut steps: Vec<(String, ActorSet)> = Vec::new();
        for (actor, stance) in &seen.stances {
            let accused = stance.accused.map(|accused| words.actor(accused)).unwrap_or_default();
            let step = format!("{} (round {})", past(stance.response, &accused, false), stance.since);
            match steps.iter_mut().find(|(known, _)| *known == step) {
                Some((_, actors)) => *actors = actors.with(*actor),
                None => steps.push((step, ActorSet::EMPTY.with(*actor))),
            }
        }
        for (step, actors) in steps {
            let _ = writeln!(text, "  {} {step}.", sentence(&words.set(actors)));
        }
        if !seen.denied.is_empty() {
            let _ = writeln!(text, "  Denied: {}.", words.set(seen.denied));
        }
        text
    }

    fn beliefs(&self, seen: &IncidentView) -> String {
        let mut beliefs: Vec<_> = seen.beliefs.iter().filter(|belief| belief.probability.get() >= 0.01).collect();
        beliefs.sort_by(|a, b| b.probability.get().total_cmp(&a.probability.get()));
        let tell = |belief: &&Belief| {
            let probability = belief.probability.get();
            if belief.suspect == Suspect::Nobody {
                return format!("an accident {} likely", percent(probability));
            }
            format!("{} {}", self.words().suspect(belief.suspect), guilty(probability))
        };
        list(&beliefs.iter().take(3).map(tell).collect::<Vec<_>>())
    }

    /// Whom the seat would accuse: as it did in public, or else the likeliest suspect.
    pub(super) fn accused(&self, incident: IncidentId) -> Option<ActorId> {
        let view = self.game.view(Some(self.seat));
        let seen = view.incident(incident)?;
        seen.mine.accused.filter(|_| seen.mine.response.is_public()).or_else(|| seen.lead(self.seat))
    }

    /// The desk over an incident, and the responses behind its numbers.
    pub(super) fn desk(&self, incident: IncidentId) -> (String, Vec<Response>) {
        let Some(accused) = self.accused(incident) else { return (String::new(), Vec::new()) };
        let desk = self.game.desk(self.seat, incident, accused);
        let forecast = self.game.forecast(self.seat, incident, accused);
        let against = self.words().actor(accused);
        let mut text =
            format!("  Your moves against {against}, and what each is worth to you by the model, goals apart:\n");
        let (mut rows, mut refused) = (Vec::new(), Vec::new());
        for &(response, _) in &desk.legality {
            let order = Order { incident, response, accused: Some(accused), pledge: None };
            match check_order(self.game.setting(), self.game.situation(), self.seat, &order) {
                Ok(()) => {
                    rows.push(response);
                    text += &self.row(&desk, &forecast, rows.len(), response);
                }
                Err(illegal) => refused.push((illegal, words::short(response, self.has_acted(&desk)).to_owned())),
            }
        }
        for alike in refused.chunk_by(|(a, _), (b, _)| a == b) {
            let responses: Vec<_> = alike.iter().map(|(_, response)| response.clone()).collect();
            let _ = writeln!(text, "   × {}: {}", list(&responses), alike[0].0);
        }
        (text, rows)
    }

    fn has_acted(&self, desk: &Desk) -> bool {
        let stance = self.game.situation().stance(desk.incident, self.seat);
        stance.response != Response::HoldOut && stance.accused == Some(desk.accused)
    }

    /// One legal response: its worth, who may follow, and what could go wrong.
    fn row(&self, desk: &Desk, forecast: &Forecast<'_>, number: usize, response: Response) -> String {
        let deed = infinitive(response, &self.words().actor(desk.accused), self.has_acted(desk));
        let worth = signed(Points(desk.ledger.total(response).unwrap_or_default()));
        let following = match response.is_public() {
            true => self.following(&forecast.followers(response)),
            false => String::new(),
        };
        let mut text = format!("  {number:>2} {deed}: worth {worth} points{following}\n");
        for danger in forecast.dangers(response) {
            let _ = writeln!(text, "      ! {}", self.danger(desk.accused, danger));
        }
        text
    }

    fn following(&self, followers: &[Follower]) -> String {
        let [low, _, high] = band(followers);
        let named = followers
            .iter()
            .take(MOST_FOLLOWERS)
            .map(|follower| format!("{} {}", self.words().actor(follower.actor), percent(follower.chance.get())));
        let named: Vec<_> = named.collect();
        let named = if named.is_empty() { String::new() } else { format!(": {}", list(&named)) };
        match high {
            0 => "; nobody is likely to follow at once".to_owned(),
            _ if low == high => format!("; {low} likely to follow at once{named}"),
            _ => format!("; {low} to {high} likely to follow at once{named}"),
        }
    }

    fn danger(&self, accused: ActorId, danger: Danger) -> String {
        let accused = self.words().actor(accused);
        match danger {
            Danger::LikelyInnocent(guilt) => format!("{accused} may well be innocent: {}", guilty(guilt.get())),
            Danger::Alone => "nobody acts yet; more likely than not, nobody follows at once".to_owned(),
            Danger::DearerThanItsWorth(loss) => {
                format!("the trade at risk costs {:.2} more than it deters", loss.get())
            }
            Danger::CounterMove(chance) => format!("{accused} hits back {} of the time", percent(chance.get())),
            Danger::BreaksWord(points) => format!("it breaks a word you gave: {:.2} points", points.get()),
            Danger::LosesStanding(points) => format!("it costs {:.2} points of standing", points.get()),
        }
    }

    /// How the goals of the seat stand.
    pub(super) fn goals(&self) -> String {
        let (scenario, situation) = (self.game.scenario(), self.game.situation());
        let goals = scenario.goals.iter().filter(|goal| goal.seats.contains(self.seat));
        let tell = |goal: &Goal| {
            let progress = goal.judge(situation);
            let stands = words::standing(progress, goal.is_settled(situation));
            format!("  {} {stands}: {}\n", words::mark(progress), goal.as_of(scenario, situation))
        };
        goals.map(tell).collect()
    }
}
