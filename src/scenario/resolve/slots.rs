//! Clauses that are drafted by slots: each combination of options becomes a variant.

use crate::scenario::code;
use crate::scenario::desk::Desk;
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::file::{self, SlotOption};
use crate::scenario::register::{Kind, Register};
use crate::scenario::slots::{Part, Slot, Slots, parts};
use crate::scenario::spanned::Span;
use crate::scenario::text::Text;
use crate::sim::treaty::clause::FURTHEST;
use crate::sim::treaty::{Strength, Variant};

/// The most combinations of a clause.
const MOST: usize = 64;

/// Positions closer than this are the same.
const SAME: f64 = 1e-9;

const SLOT: Kind = Kind { noun: "slot", home: "options", unknown: code::UNKNOWN_SLOT, most: MOST };

/// The variants of a clause that is drafted by slots, from the mildest to the furthest, with what they say. `strength`
/// is that of the clause.
pub(super) fn combine(
    desk: &mut Desk<'_>,
    entry: &file::Slots,
    strength: Strength,
) -> (Vec<Variant>, Vec<Text>, Slots) {
    let frame = desk.text(&entry.text);
    let (register, entries) = Register::declare(desk, SLOT, entry.options.iter());
    check_places(desk, entry, &register, &frame);
    let mut slots = Vec::new();
    for (number, (span, options)) in entries.iter().enumerate() {
        let slug = register.slug_of(number).to_owned();
        check_options(desk, (&slug, span), options);
        check_is_placed(desk, (&slug, span), &frame);
        let options = options.iter().map(|option| worded(desk, option, &frame)).collect();
        slots.push(Slot { slug, options });
    }
    check_strengths(desk, &entries);
    let from = desk.position(&entry.from);
    let shifts: Vec<Vec<f64>> =
        entries.iter().map(|(_, options)| options.iter().map(|one| desk.amount(&one.shift)).collect()).collect();
    let number = shifts.iter().try_fold(1_usize, |all, shifts| all.checked_mul(shifts.len()));
    let Some(number) = number.filter(|number| *number <= MOST) else {
        let told = number.map_or("far too many".to_owned(), |number| number.to_string());
        let message = format!("the slots have {told} combinations");
        let span = entries.first().map_or_else(|| desk.span(&entry.text), |(span, _)| span.clone());
        desk.report(Diagnostic::error(code::TOO_MANY, span, message).label(format!("there may be at most {MOST}")));
        return (Vec::new(), Vec::new(), Slots { frame, slots, combinations: Vec::new() });
    };
    let lies_at = |options: &[usize]| from + options.iter().zip(&shifts).map(|(at, shifts)| shifts[*at]).sum::<f64>();
    let firmness = |options: &[usize]| {
        let stated = options.iter().zip(&entries).find_map(|(at, (_, all))| all[*at].strength);
        stated.unwrap_or(strength)
    };
    let combinations = (0..number).map(|number| options_of(number, &shifts));
    let mut all: Vec<(f64, Vec<usize>)> = combinations.map(|options| (lies_at(&options), options)).collect();
    all.sort_by(|a, b| a.0.total_cmp(&b.0));
    let texts: Vec<Text> = all.iter().map(|(_, options)| Slots::filled(&frame, &slots, options)).collect();
    check_positions(desk, entry, &all, &texts);
    let variant = |(position, options): &(f64, Vec<usize>)| Variant {
        position: position.clamp(0.0, FURTHEST),
        strength: firmness(options),
    };
    let variants = all.iter().map(variant).collect();
    let combinations = all.into_iter().map(|(_, options)| options).collect();
    (variants, texts, Slots { frame, slots, combinations })
}

/// A place on the scale as messages print it.
fn place(position: f64) -> f64 {
    (position * 100.0).round() / 100.0
}

/// The options of the combination with this number: the last slot turns fastest.
fn options_of(number: usize, shifts: &[Vec<f64>]) -> Vec<usize> {
    let mut left = number;
    let mut options: Vec<usize> = shifts
        .iter()
        .rev()
        .map(|shifts| {
            let option = left % shifts.len();
            left /= shifts.len();
            option
        })
        .collect();
    options.reverse();
    options
}

/// Every place of the text is that of a slot, in every language, and every brace encloses one.
fn check_places(desk: &mut Desk<'_>, entry: &file::Slots, register: &Register, frame: &Text) {
    let whole = desk.span(&entry.text);
    for part in frame.versions().flat_map(parts) {
        match part {
            Part::Place(place) => {
                let span = found(desk, &whole, &format!("{{{place}}}"));
                register.find_name(desk, place, span);
            }
            Part::Words(words) => {
                if let Some(brace) = words.find(['{', '}']).and_then(|at| words.get(at..=at)) {
                    let message = format!("a `{brace}` that encloses no name of a slot");
                    let span = found(desk, &whole, words);
                    let finding = Diagnostic::error(code::MISFIT_SLOT, span, message).label("a brace by itself");
                    desk.report(finding.help("write a place as `{slot}`".to_owned()));
                }
            }
        }
    }
}

/// Where words stand in a stretch of the file; the whole stretch if they are written otherwise there.
fn found(desk: &Desk<'_>, whole: &Span, words: &str) -> Span {
    let at = desk.words(whole).find(words).map(|at| whole.start + at);
    at.map_or_else(|| whole.clone(), |start| start..start + words.len())
}

/// A slot has options, each further than the one before it.
fn check_options(desk: &mut Desk<'_>, (slug, span): (&str, &Span), options: &[SlotOption]) {
    if options.is_empty() {
        let finding = Diagnostic::error(code::EMPTY, span.clone(), format!("slot `{slug}` has no options"));
        desk.report(finding.label("expected at least one"));
    }
    let shift = |option: &SlotOption| option.shift.get().copied().unwrap_or_default();
    for pair in options.windows(2).filter(|pair| shift(&pair[1]) <= shift(&pair[0])) {
        let place = if pair[1].shift.is_written() { desk.span(&pair[1].shift) } else { desk.span(&pair[1].text) };
        let message = format!("an option of `{slug}` that goes no further than the one before it");
        let finding =
            Diagnostic::error(code::VARIANTS_OUT_OF_ORDER, place, message).label("further options stand below");
        desk.report(finding.help(format!("give it a `shift` above {}", shift(&pair[0]))));
    }
}

/// A slot has a place in every language of the text.
fn check_is_placed(desk: &mut Desk<'_>, (slug, span): (&str, &Span), frame: &Text) {
    let is_placed = |language: &&str| !parts(frame.get(language)).contains(&Part::Place(slug));
    let lacking: Vec<&str> = frame.languages().filter(is_placed).collect();
    if let Some(language) = lacking.first() {
        let which = if frame.languages().count() > 1 { format!(" in `{language}`") } else { String::new() };
        let message = format!("slot `{slug}` has no place in the text{which}");
        let finding = Diagnostic::error(code::MISFIT_SLOT, span.clone(), message).label("would change no words");
        desk.report(finding.help(format!("write `{{{slug}}}` where it stands")));
    }
}

/// What an option says, which must be written in every language of the text around it.
fn worded(desk: &mut Desk<'_>, option: &SlotOption, frame: &Text) -> Text {
    let words = desk.text(&option.text);
    let lacking = frame.languages().find(|language| !words.languages().any(|other| other == *language));
    if let Some(language) = lacking.filter(|_| option.text.get().is_some()) {
        let message = format!("an option is not written in `{language}`, as the text around it is");
        let finding = Diagnostic::error(code::MISFIT_SLOT, desk.span(&option.text), message);
        desk.report(finding.label("would mix languages").help(format!("add `\"{language}\": \"…\"`")));
    }
    words
}

/// One slot at most says how firmly the text binds.
fn check_strengths(desk: &mut Desk<'_>, entries: &[(Span, &Vec<SlotOption>)]) {
    let mut firm = entries.iter().filter(|(_, options)| options.iter().any(|option| option.strength.is_some()));
    if let Some((first, _)) = firm.next() {
        for (span, _) in firm {
            let message = "two slots say how firmly the text binds";
            let finding = Diagnostic::error(code::MISFIT_SLOT, span.clone(), message).label("the second");
            desk.report(
                finding.note(first.clone(), "the first").help("leave `strength` out of one of them".to_owned()),
            );
        }
    }
}

/// No combination lies beyond the scale, and no two at the same place.
fn check_positions(desk: &mut Desk<'_>, entry: &file::Slots, all: &[(f64, Vec<usize>)], texts: &[Text]) {
    let span = if entry.from.is_written() { desk.span(&entry.from) } else { desk.span(&entry.text) };
    if let Some((furthest, _)) = all.last().filter(|(furthest, _)| *furthest > FURTHEST + SAME) {
        let message =
            format!("the furthest combination of slots lies at {}, which is not between 0 and 100", place(*furthest));
        let finding = Diagnostic::error(code::NO_POSITION, span, message);
        desk.report(finding.label("shifts add up from here"));
    }
    let alike = all.windows(2).zip(texts.windows(2)).find(|(pair, _)| pair[1].0 - pair[0].0 < SAME);
    if let Some((pair, words)) = alike {
        let message = format!("“{}” and “{}” both lie at {}", words[0], words[1], place(pair[0].0));
        let finding = Diagnostic::error(code::COMBINATIONS_ALIKE, desk.span(&entry.text), message);
        let help = "give the options other shifts, so that no two sums are the same".to_owned();
        desk.report(finding.label("two combinations of its slots at one position").help(help));
    }
}
