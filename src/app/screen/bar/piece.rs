//! Pieces of one line that is never cut off: the weightiest take their place first, and what has no room stays away.

use bevy_egui::egui::{RichText, TextStyle, TextWrapMode, Ui, WidgetText};

/// One piece of a line.
pub(super) struct Piece {
    /// How it can be put, the longest first.
    pub(super) forms: Vec<RichText>,
    /// More about it, under the pointer.
    pub(super) more: String,
}

/// As many pieces as there is room for, each in the longest form that fits. They stand in the order of their weight.
pub(super) fn pieces_ui(ui: &mut Ui, pieces: Vec<Piece>) {
    let widths: Vec<Vec<f32>> =
        pieces.iter().map(|piece| piece.forms.iter().map(|form| width(ui, form)).collect()).collect();
    // A point to spare: places are rounded to pixels.
    let fitting = fitting(&widths, ui.spacing().item_spacing.x, ui.available_width() - 1.0);
    for (piece, form) in pieces.into_iter().zip(fitting) {
        if let Some(form) = form.and_then(|form| piece.forms.into_iter().nth(form)) {
            let label = ui.label(form);
            if !piece.more.is_empty() {
                label.on_hover_text(piece.more);
            }
        }
    }
}

fn width(ui: &Ui, form: &RichText) -> f32 {
    let text = WidgetText::from(form.clone());
    text.into_galley(ui, Some(TextWrapMode::Extend), f32::INFINITY, TextStyle::Body).size().x
}

/// The form of each piece, by the widths of its forms, the longest first; none where it has no room. The first piece
/// always shows.
fn fitting(widths: &[Vec<f32>], gap: f32, room: f32) -> Vec<Option<usize>> {
    let mut left = room + gap;
    let mut chosen = vec![None; widths.len()];
    for (index, forms) in widths.iter().enumerate() {
        let shortest = forms.len().checked_sub(1);
        let width = gap + forms.last().copied().unwrap_or_default();
        if width <= left || index == 0 {
            chosen[index] = shortest;
            left -= width;
        }
    }
    for (form, forms) in chosen.iter_mut().zip(widths) {
        let Some((form, shortest)) = form.as_mut().zip(forms.last()) else { continue };
        let longest = forms.iter().position(|width| width - shortest <= left);
        if let Some((longest, width)) = longest.and_then(|longest| Some((longest, forms.get(longest)?))) {
            *form = longest;
            left -= width - shortest;
        }
    }
    chosen
}

#[cfg(test)]
mod tests {
    use super::*;

    const GAP: f32 = 8.0;

    /// A round, a call with three forms, norms and a date.
    fn line() -> Vec<Vec<f32>> {
        vec![vec![100.0], vec![300.0, 180.0, 90.0], vec![110.0], vec![80.0]]
    }

    #[test]
    fn a_line_loses_words_before_pieces_and_light_pieces_before_weighty_ones() {
        let shown = |room| fitting(&line(), GAP, room);
        assert_eq!(shown(614.0), [Some(0); 4]);
        assert_eq!(shown(613.0), [Some(0), Some(1), Some(0), Some(0)]);
        assert_eq!(shown(493.0), [Some(0), Some(2), Some(0), Some(0)]);
        assert_eq!(shown(404.0), [Some(0), Some(2), Some(0), Some(0)]);
        assert_eq!(shown(403.0), [Some(0), Some(2), Some(0), None]);
        assert_eq!(shown(200.0), [Some(0), Some(2), None, None]);
        assert_eq!(shown(50.0), [Some(0), None, None, None], "the first always shows");
    }

    #[test]
    fn what_shows_fits_at_any_width() {
        for room in (100..700).map(|room| room as f32) {
            let (line, shown) = (line(), fitting(&line(), GAP, room));
            let widths: Vec<f32> =
                line.iter().zip(&shown).filter_map(|(forms, form)| Some(forms[(*form)?])).collect();
            let whole = widths.iter().sum::<f32>() + GAP * (widths.len() - 1) as f32;
            assert!(whole <= room, "{whole} in {room}: {shown:?}");
        }
    }
}
