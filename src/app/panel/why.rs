//! The Why card: what was chosen against what was not, in at most three reasons that add up. While a seat plays, it opens
//! its own in full; of others it sees what all can see.

mod outside;

use bevy_egui::egui::{Context, Id, Key, Memory, Ui};

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

/// The answer to the last question, kept until the game or the question changes, and the card on show.
#[derive(Debug, Default)]
pub struct WhyMemory {
    asked: Option<(Edition, Question)>,
    answer: Option<Result<Why, NoDecision>>,
    /// Whose decision of which round the card on show is about.
    shown: Option<(sim::ActorId, sim::IncidentId, sim::Round)>,
    /// What had the ring when the card was opened.
    opener: Option<Id>,
}

impl WhyMemory {
    /// Must be called in every frame before what lies below the card: a card takes the ring away while it is open, and
    /// gives it back once it is closed.
    pub fn mind_ring(&mut self, ctx: &Context, is_open: bool) {
        if is_open {
            if self.shown.is_none() {
                self.opener = ctx.memory(Memory::focused);
                self.opener.into_iter().for_each(|opener| ctx.memory_mut(|memory| memory.surrender_focus(opener)));
            }
            return;
        }
        self.shown = None;
        // The card keeps the ring for itself one frame longer.
        if self.opener.is_some() && ctx.memory(|memory| memory.top_modal_layer().is_some()) {
            ctx.request_repaint();
        } else if let Some(opener) = self.opener.take() {
            ctx.memory_mut(|memory| memory.request_focus(opener));
        }
    }

    /// Whether another card is on show than in the last frame.
    fn turns_to(&mut self, question: &Question) -> bool {
        let card = Some((question.actor, question.incident, question.round));
        std::mem::replace(&mut self.shown, card) != card
    }

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
    let is_new = memory.turns_to(question);
    if !table.opens_book_of(question.actor) {
        return parts::card_panel(ui, "why", is_new, |ui| outside::outside_ui(ui, table, question));
    }
    parts::card_panel(ui, "why", is_new, |ui| match memory.answer(table, question) {
        Ok(why) => card_ui(ui, table, question, why),
        Err(reason) => refusal_ui(ui, table, question, *reason),
    })
}

fn refusal_ui(ui: &mut Ui, table: &Table<'_>, question: &Question, reason: NoDecision) -> Option<Intent> {
    parts::heading(ui, &say::why_not(&table.label(question.actor), &table.the_incident(question.incident)));
    let is_own = table.seat == Some(question.actor) && !table.is_over();
    let is_still_open = is_own && matches!(reason, NoDecision::NotYet(_));
    parts::text(ui, if is_still_open { say::STILL_OPEN.to_owned() } else { say::sentence(&reason.to_string()) });
    parts::row(ui, |ui| {
        let turned = steps_ui(ui, table, question, question.round);
        turned.or(parts::button(ui, say::CLOSE).clicked().then_some(Intent::CloseWhy))
    })
}

/// To the decision of the same actor before the one of a round, and to the one after it, by buttons and arrow keys.
fn steps_ui(ui: &mut Ui, table: &Table<'_>, question: &Question, round: sim::Round) -> Option<Intent> {
    let rounds = table.decisions(question.actor, question.incident);
    let earlier = rounds.iter().rev().find(|other| **other < round);
    let later = rounds.iter().find(|other| **other > round);
    earlier.or(later)?;
    let steps = [(earlier, Key::ArrowLeft, say::EARLIER), (later, Key::ArrowRight, say::LATER)];
    steps.into_iter().fold(None, |wish, (to, key, label)| {
        let clicked = parts::button_if(ui, to.is_some(), label).clicked() || parts::shortcut_free(ui, key);
        let Question { actor, incident, .. } = *question;
        wish.or(to.filter(|_| clicked).map(|round| Intent::AskWhy { actor, incident, round: *round }))
    })
}

fn card_ui(ui: &mut Ui, table: &Table<'_>, question: &Question, why: &Why) -> Option<Intent> {
    parts::heading(ui, &why.question);
    let close = buttons_ui(ui, table, question, why);
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

fn buttons_ui(ui: &mut Ui, table: &Table<'_>, question: &Question, why: &Why) -> Option<Intent> {
    parts::note(ui, say::asked_about(table, why));
    parts::row(ui, |ui| {
        let turned = steps_ui(ui, table, question, why.since);
        if parts::button(ui, say::COPY).clicked() {
            ui.ctx().copy_text(why.to_text().to_owned());
        }
        turned.or(parts::button(ui, say::CLOSE).clicked().then_some(Intent::CloseWhy))
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

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{Key, Modal};
    use egui_kittest::Harness;
    use egui_kittest::kittest::Queryable as _;

    use super::*;

    #[test]
    fn a_card_gives_the_ring_back_to_what_opened_it() {
        let screen = |ui: &mut Ui, (is_open, memory): &mut (bool, WhyMemory)| {
            memory.mind_ring(ui.ctx(), *is_open);
            if *is_open {
                let question = Question {
                    actor: sim::ActorId(0),
                    incident: sim::IncidentId(0),
                    round: sim::Round(1),
                    foil: None,
                };
                memory.turns_to(&question);
                Modal::new(Id::new("card")).show(ui.ctx(), |ui| ui.button("Close"));
                ui.disable();
            }
            ["another", "why?"].into_iter().for_each(|name| *is_open |= ui.button(name).clicked());
        };
        let mut harness = Harness::new_ui_state(screen, (false, WhyMemory::default()));
        for key in [Key::Tab, Key::Tab, Key::Enter] {
            harness.key_press(key);
            harness.run_steps(2);
        }
        assert!(harness.state().0 && !harness.get_by_label("why?").is_focused());
        harness.key_press(Key::Escape);
        harness.state_mut().0 = false;
        harness.run_steps(4);
        assert!(harness.get_by_label("why?").is_focused());
    }
}
