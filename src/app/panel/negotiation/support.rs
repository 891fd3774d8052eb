//! The support matrix: delegation by clause, then the whole text, and each one's part in it.

use bevy_egui::egui::{Align2, Color32, RichText, Sense, TextStyle, Ui, Vec2, WidgetInfo, WidgetType};

use super::super::words::negotiation as say;
use super::super::{Table, parts};
use crate::app::theme::{self, Palette};
use crate::review::words::treaty;
use crate::sim::treaty::Status;
use crate::sim::treaty::motion::Voice;
use crate::sim::view::DocumentView;
use crate::sim::{ActorId, ClauseId};

/// How wide names, the whole text and each one's part are, in points: with less, codes stand for names.
const NAMES: f32 = 250.0;
/// How high a cell is, and how wide with one sign, in points.
const CELL: f32 = 23.0;
/// How wide it is where codes stand for names, in points.
const NARROW: f32 = 18.0;
/// How wide a cell is, with the gap beside it, in points.
const SIGN: f32 = CELL + 6.0;

/// The matrix; the column of the clause looked at stands out.
pub(super) fn matrix_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, looked_at: Option<ClauseId>) {
    parts::subheading(ui, say::SUPPORT);
    let has_names = ui.available_width() >= NAMES + SIGN * seen.clauses.len() as f32;
    parts::matrix(ui, "support matrix", seen.clauses.len() + 3, |ui| {
        ui.label(if has_names { say::ACTOR } else { "" });
        for (number, clause) in (1..).zip(&seen.clauses) {
            let is_chosen = Some(clause.clause) == looked_at;
            let number = if has_names { format!(" {number} ") } else { number.to_string() };
            let heading = if is_chosen { theme::strong(ui, number).underline() } else { RichText::new(number) };
            ui.label(heading).on_hover_text(table.clause_title(clause.clause));
        }
        ui.label(say::WHOLE);
        ui.label(say::PART);
        ui.end_row();
        for actor in delegations(table, seen) {
            row_ui(ui, table, seen, actor, has_names);
            ui.end_row();
        }
    });
    let shorts = if has_names { String::new() } else { say::short_parts(table, seen) };
    parts::note(ui, say::signs() + &shorts);
    table.weights(seen.document).into_iter().for_each(|weights| parts::note(ui, weights));
}

/// Who sits at the table or has a part in the document; the seat first.
fn delegations(table: &Table<'_>, seen: &DocumentView) -> Vec<ActorId> {
    let members = table.venue(seen.document).members;
    let has_part = |actor: &ActorId| {
        seen.parties.get(actor.index()).is_some_and(|party| !matches!(party.status, Status::Out | Status::AtTable))
    };
    let mut all: Vec<ActorId> = table.actors().filter(|actor| members.contains(*actor) || has_part(actor)).collect();
    all.sort_by_key(|actor| Some(*actor) != table.seat);
    all
}

fn row_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, actor: ActorId, has_names: bool) {
    let label = table.label(actor);
    let shown = if has_names { label.clone() } else { table.code(actor) };
    let is_own = table.seat == Some(actor);
    let width = if has_names { CELL } else { NARROW };
    ui.label(if is_own { theme::strong(ui, shown) } else { RichText::new(shown) }).on_hover_text(&label);
    for clause in &seen.clauses {
        let (voice, about) = (clause.voice(actor), table.clause_title(clause.clause));
        cell_ui(ui, width, (voice, treaty::beside(clause, actor)), &format!("{label} on {about}"));
    }
    cell_ui(ui, width, (seen.voice(actor), ""), &format!("{label} on the whole text"));
    part_ui(ui, table, seen, actor, has_names);
}

/// What part an actor has; in short where codes stand for names.
fn part_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, actor: ActorId, has_names: bool) {
    let consent = table.consent(seen.document);
    let status = seen.parties.get(actor.index()).map_or(Status::Out, |party| party.status);
    let pivotal = if seen.pivotal.contains(actor) { "◆ " } else { "" };
    let (word, whole) = match status {
        Status::Out | Status::AtTable => ("–", "–"),
        Status::Signed | Status::Ratified | Status::Withdrawn | Status::Expelled => {
            let is_state = table.game.setting().states().contains(actor);
            let whole = if is_state { treaty::status } else { treaty::status_of_supporters };
            (say::short_part(status, consent), whole(status, consent))
        }
    };
    let whole = format!("{pivotal}{whole}");
    let shown = if has_names { whole.clone() } else { format!("{pivotal}{word}") };
    let response = ui.label(shown).on_hover_text(&whole);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &whole));
}

fn cell_ui(ui: &mut Ui, width: f32, (voice, extra): (Voice, &str), about: &str) {
    let palette = Palette::of(ui);
    let (sign, meaning) = treaty::voice(voice);
    let (ink, ground) = match voice {
        Voice::For => (palette.background, palette.good),
        Voice::Against => (palette.background, palette.danger),
        Voice::Silent => (palette.weak, Color32::TRANSPARENT),
    };
    let said = format!("{about}: {meaning}{}", if extra.is_empty() { String::new() } else { format!(", {extra}") });
    // All of one size, whatever sign they hold.
    let width = if extra.is_empty() { width } else { 1.6 * width };
    let (rect, response) = ui.allocate_exact_size(Vec2::new(width, CELL), Sense::hover());
    let font = TextStyle::Body.resolve(ui.style());
    ui.painter().rect_filled(rect, 3.0, ground);
    ui.painter().text(rect.center(), Align2::CENTER_CENTER, format!("{sign}{extra}"), font, ink);
    let response = response.on_hover_text(&said);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Label, true, &said));
}
