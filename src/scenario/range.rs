//! Layer 3: numbers within their ranges. A number outside is reported, and the nearest one inside is read on with.

use std::ops::RangeInclusive;

use super::desk::Desk;
use super::diagnostic::Diagnostic;
use super::spanned::{Count, Number, Span};
use super::{code, outline};
use crate::sim::treaty::clause::FURTHEST;
use crate::sim::{Points, Round, Share};

/// The top of the scale of severities in the literature.
pub(super) const WORST: f64 = 10.0;

/// Room for rounding where shares are summed.
pub(super) const ROUNDING: f64 = 1e-9;
/// The sizes of numbers that models count with.
const MAGNITUDES: RangeInclusive<f64> = 1e-9..=1e6;
/// The one number of models that is only a name.
const SEED: &str = "`seed`";

impl Desk<'_> {
    /// Takes a number from 0 to 1.
    pub(super) fn share(&mut self, number: &Number) -> Share {
        let Some(&value) = self.take(number) else { return Share::ZERO };
        let span = self.span(number);
        self.check_share(value, span);
        Share::clamped(value)
    }

    /// Reports a number that is not from 0 to 1.
    pub(super) fn check_share(&mut self, value: f64, span: Span) {
        if Share::new(value).is_err() {
            let message = format!("{} is {}, which is not between 0 and 1", self.subject(&span), figure(value));
            let finding = Diagnostic::error(code::NO_SHARE, span, message);
            self.report(finding.label("expected a number from 0 to 1").help(as_share(value)));
        }
    }

    /// Takes a severity from 0 to 10, as a share of the worst.
    pub(super) fn severity(&mut self, number: &Number) -> Share {
        let Some(&value) = self.take(number) else { return Share::ZERO };
        if !(0.0..=WORST).contains(&value) {
            let span = self.span(number);
            let message = format!("{} is {}, which is not between 0 and 10", self.subject(&span), figure(value));
            let help = (value > WORST && value <= WORST * WORST)
                .then(|| format!("did you mean {}?", rounded(value / WORST)));
            let finding = Diagnostic::error(code::NO_SEVERITY, span, message);
            self.report(finding.label("expected a severity from 0 to 10").help(help));
        }
        Share::clamped(value / WORST)
    }

    /// Takes a place on the scale of texts, from 0 to 100.
    pub(super) fn position(&mut self, number: &Number) -> f64 {
        let Some(&value) = self.take(number) else { return 0.0 };
        if !(0.0..=FURTHEST).contains(&value) {
            let span = self.span(number);
            let message = format!("{} is {}, which is not between 0 and 100", self.subject(&span), figure(value));
            let finding = Diagnostic::error(code::NO_POSITION, span, message);
            self.report(finding.label("expected a place on the scale from 0 to 100"));
        }
        if value.is_finite() { value.clamp(0.0, FURTHEST) } else { 0.0 }
    }

    /// Takes a number that is not below 0.
    pub(super) fn amount(&mut self, number: &Number) -> f64 {
        let Some(&value) = self.take(number) else { return 0.0 };
        let span = self.span(number);
        if self.check_finite(value, &span) { self.check_amount(value, span) } else { 0.0 }
    }

    /// Reports a number that is below 0 or infinite; the nearest that is neither.
    pub(super) fn check_amount(&mut self, value: f64, span: Span) -> f64 {
        if self.check_finite(value, &span) && value < 0.0 {
            let message = format!("{} is {}, but must not be below 0", self.subject(&span), figure(value));
            self.report(Diagnostic::error(code::NO_AMOUNT, span, message).label("expected 0 or more"));
        }
        if value.is_finite() { value.max(0.0) } else { 0.0 }
    }

    /// Takes a number of points that is not below 0.
    pub(super) fn points(&mut self, number: &Number) -> Points {
        Points(self.amount(number))
    }

    /// Takes a number of points, which may be below 0.
    pub(super) fn balance(&mut self, number: &Number) -> Points {
        let Some(&value) = self.take(number) else { return Points::ZERO };
        let span = self.span(number);
        if self.check_finite(value, &span) { Points(value) } else { Points::ZERO }
    }

    /// Takes a number above 0.
    pub(super) fn positive(&mut self, number: &Number) -> f64 {
        let Some(&value) = self.take(number) else { return 1.0 };
        let span = self.span(number);
        self.check_positive(value, span)
    }

    /// Reports a number that is not above 0; 1 in its place.
    pub(super) fn check_positive(&mut self, value: f64, span: Span) -> f64 {
        if !self.check_finite(value, &span) {
            return 1.0;
        }
        if value > 0.0 {
            return value;
        }
        let message = format!("{} is {}, but must be above 0", self.subject(&span), figure(value));
        self.report(Diagnostic::error(code::NOT_ABOVE_ZERO, span, message).label("expected more than 0"));
        1.0
    }

    /// Takes a whole number of at least 1.
    pub(super) fn at_least_one(&mut self, count: &Count) -> u16 {
        let Some(&value) = self.take(count) else { return 1 };
        if value == 0 {
            let span = self.span(count);
            let message = format!("{} is 0, but must be at least 1", self.subject(&span));
            self.report(Diagnostic::error(code::NOT_ABOVE_ZERO, span, message).label("expected 1 or more"));
        }
        value.max(1)
    }

    /// Takes a round of a calendar of so many rounds.
    pub(super) fn round(&mut self, count: &Count, rounds: u16) -> Round {
        let Some(&value) = self.take(count) else { return Round(1) };
        // An empty calendar is reported itself.
        if rounds > 0 && (value == 0 || value > rounds) {
            let span = self.span(count);
            let message = format!("there is no round {value}: the calendar has {rounds}");
            let finding = Diagnostic::error(code::NO_ROUND, span, message).label("not in the calendar");
            self.report(finding.help(format!("rounds are counted from 1 to {rounds}")));
        }
        Round(value.clamp(1, rounds.max(1)))
    }

    /// Reports every number of a model, written in this part of the text, that is too large or too near to 0.
    pub(super) fn check_magnitudes(&mut self, part: &Span) {
        for (value, span) in self.numbers(part) {
            let subject = self.subject(&span);
            if value != 0.0 && !MAGNITUDES.contains(&value.abs()) && subject != SEED {
                let message = format!("{subject} is {}, which is beyond what models count with", figure(value));
                let label = "expected 0, or a number of a size from 1e-9 to 1e6";
                self.report(Diagnostic::error(code::NO_MAGNITUDE, span, message).label(label));
            }
        }
    }

    /// Reports every number in this part of the text that is infinite or no number at all.
    pub(super) fn check_all_finite(&mut self, part: &Span) {
        for (value, span) in self.numbers(part) {
            self.check_finite(value, &span);
        }
    }

    /// The numbers in a part of the text, each with its place.
    fn numbers(&self, part: &Span) -> Vec<(f64, Span)> {
        let spans = outline::tokens(self.words(part)).map(|token| token.span);
        let spans = spans.map(|span| part.start + span.start..part.start + span.end);
        spans.filter_map(|span| Some((ron::from_str(self.words(&span)).ok()?, span))).collect()
    }

    fn check_finite(&mut self, value: f64, span: &Span) -> bool {
        if !value.is_finite() {
            let message = format!("{} is {}, which is no amount", self.subject(span), figure(value));
            self.report(Diagnostic::error(code::NO_AMOUNT, span.clone(), message).label("expected a finite number"));
        }
        value.is_finite()
    }
}

/// A number in a few digits, however large or small it is.
pub(super) fn figure(value: f64) -> String {
    let is_plain = value == 0.0 || !value.is_finite() || (1e-4..1e15).contains(&value.abs());
    if is_plain { value.to_string() } else { format!("{value:e}") }
}

/// A number without the last digits that dividing leaves behind.
fn rounded(value: f64) -> f64 {
    (value * 1e9).round() / 1e9
}

/// What a number above 1 was probably meant to be.
fn as_share(value: f64) -> Option<String> {
    match value {
        _ if value > 1.0 && value <= 10.0 => Some(format!(
            "did you mean {} (out of ten) or {} (per cent)?",
            rounded(value / 10.0),
            rounded(value / 100.0)
        )),
        _ if value > 10.0 && value <= 100.0 => Some(format!("did you mean {}?", rounded(value / 100.0))),
        _ => None,
    }
}
