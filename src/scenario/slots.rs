//! A text that is drafted by slots: words around named places, `States {duty} attack {target}.`, and for each place the
//! options that may stand there. Every combination of options is a variant of its clause.

use super::text::Text;

/// The words of a clause that is drafted by slots.
#[derive(Clone, Debug, PartialEq)]
pub struct Slots {
    /// The words around the places, which stand in braces.
    pub frame: Text,
    /// The slots, in the order of the file.
    pub slots: Vec<Slot>,
    /// By variant of the clause: the option that each slot takes.
    pub combinations: Vec<Vec<usize>>,
}

/// A place in the words of a clause.
#[derive(Clone, Debug, PartialEq)]
pub struct Slot {
    /// The name of the place.
    pub slug: String,
    /// What may stand there, from the mildest to the furthest.
    pub options: Vec<Text>,
}

/// Words of a text that stand or fall together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Piece {
    /// What it says; blanks around it are its own.
    pub words: String,
    /// The slot that it stands in; none for words that every combination has.
    pub slot: Option<usize>,
}

impl Slots {
    /// The words of a combination, piece by piece. Every combination has as many pieces, in the same order.
    #[must_use]
    pub fn pieces(&self, variant: usize) -> Vec<Piece> {
        let frame = self.frame.to_string();
        let piece = |part: Part<'_>| match part {
            Part::Words(words) => Piece { words: words.to_owned(), slot: None },
            Part::Place(place) => {
                let slot = self.slots.iter().position(|slot| slot.slug == place);
                let words = slot.and_then(|slot| self.option(slot, self.taken(variant, slot)?));
                Piece { words: words.map(ToString::to_string).unwrap_or_default(), slot }
            }
        };
        parts(&frame).into_iter().map(piece).collect()
    }

    /// The option that a slot takes in a variant.
    #[must_use]
    pub fn taken(&self, variant: usize, slot: usize) -> Option<usize> {
        self.combinations.get(variant)?.get(slot).copied()
    }

    /// What an option says.
    #[must_use]
    pub fn option(&self, slot: usize, option: usize) -> Option<&Text> {
        self.slots.get(slot)?.options.get(option)
    }

    /// The variant in which the slots take these options.
    #[must_use]
    pub fn variant(&self, options: &[usize]) -> Option<usize> {
        self.combinations.iter().position(|combination| combination == options)
    }

    /// The variant that differs from another in what one slot takes.
    #[must_use]
    pub fn turned(&self, variant: usize, slot: usize, option: usize) -> Option<usize> {
        let mut options = self.combinations.get(variant)?.clone();
        *options.get_mut(slot)? = option;
        self.variant(&options)
    }

    /// What a combination of options says, in every language of the frame.
    pub(super) fn filled(frame: &Text, slots: &[Slot], options: &[usize]) -> Text {
        let fill = |language: &str| {
            let said = |place: &str| {
                let slot = slots.iter().position(|slot| slot.slug == place)?;
                Some(slots[slot].options.get(*options.get(slot)?)?.get(language))
            };
            let words = parts(frame.get(language)).into_iter().map(|part| match part {
                Part::Words(words) => words,
                Part::Place(place) => said(place).unwrap_or_default(),
            });
            words.collect::<String>()
        };
        frame.languages().map(|language| (language.to_owned(), fill(language))).collect()
    }
}

/// A part of a text with places.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Part<'t> {
    /// Words that stand as they are. A brace among them encloses no name.
    Words(&'t str),
    /// The name of a place.
    Place(&'t str),
}

/// The parts of a text with places, in order; no words are empty.
pub(super) fn parts(text: &str) -> Vec<Part<'_>> {
    let (mut parts, mut rest) = (Vec::new(), text);
    while let Some((words, place, after)) = split(rest) {
        parts.extend([Part::Words(words), Part::Place(place)]);
        rest = after;
    }
    parts.push(Part::Words(rest));
    parts.retain(|part| *part != Part::Words(""));
    parts
}

/// The words before the first place, its name, and what follows.
fn split(text: &str) -> Option<(&str, &str, &str)> {
    let (words, rest) = text.split_once('{')?;
    let (place, after) = rest.split_once('}')?;
    Some((words, place, after))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_falls_into_words_and_places() {
        let told = parts("States {duty} attack {target}.");
        let [words, place] = [Part::Words, Part::Place];
        assert_eq!(told, [words("States "), place("duty"), words(" attack "), place("target"), words(".")]);
        assert_eq!(parts("{duty}{target}"), [place("duty"), place("target")]);
        assert_eq!(parts("nothing {open"), [words("nothing {open")]);
    }
}
