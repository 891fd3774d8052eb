//! Two things that bevy_egui 0.42 does to keys, put right, and one that the system does: Enter held down is one Enter.
//!
//! It gives every key of a frame the modifiers of the frame's end: in a slow frame a quick Ctrl+Enter would arrive as
//! Enter, and seal an order that was never meant. And it reports the modifiers in every frame, changed or not, which
//! egui answers by asking for another frame: the window would never rest.

use bevy::input::keyboard::{Key as Input, KeyboardFocusLost, KeyboardInput};
use bevy::prelude::*;
use bevy_egui::egui::{Event, Key, Modifiers};
use bevy_egui::helpers::{bevy_to_egui_key, bevy_to_egui_physical_key};
use bevy_egui::{EguiInput, EguiPreUpdateSet};

pub(super) fn plugin(app: &mut App) {
    app.add_systems(PreUpdate, keep.after(EguiPreUpdateSet::ProcessInput).before(EguiPreUpdateSet::BeginPass));
}

/// What is held down, and what egui was told last.
#[derive(Default)]
struct Held {
    now: Modifiers,
    told: Modifiers,
}

fn keep(
    mut keyboard: MessageReader<KeyboardInput>,
    mut left: MessageReader<KeyboardFocusLost>,
    mut held: Local<Held>,
    mut inputs: Query<&mut EguiInput>,
) {
    if left.read().count() > 0 {
        held.now = Modifiers::NONE;
    }
    let mut chords = Vec::new();
    for message in keyboard.read() {
        hold(&mut held.now, &message.logical_key, message.state.is_pressed());
        if is_known(message) {
            chords.push((held.now, message.repeat));
        }
    }
    for mut input in &mut inputs {
        let mut came_with = chords.iter();
        input.events.retain_mut(|event| {
            if let Event::Key { key, modifiers, .. } = event {
                let (held, is_repeated) = came_with.next().copied().unwrap_or((*modifiers, false));
                *modifiers = held;
                return !(is_repeated && *key == Key::Enter);
            }
            let Event::ModifiersChanged(modifiers) = event else { return true };
            std::mem::replace(&mut held.told, *modifiers) != *modifiers
        });
    }
}

/// Whether a key becomes an event of egui's.
fn is_known(message: &KeyboardInput) -> bool {
    bevy_to_egui_key(&message.logical_key).or(bevy_to_egui_physical_key(&message.key_code)).is_some()
}

fn hold(held: &mut Modifiers, key: &Input, is_pressed: bool) {
    let is_mac = cfg!(target_os = "macos");
    let command = if is_mac { [Input::Super, Input::Meta] } else { [Input::Control, Input::Control] };
    let flags = [
        (*key == Input::Shift, &mut held.shift),
        (*key == Input::Alt, &mut held.alt),
        (*key == Input::Control, &mut held.ctrl),
        (command.contains(key), &mut held.command),
        (is_mac && command.contains(key), &mut held.mac_cmd),
    ];
    for (_, flag) in flags.into_iter().filter(|(is_meant, _)| *is_meant) {
        *flag = is_pressed;
    }
}
