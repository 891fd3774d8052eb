//! One response on the list.

use bevy_egui::egui::{Align, Key, RichText, Ui};

use super::super::prospect::{Prospect, Prospects};
use super::super::words::desk as say;
use super::super::{Table, parts, words};
use super::DeskMemory;
use crate::app::theme::{self, Palette};
use crate::sim::Response;

/// A card: its key, what it is called, what it is worth, and what stands in its way.
pub(super) fn option_ui(ui: &mut Ui, table: &Table<'_>, memory: &mut DeskMemory, response: Response) {
    let Some(prospects) = memory.prospects() else { return };
    let Some(option) = prospects.option(response) else { return };
    let is_chosen = memory.response() == Some(response);
    let name = say::option_name(table, option, response.index() + 1);
    let card = parts::card(ui, ("response", response), &name, is_chosen, |ui| {
        title_ui(ui, table, option, is_chosen);
        worth_ui(ui, option);
        hints_ui(ui, table, option, prospects);
    });
    if is_chosen && memory.take_fresh() {
        card.scroll_to_me(Some(Align::TOP));
    }
    if is_chosen && memory.calls_ring() {
        parts::call_ring(&card);
    }
    if is_chosen && card.has_focus() {
        memory.take_ring();
    }
    let confirmed = is_chosen && card.has_focus() && ui.input(|input| input.key_pressed(Key::Enter));
    if confirmed {
        memory.confirm();
    } else if card.clicked() {
        memory.choose(response);
    }
}

fn title_ui(ui: &mut Ui, table: &Table<'_>, option: &Prospect, is_chosen: bool) {
    let (plain, term) = words::response(option.response, table.has_acted());
    let line = format!("{}  {}  {plain}", parts::mark(is_chosen), option.response.index() + 1);
    let weak = Palette::of(ui).weak;
    parts::row(ui, |ui| {
        let title = theme::strong(ui, line);
        ui.label(if option.refusal.is_some() { title.color(weak) } else { title });
        ui.label(RichText::new(format!("({term})")).color(weak));
    });
}

fn worth_ui(ui: &mut Ui, option: &Prospect) {
    if option.row.is_some() {
        parts::text(ui, say::worth(option.benefit(), option.cost()));
    }
}

/// What stands in its way, how many may follow, and that there are dangers; the names are in the detail.
fn hints_ui(ui: &mut Ui, table: &Table<'_>, option: &Prospect, prospects: &Prospects) {
    if let Some(refusal) = option.refusal {
        let unmet: Vec<_> = option.conditions.iter().filter(|condition| !condition.is_met()).collect();
        for condition in &unmet {
            parts::text(ui, words::checked(false, &say::condition(table, **condition)));
        }
        if unmet.is_empty() {
            parts::text(ui, words::checked(false, &refusal.to_string()));
        }
        return;
    }
    if option.response.is_public() {
        parts::note(ui, say::follow_band(option.band, prospects.possible_followers));
    }
    if !option.dangers.is_empty() {
        parts::caution(ui, &say::dangers(option.dangers.len()));
    }
}
