//! The typeface: IBM Plex Sans, for its figures of one width. Its licence lies beside it.

use std::sync::Arc;

use bevy_egui::egui::{Context, FontData, FontDefinitions, FontFamily};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf");

/// The family of the heavier weight.
pub(super) fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Binds both weights; egui's own fonts stay behind them for symbols, the one for code included: it has most.
pub(super) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let families =
        [FontFamily::Proportional, FontFamily::Monospace].map(|family| fonts.families.get(&family).cloned());
    let fallbacks: Vec<String> = families.into_iter().flatten().flatten().collect();
    for (name, data, family) in [("regular", REGULAR, FontFamily::Proportional), ("semi-bold", SEMI_BOLD, strong())] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(data)));
        let names = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned());
        fonts.families.insert(family, names.collect());
    }
    ctx.set_fonts(fonts);
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::*;
    use bevy_egui::egui::{Color32, FontId, RawInput};

    /// The signs in a folder of sources that are no ASCII.
    fn signs(folder: &Path, found: &mut Vec<(char, String)>) {
        for entry in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
            if entry.is_dir() {
                signs(&entry, found);
            } else {
                let text = fs::read_to_string(&entry).unwrap();
                let name = entry.display().to_string();
                found.extend(text.chars().filter(|sign| !sign.is_ascii()).map(|sign| (sign, name.clone())));
            }
        }
    }

    #[test]
    fn every_sign_that_we_write_has_a_glyph_in_both_weights() {
        let ctx = Context::default();
        install(&ctx);
        ctx.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
        let mut found = Vec::new();
        signs(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/app"), &mut found);
        found.sort();
        found.dedup();
        for family in [FontFamily::Proportional, strong()] {
            let font = FontId::new(16.0, family);
            let picture = |sign: char| {
                let galley =
                    ctx.fonts_mut(|fonts| fonts.layout_no_wrap(sign.to_string(), font.clone(), Color32::WHITE));
                galley.rows[0].glyphs[0].uv_rect
            };
            // Nobody draws the last private sign, so it looks as every missing one does.
            let missing = picture('\u{10fffd}');
            for (sign, file) in &found {
                assert!(picture(*sign) != missing, "{sign} in {file} has no glyph");
            }
        }
    }
}
