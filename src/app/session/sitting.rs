//! A sitting: one game being played, what its person looks at, and the file that keeps up with it.

use std::io;

use crate::app::Screen;
use crate::app::intent::Intent;
use crate::app::map::Layout;
use crate::app::panel::{Question, Resolution, Table, resolution_length, resolution_reach};
use crate::logfile::LogFile;
use crate::play::{Game, Refusal};
use crate::sim;
use crate::sim::apply::apply;

/// One game being played.
#[derive(Debug)]
pub struct Sitting {
    game: Game,
    logfile: Option<LogFile>,
    seat: Option<sim::ActorId>,
    /// Whether the window shows nothing but whose turn it is.
    is_curtained: bool,
    view: sim::View,
    layout: Layout,
    actor: Option<sim::ActorId>,
    incident: Option<sim::IncidentId>,
    has_desk: bool,
    resolution: Resolution,
    /// What is known up to the last line of the outcome on show, and the incident that it is about.
    unfolded: (sim::View, Option<sim::IncidentId>),
    question: Option<Question>,
}

impl Sitting {
    /// Sits down to a game: on the seat that a person has in it, or to watch.
    #[must_use]
    pub fn new(game: Game, logfile: Option<LogFile>) -> Self {
        let is_open = game.is_over() && game.persons().len() > 1;
        let seat = game.persons().iter().next().filter(|_| !is_open);
        let mut sitting = Self {
            is_curtained: seat.is_some() && game.persons().len() > 1,
            unfolded: (game.view(seat), None),
            view: game.view(seat),
            layout: Layout::of(game.scenario()),
            game,
            logfile,
            seat,
            actor: None,
            incident: None,
            has_desk: false,
            resolution: Resolution { first: 0, shown: 0 },
            question: None,
        };
        sitting.look_at_newest();
        sitting
    }

    /// The game.
    #[must_use]
    pub fn game(&self) -> &Game {
        &self.game
    }

    /// Whether several delegations share the window, one after the other.
    #[must_use]
    pub fn is_shared(&self) -> bool {
        self.game.persons().len() > 1
    }

    /// The screen to begin with.
    #[must_use]
    pub fn screen(&self) -> Screen {
        match (self.game.is_over(), self.is_curtained) {
            (true, _) => Screen::End,
            (false, true) => Screen::Curtain,
            (false, false) if self.negotiates() => Screen::Negotiation,
            (false, false) => Screen::Room,
        }
    }

    /// Whether the game waits for the seat at the negotiating table, and for no answer at the desk.
    fn negotiates(&self) -> bool {
        let is_member = |seat, document| self.game.setting().venue(document).members.contains(seat);
        let mut tables = self.view.documents.iter().filter(|seen| seen.is_on_the_table);
        let sits = self.seat.is_some_and(|seat| tables.any(|seen| is_member(seat, seen.document)));
        sits && self.unanswered().next().is_none()
    }

    /// The seat of the person at the window; none for those who watch, and none while all look on.
    #[must_use]
    pub fn seat(&self) -> Option<sim::ActorId> {
        self.seat
    }

    /// What panels may read.
    #[must_use]
    pub fn table(&self) -> Table<'_> {
        let mut table = Table::new(&self.game, &self.view, self.seat);
        table.actor = self.actor;
        table.incident = self.incident;
        table
    }

    /// What the map may show while the outcome is told: no more than the lines on show.
    #[must_use]
    pub fn unfolded(&self) -> Table<'_> {
        let (view, incident) = &self.unfolded;
        let mut table = Table::new(&self.game, view, self.seat);
        table.actor = self.actor;
        table.incident = incident.or(self.incident);
        table.news = Some(self.resolved());
        table
    }

    /// Where the actors stand on the map.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// Whether the desk is open.
    #[must_use]
    pub fn has_desk(&self) -> bool {
        self.has_desk
    }

    /// What of the last round's outcome is on show.
    #[must_use]
    pub fn resolution(&self) -> Resolution {
        self.resolution
    }

    /// Whether no line of the outcome is left to show.
    #[must_use]
    pub fn is_all_shown(&self) -> bool {
        self.resolution.shown >= resolution_length(&self.table(), self.resolution.first)
    }

    /// The round that was played last.
    #[must_use]
    pub fn resolved(&self) -> sim::Round {
        self.resolution.played(&self.game)
    }

    /// What is asked on the Why card.
    #[must_use]
    pub fn question(&self) -> Option<&Question> {
        self.question.as_ref()
    }

    /// Whether there is anything at the negotiating table.
    #[must_use]
    pub fn has_documents(&self) -> bool {
        !self.view.documents.is_empty()
    }

    /// The open incidents that the seat has sealed no order about.
    pub fn unanswered(&self) -> impl Iterator<Item = sim::IncidentId> {
        let sealed = self.seat.and_then(|seat| self.game.sealed(seat)).unwrap_or_default();
        let open = self.view.incidents.iter().filter(|incident| incident.is_open).map(|incident| incident.incident);
        open.filter(|incident| self.seat.is_some() && !sealed.iter().any(|order| order.incident == *incident))
    }

    /// The incident after the one looked at, from the newest to the oldest and round again.
    #[must_use]
    pub fn next_incident(&self) -> Option<sim::IncidentId> {
        let ids = || self.view.incidents.iter().rev().map(|incident| incident.incident);
        let after = ids().skip_while(|incident| Some(*incident) != self.incident).nth(1);
        after.or_else(|| ids().next())
    }

    /// The round that a step back leads to: this one if anything is sealed for it, else the one before. Where several
    /// share the window, a round that all have played is taken back while all look on.
    #[must_use]
    pub fn round_before(&self) -> Option<sim::Round> {
        let round = self.game.round();
        let has_sealed = !self.table().sealed().is_empty() || !self.table().tabled().is_empty();
        if self.is_shared() && self.seat.is_some() {
            return (has_sealed && !self.is_curtained).then_some(round);
        }
        let back = if has_sealed || self.game.is_over() { round.0 } else { round.0.saturating_sub(1) };
        (back > 0).then_some(sim::Round(back))
    }

    /// Does what is wanted. Returns the screen to show next, if another.
    ///
    /// # Errors
    /// The rules refuse.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the session keeps to itself what no game is about")]
    pub fn obey(&mut self, intent: Intent) -> Result<Option<Screen>, Refusal> {
        match intent {
            Intent::Seal(order) => return self.seal(order),
            Intent::Unseal(incident) => return self.unseal(incident),
            Intent::Table(motions) => self.game.table(self.seat.ok_or(Refusal::MachineSeat)?, motions)?,
            Intent::Undo(round) => return self.undo(round),
            Intent::PlayRound => return Ok(self.pass_on().or_else(|| self.play_round())),
            Intent::LiftCurtain => {
                self.is_curtained = false;
                return Ok(Some(self.screen()));
            }
            Intent::DropCurtain => {
                return Ok(self.seat.filter(|_| self.is_shared()).map(|seat| self.sit(Some(seat))));
            }
            Intent::LeaveResolution => return Ok(Some(self.leave_resolution())),
            looking => self.look(looking),
        }
        Ok(None)
    }

    /// Turns to what the person wants to look at. The game stays as it is.
    #[expect(clippy::wildcard_enum_match_arm, reason = "the session keeps to itself what no game is about")]
    fn look(&mut self, intent: Intent) {
        match intent {
            Intent::SelectActor(actor) => self.actor = Some(actor),
            Intent::DeselectActor => self.actor = None,
            Intent::SelectIncident(incident) => self.incident = Some(incident),
            Intent::OpenDesk(incident) => {
                (self.incident, self.actor, self.has_desk) = (Some(incident), None, true);
            }
            Intent::StepResolution => self.show_lines(self.resolution.shown.saturating_add(1)),
            Intent::StepBack => self.show_lines(self.resolution.shown.saturating_sub(1)),
            Intent::SkipResolution => self.show_lines(usize::MAX),
            Intent::AskWhy { actor, incident, round } => {
                self.question = Some(Question { actor, incident, round, foil: None });
            }
            Intent::CloseWhy => self.question = None,
            Intent::SetFoil(response) => {
                let question = self.question.take();
                self.question = question.map(|question| Question { foil: Some(response), ..question });
            }
            _ => {}
        }
    }

    /// Writes what happened since the last time to the file.
    ///
    /// # Errors
    /// The disk is full or gone.
    pub fn save(&mut self) -> io::Result<()> {
        self.logfile.as_mut().map_or(Ok(()), |logfile| logfile.catch_up(&self.game))
    }

    /// Seals an order and turns to the next incident that waits for one.
    fn seal(&mut self, order: sim::Order) -> Result<Option<Screen>, Refusal> {
        let kept = self.sealed_except(order.incident);
        self.seal_all(kept.into_iter().chain([order]).collect())?;
        let still_waits = self.unanswered().next().is_some();
        if still_waits {
            self.look_at_newest();
        }
        Ok(None)
    }

    fn unseal(&mut self, incident: sim::IncidentId) -> Result<Option<Screen>, Refusal> {
        self.seal_all(self.sealed_except(incident))
    }

    fn sealed_except(&self, incident: sim::IncidentId) -> Vec<sim::Order> {
        let sealed = self.seat.and_then(|seat| self.game.sealed(seat)).unwrap_or_default();
        sealed.iter().filter(|order| order.incident != incident).cloned().collect()
    }

    fn seal_all(&mut self, orders: Vec<sim::Order>) -> Result<Option<Screen>, Refusal> {
        let seat = self.seat.ok_or(Refusal::MachineSeat)?;
        self.game.seal(seat, orders)?;
        Ok(None)
    }

    /// On to the next delegation at this window; none if all have had their turn.
    fn pass_on(&mut self) -> Option<Screen> {
        let next = self.table().next_person().filter(|_| !self.is_curtained)?;
        Some(self.sit(Some(next)))
    }

    /// Gives the window to a seat, behind a curtain if it is shared; to all if none.
    fn sit(&mut self, seat: Option<sim::ActorId>) -> Screen {
        self.seat = seat;
        self.is_curtained = seat.is_some() && self.is_shared() && !self.game.is_over();
        self.refresh();
        self.look_at_newest();
        self.screen()
    }

    fn play_round(&mut self) -> Option<Screen> {
        if self.game.is_over() {
            return Some(Screen::End);
        }
        if self.is_curtained {
            return None;
        }
        let first = self.game.play_round();
        if self.is_shared() {
            // All look on together: at what all can see.
            self.seat = None;
        }
        self.refresh();
        self.resolution = Resolution { first, shown: 0 };
        self.show_lines(1);
        Some(Screen::Resolution)
    }

    fn undo(&mut self, round: sim::Round) -> Result<Option<Screen>, Refusal> {
        if let Some(seat) = self.seat.filter(|_| self.is_shared()) {
            // The orders and motions of the others stay.
            self.game.table(seat, Vec::new())?;
            return self.seal_all(Vec::new());
        }
        self.game.undo(round)?;
        Ok(Some(self.sit(self.game.persons().iter().next())))
    }

    fn refresh(&mut self) {
        self.view = self.game.view(self.seat);
        self.question = None;
        self.actor = None;
    }

    fn show_lines(&mut self, lines: usize) {
        self.resolution.shown = lines.min(resolution_length(&self.table(), self.resolution.first));
        let reach = resolution_reach(&self.table(), self.resolution);
        let setting = self.game.setting();
        let mut situation = sim::Situation::new(setting);
        self.game.records().take(reach.events).for_each(|record| apply(&mut situation, setting, &record.event));
        self.unfolded = (sim::View::of(setting, &situation, self.seat), reach.incident);
    }

    /// On to the next round, or to the end.
    fn leave_resolution(&mut self) -> Screen {
        if self.is_shared() && !self.game.is_over() {
            return self.sit(self.game.persons().iter().next());
        }
        self.look_at_newest();
        self.screen()
    }

    /// Looks at the incident that matters most: one that waits for an answer, or else is open, the newest first.
    fn look_at_newest(&mut self) {
        let weight = |incident: &&sim::view::IncidentView| {
            let waits = self.unanswered().any(|waiting| waiting == incident.incident);
            (waits, incident.is_open, incident.launched)
        };
        let newest = self.view.incidents.iter().max_by_key(weight);
        self.incident = newest.map(|incident| incident.incident);
        let waits = self.unanswered().next().is_some();
        self.has_desk = waits;
    }
}
