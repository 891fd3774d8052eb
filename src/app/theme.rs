//! How the window looks: two palettes, two weights of one typeface, and the few frames and buttons made of them.

mod fonts;
mod palette;

use bevy_egui::egui::epaint::FontColorTransferFunction;
use bevy_egui::egui::style::{ScrollStyle, WidgetVisuals, Widgets};
use bevy_egui::egui::{
    Button, Color32, Context, CornerRadius, FontId, Frame, Margin, RichText, Shadow, Stroke, Style, TextStyle, Theme,
    Ui, Vec2, Visuals, vec2,
};

pub use palette::Palette;

/// The gap between things that belong together, in points.
pub const GAP: f32 = 8.0;
/// The rounding of cards and buttons, in points.
pub const ROUNDING: u8 = 8;
/// The least height of anything that can be clicked, in points.
pub const TARGET: f32 = 34.0;
/// The size of running text, in points.
pub const BODY: f32 = 16.0;

/// Sets fonts, sizes and both palettes. Call it between two frames: fonts come into use with the next.
pub fn install(ctx: &Context) {
    fonts::install(ctx);
    for theme in [Theme::Dark, Theme::Light] {
        ctx.style_mut_of(theme, |style| dress(style, Palette::of_theme(theme)));
    }
}

/// Picks one of the two themes.
pub fn choose(ctx: &Context, is_dark: bool) {
    ctx.set_theme(if is_dark { Theme::Dark } else { Theme::Light });
}

fn dress(style: &mut Style, palette: &Palette) {
    let sizes = [
        (TextStyle::Small, FontId::proportional(14.0)),
        (TextStyle::Body, FontId::proportional(BODY)),
        (TextStyle::Button, FontId::proportional(BODY)),
        (TextStyle::Monospace, FontId::monospace(BODY - 1.0)),
        (TextStyle::Heading, FontId::new(20.0, fonts::strong())),
        (strong_style(), FontId::new(BODY, fonts::strong())),
        (title_style(), FontId::new(40.0, fonts::strong())),
    ];
    style.text_styles = sizes.into_iter().collect();
    space(style);
    paint(&mut style.visuals, palette);
}

fn space(style: &mut Style) {
    let spacing = &mut style.spacing;
    spacing.item_spacing = vec2(GAP, GAP);
    spacing.button_padding = vec2(14.0, 6.0);
    spacing.interact_size = vec2(44.0, TARGET);
    spacing.icon_width = 20.0;
    spacing.icon_width_inner = 12.0;
    spacing.icon_spacing = GAP;
    spacing.indent = 20.0;
    spacing.tooltip_width = 420.0;
    spacing.window_margin = Margin::same(20);
    spacing.menu_margin = Margin::same(8);
    spacing.scroll = ScrollStyle::thin();
    spacing.scroll.fade.strength = 0.0;
    style.interaction.tooltip_delay = 0.35;
    style.interaction.selectable_labels = false;
    style.animation_time = 0.1;
}

/// Colours and edges. Dark letters on a light ground need their edges filled as much as light ones on a dark ground:
/// `bevy_egui` blends in linear light, where half of black over white is a light grey, and stems would come out thin
/// or heavy by where they fall between two pixels.
fn paint(visuals: &mut Visuals, palette: &Palette) {
    visuals.widgets = widgets(palette);
    visuals.text_options.color_transfer_function = FontColorTransferFunction::TwoCoverageMinusCoverageSq;
    visuals.weak_text_color = Some(palette.weak);
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.caution;
    visuals.error_fg_color = palette.danger;
    visuals.panel_fill = palette.surface;
    visuals.window_fill = palette.surface;
    visuals.window_stroke = Stroke::new(1.0, palette.outline);
    visuals.window_corner_radius = CornerRadius::same(ROUNDING + 4);
    visuals.menu_corner_radius = CornerRadius::same(ROUNDING);
    visuals.window_shadow = Shadow { offset: [0, 8], blur: 32, spread: 0, color: palette.shadow };
    visuals.popup_shadow = Shadow { offset: [0, 4], blur: 16, spread: 0, color: palette.shadow };
    visuals.extreme_bg_color = palette.background;
    visuals.faint_bg_color = palette.stripe;
    visuals.code_bg_color = palette.raised;
    visuals.selection.bg_fill = palette.selection;
    visuals.selection.stroke = Stroke::new(1.5, palette.text);
    visuals.slider_trailing_fill = true;
    visuals.striped = false;
}

fn widgets(palette: &Palette) -> Widgets {
    let look = |fill: Color32, stroke: Stroke, text: Color32| WidgetVisuals {
        bg_fill: fill,
        weak_bg_fill: fill,
        bg_stroke: stroke,
        fg_stroke: Stroke::new(1.5, text),
        corner_radius: CornerRadius::same(ROUNDING),
        expansion: 0.0,
    };
    let line = Stroke::new(1.0, palette.outline);
    Widgets {
        noninteractive: look(palette.surface, line, palette.text),
        inactive: look(palette.raised, line, palette.text),
        hovered: look(palette.hover, Stroke::new(1.0, palette.weak), palette.text),
        active: look(palette.hover, Stroke::new(FOCUS, palette.focus), palette.text),
        open: look(palette.hover, line, palette.text),
    }
}

/// The width of the ring around what has the focus, in points.
const FOCUS: f32 = 2.5;

fn strong_style() -> TextStyle {
    TextStyle::Name("strong".into())
}

fn title_style() -> TextStyle {
    TextStyle::Name("title".into())
}

/// Running text in the heavier weight.
pub fn strong(ui: &Ui, text: impl Into<String>) -> RichText {
    styled(ui, text, strong_style()).color(Palette::of(ui).text)
}

/// The largest text: the name of the game, the outcome.
pub fn title(ui: &Ui, text: impl Into<String>) -> RichText {
    styled(ui, text, title_style()).color(Palette::of(ui).text)
}

/// A small heading over a group, set in the weak colour.
pub fn overline(ui: &Ui, text: impl Into<String>) -> RichText {
    styled(ui, text, strong_style()).size(14.0).color(Palette::of(ui).weak)
}

/// The heavier weight for painted text.
#[must_use]
pub fn strong_font(ui: &Ui, size: f32) -> FontId {
    let font = ui.style().text_styles.get(&strong_style()).cloned().unwrap_or_default();
    FontId { size, ..font }
}

fn styled(ui: &Ui, text: impl Into<String>, style: TextStyle) -> RichText {
    let text = RichText::new(text);
    if ui.style().text_styles.contains_key(&style) { text.text_style(style) } else { text.strong() }
}

/// The one button of a screen that Enter should press.
pub fn primary(ui: &Ui, text: impl Into<String>) -> Button<'static> {
    let palette = Palette::of(ui);
    let label = strong(ui, text).color(palette.on_accent);
    Button::new(label).fill(palette.accent).min_size(Vec2::new(0.0, TARGET + 4.0))
}

/// A part of the window, such as a column of the room.
pub fn panel(ui: &Ui) -> Frame {
    Frame::new().fill(Palette::of(ui).surface).inner_margin(Margin::same(14))
}

/// The part of the window that everything else lies on.
pub fn ground(ui: &Ui) -> Frame {
    Frame::new().fill(Palette::of(ui).background).inner_margin(Margin::same(10))
}

/// The bar at the top.
pub fn bar(ui: &Ui) -> Frame {
    Frame::new().fill(Palette::of(ui).surface).inner_margin(Margin::symmetric(14, 8))
}

/// A window over everything else.
pub fn window(ui: &Ui) -> Frame {
    let visuals = ui.visuals();
    Frame::new()
        .fill(visuals.window_fill)
        .stroke(visuals.window_stroke)
        .corner_radius(visuals.window_corner_radius)
        .shadow(visuals.window_shadow)
        .inner_margin(ui.spacing().window_margin)
}

/// A card in a part of the window.
pub fn card(ui: &Ui) -> Frame {
    let palette = Palette::of(ui);
    Frame::new()
        .fill(palette.raised)
        .stroke(Stroke::new(1.0, palette.outline))
        .corner_radius(CornerRadius::same(ROUNDING))
        .inner_margin(Margin::same(12))
}

/// A card that is looked at.
pub fn selected_card(ui: &Ui) -> Frame {
    card(ui).stroke(Stroke::new(2.0, Palette::of(ui).accent))
}
