//! The Why card: what was chosen against what was not, in at most three reasons that add up. While a seat plays, it opens
//! its own in full; of others it sees what all can see.

mod outside;

use bevy_egui::egui::Ui;

use super::bars::waterfall;
use super::words::why as say;
use super::{Edition, Table, parts, words};
use crate::app::intent::Intent;
use crate::review::why::{NoDecision, Why};
use crate::sim;

/// What is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Question {
    /// Who decided.
    pub actor: sim::ActorId,
    /// About what.
    pub incident: sim::IncidentId,
    /// The last round to look at.
    pub round: sim::Round,
    /// What to compare with; the next best if none.
    pub foil: Option<sim::Response>,
}

/// The answer to the last question, kept until the game or the question changes.
#[derive(Debug, Default)]
pub struct WhyMemory {
    asked: Option<(Edition, Question)>,
    answer: Option<Result<Why, NoDecision>>,
}

impl WhyMemory {
    fn answer(&mut self, table: &Table<'_>, question: &Question) -> &Result<Why, NoDecision> {
        let asked = (table.edition(), *question);
        let kept = self.answer.take().filter(|_| self.asked == Some(asked));
        self.asked = Some(asked);
        self.answer.insert(kept.unwrap_or_else(|| {
            let Question { actor, incident, round, foil } = *question;
            table.why(actor, incident, round, foil)
        }))
    }
}

/// The card: in full where the seat may see it, else from outside.
pub fn why_ui(ui: &mut Ui, table: &Table<'_>, question: &Question, memory: &mut WhyMemory) -> Option<Intent> {
    if !table.opens_book_of(question.actor) {
        return parts::card_panel(ui, "why", |ui| outside::outside_ui(ui, table, question));
    }
    parts::card_panel(ui, "why", |ui| match memory.answer(table, question) {
        Ok(why) => card_ui(ui, table, why),
        Err(reason) => refusal_ui(ui, table, question, *reason),
    })
}

fn refusal_ui(ui: &mut Ui, table: &Table<'_>, question: &Question, reason: NoDecision) -> Option<Intent> {
    parts::heading(ui, &say::why_not(&table.label(question.actor), &table.the_incident(question.incident)));
    let is_still_open = table.seat == Some(question.actor) && matches!(reason, NoDecision::NotYet(_));
    parts::text(ui, if is_still_open { say::STILL_OPEN.to_owned() } else { say::sentence(&reason.to_string()) });
    parts::button(ui, say::CLOSE).clicked().then_some(Intent::CloseWhy)
}

fn card_ui(ui: &mut Ui, table: &Table<'_>, why: &Why) -> Option<Intent> {
    parts::heading(ui, &why.question);
    let close = buttons_ui(ui, table, why);
    if !why.by.is_machine() {
        // The question stands above already. What else it might have done is no reason for what it did.
        why.to_text().lines().skip(1).for_each(|line| parts::text(ui, line.trim()));
        return close;
    }
    reasons_ui(ui, why);
    counterfactuals_ui(ui, table, why);
    parts::note(ui, &why.note);
    theory_ui(ui, why);
    foils_ui(ui, table, why).or(close)
}

fn buttons_ui(ui: &mut Ui, table: &Table<'_>, why: &Why) -> Option<Intent> {
    parts::row(ui, |ui| {
        parts::note(ui, say::asked_about(table, why));
        if parts::button(ui, say::COPY).clicked() {
            ui.ctx().copy_text(why.to_text().to_owned());
        }
        parts::button(ui, say::CLOSE).clicked().then_some(Intent::CloseWhy)
    })
}

/// The reasons and the rest as bars that add up to the total.
fn reasons_ui(ui: &mut Ui, why: &Why) {
    let labels = why.reasons.iter().map(say::reason).chain([words::REST.to_owned()]);
    waterfall(ui, labels, &why.sum(), say::DIFFERENCE);
}

/// What would have changed the choice, grouped by what it would have done instead.
fn counterfactuals_ui(ui: &mut Ui, table: &Table<'_>, why: &Why) {
    parts::subheading(ui, say::COUNTERFACTUALS);
    if why.counterfactuals.is_empty() {
        parts::text(ui, say::NO_COUNTERFACTUAL);
    }
    for one in &why.counterfactuals {
        parts::bullet(ui, say::counterfactual(table, why, one));
    }
}

/// The published mechanisms that carried the choice.
fn theory_ui(ui: &mut Ui, why: &Why) {
    if why.theory.is_empty() {
        return;
    }
    parts::subheading(ui, say::LITERATURE);
    for mechanism in &why.theory {
        parts::bullet(ui, mechanism.entry());
    }
}

/// The other responses that were open to it; one click compares with it.
fn foils_ui(ui: &mut Ui, table: &Table<'_>, why: &Why) -> Option<Intent> {
    let has_acted = table.view.incident(why.incident).is_some_and(|view| view.stance(why.actor).since < why.since);
    parts::subheading(ui, say::RATHER_THAN);
    parts::row(ui, |ui| {
        let others = why.worth.iter().filter(|(response, _)| *response != why.chosen);
        others.fold(None, |wish, (response, worth)| {
            let (plain, _) = words::response(*response, has_acted);
            let label = format!("{plain}: {}", words::points(worth.get()));
            let clicked = parts::choice(ui, *response == why.foil, &label).clicked();
            wish.or(clicked.then_some(Intent::SetFoil(*response)))
        })
    })
}
