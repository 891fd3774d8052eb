//! A game as Gambit's `.nfg` text: players, strategies, then the payoffs of every profile.
//!
//! The format is that of Gambit's manual, "Strategic game (.nfg) file format, payoff version".

use std::fmt::Write as _;

use super::ResponseGame;

impl ResponseGame<'_> {
    /// The text of the game. Payoffs are written so that they read back as the same numbers.
    #[must_use]
    pub fn to_nfg(&self, title: &str) -> String {
        let names = self.players().map(|actor| quoted(self.setting.names.actor(actor)));
        let mut text = format!("NFG 1 R {} {{ {} }}\n\n{{", quoted(title), join(names));
        for player in 0..self.players.len() {
            let responses = self.responses(player).iter().map(|response| quoted(response.slug()));
            let _ = write!(text, " {{ {} }}", join(responses));
        }
        text.push_str(" }\n\"\"\n\n");
        for profile in 0..self.profiles() {
            let _ = writeln!(text, "{}", join(self.payoffs(profile).iter().map(|payoff| decimal(*payoff))));
        }
        text
    }
}

fn join(words: impl Iterator<Item = String>) -> String {
    words.collect::<Vec<_>>().join(" ")
}

/// A text in quotation marks; Gambit knows an escaped one.
fn quoted(text: &str) -> String {
    format!("\"{}\"", text.replace('\\', "").replace('"', "\\\""))
}

/// The shortest decimal that reads back as the same number, without an exponent.
fn decimal(payoff: f64) -> String {
    // Rust writes no exponents for `{}`; a zero has no sign.
    if payoff == 0.0 { "0".to_owned() } else { payoff.to_string() }
}
