//! The typeface: IBM Plex Sans, for its figures of one width. Its licence lies beside it.

use std::sync::Arc;

use bevy_egui::egui::{Context, FontData, FontDefinitions, FontFamily};

const REGULAR: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-Regular.ttf");
const SEMI_BOLD: &[u8] = include_bytes!("../../../assets/fonts/IBMPlexSans-SemiBold.ttf");

/// The family of the heavier weight.
pub(super) fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

/// Binds both weights; egui's own fonts stay behind them for symbols.
pub(super) fn install(ctx: &Context) {
    let mut fonts = FontDefinitions::default();
    let fallbacks = fonts.families.get(&FontFamily::Proportional).cloned().unwrap_or_default();
    for (name, data, family) in [("regular", REGULAR, FontFamily::Proportional), ("semi-bold", SEMI_BOLD, strong())] {
        fonts.font_data.insert(name.to_owned(), Arc::new(FontData::from_static(data)));
        let names = std::iter::once(name.to_owned()).chain(fallbacks.iter().cloned());
        fonts.families.insert(family, names.collect());
    }
    ctx.set_fonts(fonts);
}
