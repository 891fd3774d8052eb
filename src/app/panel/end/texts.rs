//! What was agreed: the text of each document as it stands at the end, who is in, and what else came of the tables.

use bevy_egui::egui::Ui;

use super::super::parts;
use super::super::words::end as say;
use super::Report;
use crate::app::intent::Intent;
use crate::app::theme::{self, Palette};
use crate::review::FinalText;
use crate::review::final_text::Article;

/// The texts, side by side where there is room, and the way to print them.
pub(super) fn texts_ui(ui: &mut Ui, report: &Report) -> Option<Intent> {
    if report.texts.is_empty() {
        return None;
    }
    parts::subheading(ui, say::TEXTS);
    report.texts.iter().for_each(|text| parts::boxed(ui, |ui| text_ui(ui, text)));
    report.aftermath.iter().for_each(|line| parts::text(ui, line));
    parts::button(ui, say::PRINT).clicked().then_some(Intent::Print)
}

fn text_ui(ui: &mut Ui, text: &FinalText) {
    parts::heading(ui, &text.title);
    parts::note(ui, text.status.join(" "));
    text.articles.iter().for_each(|article| article_ui(ui, article));
    text.parties.iter().for_each(|line| parts::text(ui, line));
    for (number, note) in (1..).zip(&text.notes) {
        parts::note(ui, say::footnote(number, note));
    }
}

fn article_ui(ui: &mut Ui, article: &Article) {
    let (said, weak) = (theme::strong(ui, say::article(article)), Palette::of(ui).weak);
    parts::text(ui, if article.number.is_some() { said } else { said.strikethrough().color(weak) });
    parts::note(ui, &article.standing);
}
