//! Widgets that several panels share. All of them wrap, can be reached by keyboard, and have a name for screen readers.

use bevy_egui::egui::accesskit::Role;
use bevy_egui::egui::scroll_area::ScrollBarVisibility;
use bevy_egui::egui::text::LayoutJob;
use bevy_egui::egui::{
    Align, AsId, Button, Checkbox, CollapsingHeader, CornerRadius, Frame, Grid, Id, Key, Label, Margin, Modifiers,
    Pos2, Rect, Response, RichText, ScrollArea, Sense, Stroke, StrokeKind, TextFormat, TextStyle, TextWrapMode, Ui,
    UiBuilder, Vec2, WidgetInfo, WidgetType,
};

use crate::app::keys;
use crate::app::theme::{self, Palette, TARGET};

/// The width from which there is room for two columns, in points.
pub(super) const WIDE: f32 = 760.0;

/// A panel that scrolls when it has no room.
pub(super) fn panel<R>(ui: &mut Ui, name: &str, body: impl FnOnce(&mut Ui) -> R) -> R {
    let show = |ui: &mut Ui| {
        if keys::turns_pages(ui.ctx(), name) {
            keys::turn_pages(ui);
        }
        body(ui)
    };
    ScrollArea::vertical().id_salt(name).auto_shrink(false).show(ui, show).inner
}

/// What stays in sight below what is drawn by `body`. The ring comes to the body first.
pub(super) fn with_footer<R>(
    ui: &mut Ui,
    name: &'static str,
    body: impl FnOnce(&mut Ui) -> R,
    footer: impl FnOnce(&mut Ui) -> R,
) -> (R, R) {
    // The footer is as high as it was in the last frame.
    let id = ui.id().with(name);
    let height = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(3.0 * TARGET);
    let room = ui.available_rect_before_wrap();
    let (upper, lower) = room.split_top_bottom_at_y(room.bottom() - height);
    let above = ui.scope_builder(UiBuilder::new().max_rect(upper), body).inner;
    let line = ui.visuals().window_stroke;
    ui.painter().hline(lower.x_range(), lower.top(), line);
    // It may grow: its bottom is no bound.
    let grown = lower.with_max_y(lower.top() + room.height());
    let below = ui.scope_builder(UiBuilder::new().max_rect(grown), |ui| {
        ui.add_space(theme::GAP);
        footer(ui)
    });
    let taken = below.response.rect.height();
    if (taken - height).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, taken));
        ui.ctx().request_repaint();
    }
    (above, below.inner)
}

/// A panel that is no higher than it has to be; another card than in the last frame starts at its top.
pub(super) fn card_panel<R>(ui: &mut Ui, name: &str, is_new: bool, body: impl FnOnce(&mut Ui) -> R) -> R {
    let show = |ui: &mut Ui| {
        keys::turn_pages(ui);
        body(ui)
    };
    let area = ScrollArea::vertical().id_salt(name).auto_shrink([false, true]);
    let area = if is_new { area.vertical_scroll_offset(0.0) } else { area };
    area.show(ui, show).inner
}

/// Scrolls to what the ring has just come to.
pub(in crate::app) fn followed(response: Response) -> Response {
    if has_just_the_ring(&response) {
        response.scroll_to_me(None);
    }
    response
}

/// Brings the ring here, and here into sight.
pub(super) fn call_ring(response: &Response) {
    response.request_focus();
    // Of two scrolls in a frame the later holds: Tab may have brought the ring to something further up.
    response.scroll_to_me(Some(Align::Center));
}

/// Whether the ring was not here in the last frame. egui's own answer leaves out what arrow keys move between frames.
fn has_just_the_ring(response: &Response) -> bool {
    if !response.has_focus() {
        return false;
    }
    let (now, id) = (response.ctx.cumulative_pass_nr(), Id::new("what has the ring, since and until when"));
    response.ctx.data_mut(|data| {
        let last = data.get_temp::<(Id, u64, u64)>(id);
        let since = last.filter(|(who, _, until)| *who == response.id && until + 1 >= now).map_or(now, |last| last.1);
        data.insert_temp(id, (response.id, since, now));
        since == now
    })
}

/// The largest line of a screen.
pub(super) fn title(ui: &mut Ui, text: &str) {
    let rich = theme::title(ui, text);
    titled(ui, text, rich);
}

/// A heading.
pub(super) fn heading(ui: &mut Ui, text: &str) {
    titled(ui, text, RichText::new(text).heading());
}

/// A heading over a group.
pub(super) fn subheading(ui: &mut Ui, text: &str) {
    ui.add_space(theme::GAP);
    let rich = theme::overline(ui, text);
    titled(ui, text, rich);
}

fn titled(ui: &mut Ui, text: &str, rich: RichText) {
    let response = ui.add(Label::new(rich).wrap());
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::Heading);
        node.set_label(text);
    });
}

/// A paragraph.
pub(super) fn text(ui: &mut Ui, text: impl Into<RichText>) {
    ui.add(Label::new(text.into()).wrap());
}

/// A paragraph of lesser weight.
pub(super) fn note(ui: &mut Ui, note: impl Into<RichText>) {
    text(ui, note.into().weak());
}

/// A warning.
pub(super) fn caution(ui: &mut Ui, words: &str) {
    let ink = Palette::of(ui).caution;
    text(ui, RichText::new(words).color(ink));
}

/// A line in a list: a dot, and all of the line to its right.
pub(super) fn bullet(ui: &mut Ui, line: impl Into<RichText>) {
    let height = ui.text_style_height(&TextStyle::Body);
    let indented = Frame::new().inner_margin(Margin { left: 16, ..Margin::ZERO });
    let rect = indented.show(ui, |ui| text(ui, line)).response.rect;
    ui.painter().circle_filled(rect.left_top() + Vec2::new(5.0, height / 2.0), 2.5, Palette::of(ui).weak);
}

/// A button.
pub(super) fn button(ui: &mut Ui, label: &str) -> Response {
    followed(ui.add(Button::new(label).wrap().min_size(Vec2::splat(TARGET))))
}

/// A button that may be out of use. The reason must stand next to it.
pub(super) fn button_if(ui: &mut Ui, is_enabled: bool, label: &str) -> Response {
    followed(ui.add_enabled(is_enabled, Button::new(label).wrap().min_size(Vec2::splat(TARGET))))
}

/// A line of text with a decision behind it, which a click asks about. `name` is what a screen reader says.
pub(super) fn line(ui: &mut Ui, text: &str, name: &str, is_wrapped: bool) -> Response {
    let mut job = LayoutJob::default();
    let (font, palette) = (TextStyle::Body.resolve(ui.style()), Palette::of(ui));
    job.append(text, 0.0, TextFormat::simple(font.clone(), palette.text));
    job.append(super::words::WHY, 8.0, TextFormat::simple(font, palette.accent));
    let button = Button::new(job).frame(false).min_size(Vec2::splat(TARGET));
    let response = ui.add(if is_wrapped { button.wrap() } else { button.wrap_mode(TextWrapMode::Extend) });
    if response.has_focus() || response.hovered() {
        let color = if response.has_focus() { palette.focus } else { palette.weak };
        ui.painter().rect_stroke(response.rect.expand(2.0), 4.0, Stroke::new(2.0, color), StrokeKind::Outside);
    }
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, true, name));
    followed(response)
}

/// A button that stays down, and may be out of use. The reason must stand next to it.
pub(super) fn switch(ui: &mut Ui, is_enabled: bool, is_down: bool, label: &str) -> Response {
    let text = if is_down { format!("✓ {label}") } else { label.to_owned() };
    let button = Button::new(text).selected(is_down).wrap().min_size(Vec2::splat(TARGET));
    let response = ui.add_enabled(is_enabled, button);
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, is_enabled, is_down, label));
    followed(response)
}

/// A button with a sign on it. `name` is what a screen reader says.
pub(super) fn glyph(ui: &mut Ui, is_enabled: bool, sign: &str, name: &str) -> Response {
    let response = ui.add_enabled(is_enabled, Button::new(sign).min_size(Vec2::splat(TARGET))).on_hover_text(name);
    response.widget_info(|| WidgetInfo::labeled(WidgetType::Button, is_enabled, name));
    followed(response)
}

/// The button for what most people want next.
pub(super) fn primary(ui: &mut Ui, is_enabled: bool, label: &str) -> Response {
    // Faded, the bright fill would swallow its words.
    let button =
        if is_enabled { theme::primary(ui, label) } else { Button::new(label).min_size(Vec2::splat(TARGET)) };
    followed(ui.add_enabled(is_enabled, button.wrap()))
}

/// One of several of which one is chosen; the mark says so without colour.
pub(super) fn choice(ui: &mut Ui, is_chosen: bool, label: &str) -> Response {
    let text = format!("{} {label}", mark(is_chosen));
    let button = Button::selectable(is_chosen, text).wrap().min_size(Vec2::splat(TARGET));
    let response = ui.add(button);
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(WidgetType::RadioButton, enabled, is_chosen, label));
    followed(response)
}

/// Something that is so or not: a box with square corners, so that it is not taken for one choice of several.
pub(super) fn check(ui: &mut Ui, is_on: &mut bool, label: &str) -> Response {
    let response = ui.scope(|ui| {
        let line = Stroke::new(1.5, Palette::of(ui).weak);
        let widgets = &mut ui.visuals_mut().widgets;
        widgets.inactive.bg_stroke = line;
        for look in [&mut widgets.inactive, &mut widgets.hovered, &mut widgets.active] {
            look.corner_radius = CornerRadius::same(3);
        }
        ui.add(Checkbox::new(is_on, label))
    });
    followed(response.inner)
}

/// The mark of what is chosen, and of what is not.
pub(super) fn mark(is_chosen: bool) -> &'static str {
    if is_chosen { "⏺" } else { "○" }
}

/// A card that can be clicked as a whole. `name` is what a screen reader says.
pub(super) fn card(
    ui: &mut Ui,
    salt: impl AsId,
    name: &str,
    is_chosen: bool,
    body: impl FnOnce(&mut Ui),
) -> Response {
    let builder = UiBuilder::new().id(ui.id().with(salt)).sense(Sense::click());
    let response = ui
        .scope_builder(builder, |ui| {
            let response = ui.response();
            card_frame(ui, &response, is_chosen).show(ui, |ui| {
                ui.set_width(ui.available_width());
                ui.spacing_mut().interact_size.y = 0.0;
                ui.style_mut().interaction.selectable_labels = false;
                body(ui);
            });
        })
        .response;
    let enabled = ui.is_enabled();
    response.widget_info(|| WidgetInfo::selected(WidgetType::Button, enabled, is_chosen, name));
    followed(response)
}

fn card_frame(ui: &Ui, response: &Response, is_chosen: bool) -> Frame {
    let frame = if is_chosen { theme::selected_card(ui) } else { theme::card(ui) };
    if response.has_focus() {
        frame.stroke(Stroke::new(3.0, Palette::of(ui).focus))
    } else if response.hovered() {
        frame.fill(Palette::of(ui).hover)
    } else {
        frame
    }
}

/// A box around things that belong together.
pub(super) fn boxed<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> R {
    let show = |ui: &mut Ui| {
        ui.set_width(ui.available_width());
        body(ui)
    };
    theme::card(ui).show(ui, show).inner
}

/// Two columns where there is room, else one below the other.
pub(super) fn columns<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui, Option<&mut Ui>) -> R) -> R {
    if ui.available_width() < WIDE {
        return body(ui, None);
    }
    let mut rects = [Rect::NOTHING; 2];
    let (whole, gap) = (ui.available_rect_before_wrap(), 2.0 * theme::GAP);
    let width = (whole.width() - gap) / 2.0;
    for (index, rect) in rects.iter_mut().enumerate() {
        let left = whole.left() + index as f32 * (width + gap);
        *rect = Rect::from_min_size(Pos2::new(left, whole.top()), Vec2::new(width, whole.height()));
    }
    let [mut left, mut right] = rects.map(|rect| ui.new_child(UiBuilder::new().max_rect(rect)));
    let result = body(&mut left, Some(&mut right));
    let used = left.min_rect().union(right.min_rect());
    ui.allocate_rect(used, Sense::hover());
    result
}

/// Buttons side by side, or below each other where there is no room.
pub(super) fn row<R>(ui: &mut Ui, body: impl FnOnce(&mut Ui) -> R) -> R {
    ui.horizontal_wrapped(body).inner
}

/// A part whose widgets keep the ring, whatever comes and goes before it.
pub(super) fn named<R>(ui: &mut Ui, salt: impl AsId, body: impl FnOnce(&mut Ui) -> R) -> R {
    ui.scope_builder(UiBuilder::new().id(ui.id().with(salt)), body).inner
}

/// Something that is folded away until it is asked for.
pub(super) fn folded(ui: &mut Ui, name: String, body: impl FnOnce(&mut Ui)) {
    followed(ui.collapsing(name, body).header_response);
}

/// The same with a key that opens it, or folds it away; what it opens is brought into sight, and the ring to it.
pub(super) fn folded_by(ui: &mut Ui, name: &str, key: Key, body: impl FnOnce(&mut Ui)) {
    // A click turns it as well: it is as it was drawn last.
    let id = ui.id().with(name);
    let was_open = ui.data(|data| data.get_temp::<bool>(id)).unwrap_or_default();
    let turned = pressed(ui, key).then_some(!was_open);
    let shown = named(ui, name, |ui| {
        // At once: what still unfolds cannot be brought into sight.
        ui.style_mut().animation_time = 0.0;
        CollapsingHeader::new(name).open(turned).show(ui, body)
    });
    ui.data_mut(|data| data.insert_temp(id, shown.openness > 0.5));
    let opens = turned == Some(true);
    if opens {
        shown.header_response.request_focus();
    }
    // The ring follows first: of two scrolls in a frame the later holds.
    let header = followed(shown.header_response);
    if opens {
        header.scroll_to_me(Some(Align::TOP));
    }
}

/// A table that scrolls sideways when it has no room.
pub(super) fn table(ui: &mut Ui, name: &str, columns: usize, body: impl FnOnce(&mut Ui)) {
    table_of(ui, name, columns, 16.0, body);
}

/// A table of signs: many narrow columns, close together.
pub(super) fn matrix(ui: &mut Ui, name: &str, columns: usize, body: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        // Signs need no room to be hit, and columns are no narrower than this.
        ui.spacing_mut().interact_size = Vec2::new(18.0, 22.0);
        table_of(ui, name, columns, 6.0, body);
    });
}

fn table_of(ui: &mut Ui, name: &str, columns: usize, gap: f32, body: impl FnOnce(&mut Ui)) {
    // A bar that belongs to a table further down would only confuse.
    let is_in_view = ui.cursor().top() < ui.clip_rect().bottom();
    let bar = if is_in_view { ScrollBarVisibility::VisibleWhenNeeded } else { ScrollBarVisibility::AlwaysHidden };
    let area = ScrollArea::horizontal().id_salt((name, "scroll")).scroll_bar_visibility(bar).show(ui, |ui| {
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| {
            node.set_role(Role::Table);
            node.set_label(name);
        });
        Grid::new(name).num_columns(columns).striped(true).spacing(Vec2::new(gap, 6.0)).show(ui, body);
    });
    // The inner area keeps to itself where the ring has come to; the panel around has to follow as well.
    let ring = ui.memory(|memory| memory.focused()).and_then(|id| ui.ctx().read_response(id));
    let content = Rect::from_min_size(area.inner_rect.min, area.content_size);
    if let Some(ring) = ring.filter(|ring| has_just_the_ring(ring) && content.intersects(ring.rect)) {
        ui.scroll_to_rect(ring.rect, None);
    }
}

/// A picture that neither keys nor screen readers stop at: what it shows must stand beside it in words.
pub(super) fn unread(ui: &mut Ui, body: impl FnOnce(&mut Ui)) {
    ui.scope(|ui| {
        ui.visuals_mut().disabled_alpha = 1.0;
        ui.disable();
        ui.ctx().accesskit_node_builder(ui.unique_id(), |node| node.set_hidden());
        body(ui);
    });
}

/// Whether a key was pressed by itself, and not meant for a text field.
pub(super) fn pressed(ui: &Ui, key: Key) -> bool {
    shortcut(ui, Modifiers::NONE, key)
}

/// Whether a key was pressed with these modifiers, and not meant for a text field.
pub(super) fn shortcut(ui: &Ui, modifiers: Modifiers, key: Key) -> bool {
    keys::pressed(ui, modifiers, key)
}

/// Whether a key was pressed while nothing has the focus: a focused widget takes it for a click.
pub(super) fn shortcut_free(ui: &Ui, key: Key) -> bool {
    keys::pressed_free(ui, key)
}

/// Whether nothing has the ring, so that Enter means the large button.
pub(super) fn is_free(ui: &Ui) -> bool {
    keys::is_free(ui)
}

/// Takes the ring away, so that Enter means the large button.
pub(super) fn let_go(ui: &Ui) {
    keys::let_go(ui);
}

/// Whether Enter was pressed while nothing has the focus: a focused widget takes it for a click.
pub(super) fn entered(ui: &Ui) -> bool {
    keys::entered(ui)
}
