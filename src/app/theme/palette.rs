//! The colours: the hues of Okabe and Ito, told apart by people of any colour vision, on a dark and a light ground.

use bevy_egui::egui::{Color32, Theme, Ui};

/// Every colour of the window by what it is for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Palette {
    /// Behind everything.
    pub background: Color32,
    /// Columns, bars and windows.
    pub surface: Color32,
    /// Cards and buttons.
    pub raised: Color32,
    /// A button under the pointer.
    pub hover: Color32,
    /// Every other row of a table.
    pub stripe: Color32,
    /// Behind what is selected.
    pub selection: Color32,
    /// Lines around things.
    pub outline: Color32,
    /// Text.
    pub text: Color32,
    /// Text that matters less.
    pub weak: Color32,
    /// The one accent: what to do next, what is selected.
    pub accent: Color32,
    /// Text on the accent.
    pub on_accent: Color32,
    /// The ring around what has the focus.
    pub focus: Color32,
    /// Good news, gains, defence.
    pub good: Color32,
    /// Take care; trade.
    pub caution: Color32,
    /// Bad news, losses, rivalry.
    pub danger: Color32,
    /// Secrets: intelligence.
    pub secret: Color32,
    /// Shadows under windows.
    pub shadow: Color32,
}

impl Palette {
    /// The palette of the theme in use.
    #[must_use]
    pub fn of(ui: &Ui) -> &'static Self {
        if ui.visuals().dark_mode { &DARK } else { &LIGHT }
    }

    /// The palette of a theme.
    #[must_use]
    pub fn of_theme(theme: Theme) -> &'static Self {
        match theme {
            Theme::Dark => &DARK,
            Theme::Light => &LIGHT,
        }
    }
}

impl Palette {
    /// A colour that has partly gone into the background; 1 leaves it whole. It stays opaque, so that it looks the
    /// same however the graphics driver blends.
    #[must_use]
    pub fn faded(&self, colour: Color32, left: f32) -> Color32 {
        self.background.lerp_to_gamma(colour, left)
    }
}

/// The default.
const DARK: Palette = Palette {
    background: rgb(0x10_151b),
    surface: rgb(0x17_1e26),
    raised: rgb(0x20_2934),
    hover: rgb(0x2b_3745),
    stripe: rgb(0x1b_232c),
    selection: rgb(0x1f_4257),
    outline: rgb(0x35_4252),
    text: rgb(0xe9_eef3),
    weak: rgb(0xaa_b6c3),
    accent: rgb(0x56_b4e9),
    on_accent: rgb(0x04_141f),
    focus: rgb(0xf0_e442),
    good: rgb(0x2f_c496),
    caution: rgb(0xe6_9f00),
    danger: rgb(0xf5_8549),
    secret: rgb(0xdd_97bf),
    shadow: Color32::from_black_alpha(120),
};

/// For projectors and bright rooms.
const LIGHT: Palette = Palette {
    background: rgb(0xee_f1f4),
    surface: rgb(0xff_ffff),
    raised: rgb(0xf4_f6f8),
    hover: rgb(0xe3_e9ef),
    stripe: rgb(0xf6_f8fa),
    selection: rgb(0xcd_e6f5),
    outline: rgb(0xbc_c7d1),
    text: rgb(0x12_1c26),
    weak: rgb(0x47_5462),
    accent: rgb(0x00_5f96),
    on_accent: rgb(0xff_ffff),
    focus: rgb(0xb0_3a00),
    good: rgb(0x00_6a4d),
    caution: rgb(0x7d_5200),
    danger: rgb(0xa6_3d00),
    secret: rgb(0x8a_3a6b),
    shadow: Color32::from_black_alpha(40),
};

const fn rgb(hex: u32) -> Color32 {
    let [_, red, green, blue] = hex.to_be_bytes();
    Color32::from_rgb(red, green, blue)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Contrast as WCAG 2.2 defines it.
    fn contrast(a: Color32, b: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let linear = |channel: u8| {
                let share = f32::from(channel) / 255.0;
                if share <= 0.04045 { share / 12.92 } else { ((share + 0.055) / 1.055).powf(2.4) }
            };
            0.2126 * linear(colour.r()) + 0.7152 * linear(colour.g()) + 0.0722 * linear(colour.b())
        };
        let (light, dark) = (luminance(a).max(luminance(b)), luminance(a).min(luminance(b)));
        (light + 0.05) / (dark + 0.05)
    }

    #[test]
    fn every_text_is_readable_on_every_ground() {
        for (name, palette) in [("dark", DARK), ("light", LIGHT)] {
            let grounds = [
                ("background", palette.background),
                ("surface", palette.surface),
                ("raised", palette.raised),
                ("hover", palette.hover),
                ("stripe", palette.stripe),
            ];
            let texts = [
                ("text", palette.text),
                ("weak", palette.weak),
                ("accent", palette.accent),
                ("good", palette.good),
                ("caution", palette.caution),
                ("danger", palette.danger),
                ("secret", palette.secret),
            ];
            for (ground, behind) in grounds {
                for (text, colour) in texts {
                    let found = contrast(colour, behind);
                    assert!(found >= 4.5, "{name}: {text} on {ground} has {found:.2}");
                }
                assert!(contrast(palette.focus, behind) >= 3.0, "{name}: the focus ring on {ground}");
            }
            assert!(contrast(palette.text, palette.selection) >= 4.5, "{name}: text on the selection");
            assert!(contrast(palette.on_accent, palette.accent) >= 4.5, "{name}: text on the accent");
        }
    }
}
