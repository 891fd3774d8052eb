//! A value and where it stood in the scenario text.
//!
//! ron hands out raw values as slices of its source, so that the address of a slice tells its place. A value of the
//! wrong type is kept as such instead of ending the parse: the reader hears of all of them at once.

use std::fmt;
use std::marker::PhantomData;
use std::ops::Range;

use ron::error::SpannedError;
use ron::extensions::Extensions;
use ron::value::RawValue;
use serde::de::{Deserialize, DeserializeOwned, Deserializer, MapAccess, Visitor};

/// A stretch of the scenario text, in bytes.
pub type Span = Range<usize>;

/// A slug: how files name actors, incidents, norms, clubs and sources.
pub type Slug = Spanned<String>;
/// A number.
pub type Number = Spanned<f64>;
/// A whole number, at least 0.
pub type Count = Spanned<u16>;
/// Entries by slug.
pub type Map<V> = Table<String, V>;

/// A value and where it stood in the scenario text. Two are equal if their values are, wherever they stand.
#[derive(Clone, Debug)]
pub struct Spanned<T> {
    /// The value, or why the text is none.
    pub value: Result<T, SpannedError>,
    place: Option<Place>,
}

/// Where a slice of the text begins in memory, and its length.
#[derive(Clone, Copy, Debug)]
struct Place {
    address: usize,
    len: usize,
}

/// Where the scenario text begins in memory: what turns places into spans.
#[derive(Clone, Copy, Debug)]
pub struct Origin {
    address: usize,
    len: usize,
}

impl Origin {
    /// The origin of the places in this text.
    #[must_use]
    pub fn of(text: &str) -> Self {
        Self { address: text.as_ptr().addr(), len: text.len() }
    }

    /// Where a value stood; the very start of the text for one that was left out.
    #[must_use]
    pub fn span<T>(self, spanned: &Spanned<T>) -> Span {
        let Some(Place { address, len }) = spanned.place else { return 0..0 };
        let start = address.wrapping_sub(self.address).min(self.len);
        start..start.saturating_add(len).min(self.len)
    }
}

impl<T> Spanned<T> {
    /// A value that was left out of the text.
    pub fn implied(value: T) -> Self {
        Self { value: Ok(value), place: None }
    }

    /// Another value that stands at the same place.
    pub fn with<U>(&self, value: U) -> Spanned<U> {
        Spanned { value: Ok(value), place: self.place }
    }

    /// The value, if the text is one.
    pub fn get(&self) -> Option<&T> {
        self.value.as_ref().ok()
    }

    /// Whether the text says it, rather than leaving it out.
    pub fn is_written(&self) -> bool {
        self.place.is_some()
    }
}

impl<T: Default> Default for Spanned<T> {
    fn default() -> Self {
        Self::implied(T::default())
    }
}

impl<T: PartialEq> PartialEq for Spanned<T> {
    fn eq(&self, other: &Self) -> bool {
        self.value == other.value
    }
}

/// How values are read: shares and points are bare numbers to an author, whatever newtypes they are to us.
pub(super) fn bare_numbers() -> ron::Options {
    ron::Options::default().with_default_extension(Extensions::UNWRAP_NEWTYPES | Extensions::UNWRAP_VARIANT_NEWTYPES)
}

impl<'de, T: DeserializeOwned> Deserialize<'de> for Spanned<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?.trim().get_ron();
        let place = Place { address: raw.as_ptr().addr(), len: raw.len() };
        Ok(Self { value: bare_numbers().from_str(raw), place: Some(place) })
    }
}

/// The entries of a map in the order of the text, repeated keys and all.
#[derive(Clone, Debug, PartialEq)]
pub struct Table<K, V>(pub Vec<(Spanned<K>, V)>);

impl<K, V> Default for Table<K, V> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K, V> Table<K, V> {
    /// The keys, in order.
    pub fn keys(&self) -> impl Iterator<Item = &Spanned<K>> {
        self.0.iter().map(|(key, _)| key)
    }

    /// The entries, in order.
    pub fn iter(&self) -> impl Iterator<Item = &(Spanned<K>, V)> {
        self.0.iter()
    }

    /// How many entries there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether there is none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}

impl<'de, K: DeserializeOwned, V: Deserialize<'de>> Deserialize<'de> for Table<K, V> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(Entries(PhantomData))
    }
}

struct Entries<K, V>(PhantomData<(K, V)>);

impl<'de, K: DeserializeOwned, V: Deserialize<'de>> Visitor<'de> for Entries<K, V> {
    type Value = Table<K, V>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("entries in braces")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Table(entries))
    }
}

/// Reads a field that may be left out but has no value for "none": nobody has to write `Some`.
///
/// # Errors
/// The text is no `T`.
pub fn given<'de, D: Deserializer<'de>, T: Deserialize<'de>>(deserializer: D) -> Result<Option<T>, D::Error> {
    T::deserialize(deserializer).map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::scenario::file;
    use crate::sim::actor::Policy;

    // One place in memory, which a constant does not promise.
    static TEXT: &str = r#"(
        format: 1,
        title: {"en": "A \u{e9} text"}, // and a comment
        rounds: [(date: /* here */ "2017-06-27")],
        actors: { "gbr" : (capability: 0.5 , policy: logit( 0.3 ), members: [ "usa" , "fra" ], at: (0.1,0.2)) },
        incidents: {"wiper": (suspects: {criminals: 2, "rus": 1e0}, on: (only_if: [launched("other")]))},
        rules: ( deterrence: 2 ),
    )"#;

    /// The words of the text that a value was read from.
    fn words<T>(spanned: &Spanned<T>) -> &'static str {
        TEXT.get(Origin::of(TEXT).span(spanned)).unwrap()
    }

    #[test]
    fn spans_are_the_very_words_of_keys_items_enums_and_structs() {
        let file: file::Scenario = ron::from_str(TEXT).unwrap();
        let (slug, actor) = &file.actors.0[0];
        assert_eq!([words(slug), words(&actor.capability)], ["\"gbr\"", "0.5"]);
        assert_eq!([words(&actor.members[0]), words(&actor.members[1])], ["\"usa\"", "\"fra\""]);
        assert_eq!(actor.at.as_ref().map(|(x, y)| [words(x), words(y)]), Some(["0.1", "0.2"]));
        assert_eq!((words(&actor.policy), actor.policy.get()), ("logit( 0.3 )", Some(&Policy::Logit(0.3))));
        assert_eq!([words(&file.title), words(&file.format)], [r#"{"en": "A \u{e9} text"}"#, "1"]);
        assert_eq!(words(&file.rounds[0].date), "\"2017-06-27\"");
        assert_eq!(words(&file.rules), "( deterrence: 2 )");
        let incident = &file.incidents.0[0].1;
        let suspects: Vec<_> =
            incident.suspects.iter().flat_map(Table::iter).map(|(k, v)| [words(k), words(v)]).collect();
        assert_eq!(suspects, [["criminals", "2"], ["\"rus\"", "1e0"]]);
        assert!(matches!(&incident.on.only_if[0], file::Condition::Launched(other) if words(other) == "\"other\""));
    }

    #[test]
    fn what_is_left_out_has_no_words() {
        let file: file::Scenario = ron::from_str(TEXT).unwrap();
        assert!(!file.minutes.is_written() && words(&file.minutes).is_empty());
    }
}
