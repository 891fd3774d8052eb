//! Keys keep the modifiers that they came with.
//!
//! bevy_egui gives every key of a frame the modifiers of the frame's end: in a slow frame a quick Ctrl+Enter would
//! arrive as Enter, and seal an order that was never meant.

use bevy::input::keyboard::{Key, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::egui::{Event, Modifiers};
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::{EguiInput, EguiPreUpdateSet};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, keep.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass));
}

fn keep(
    mut keyboard: MessageReader<KeyboardInput>,
    mut left: MessageReader<KeyboardFocusLost>,
    mut held: Local<Modifiers>,
    mut inputs: Query<&mut EguiInput>,
) {
    if left.read().count() > 0 {
        *held = Modifiers::NONE;
    }
    let mut chords = Vec::new();
    for message in keyboard.read() {
        hold(&mut held, &message.logical_key, message.state.is_pressed());
        if is_known(message) {
            chords.push(*held);
        }
    }
    for mut input in &mut inputs {
        let keys = input
            .events
            .iter_mut()
            .filter_map(|event| if let Event::Key { modifiers, .. } = event { Some(modifiers) } else { None });
        keys.zip(&chords).for_each(|(modifiers, chord)| *modifiers = *chord);
    }
}

/// Whether a key becomes an event of egui's.
fn is_known(message: &KeyboardInput) -> bool {
    bevy_to_egui_key(&message.logical_key).or(bevy_to_egui_physical_key(&message.key_code)).is_some()
}

fn hold(held: &mut Modifiers, key: &Key, is_pressed: bool) {
    let is_mac = cfg!(target_os = "macos");
    match key {
        Key::Shift => held.shift = is_pressed,
        Key::Alt => held.alt = is_pressed,
        Key::Control => {
            held.ctrl = is_pressed;
            held.command = if is_mac { held.command } else { is_pressed };
        }
        Key::Super | Key::Meta if is_mac => (held.mac_cmd, held.command) = (is_pressed, is_pressed),
        _ => {}
    }
}
