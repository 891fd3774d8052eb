//! A text that players read, in one or several languages.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, Visitor};

/// A text in one or several languages: `"A wiper spreads"` or `{"en": "A wiper spreads", "fr": "…"}`.
///
/// A plain string is in the language of the scenario. That language stands first once a scenario is resolved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Text {
    versions: Vec<(String, String)>,
}

impl Text {
    /// A plain string.
    #[must_use]
    pub fn plain(text: impl Into<String>) -> Self {
        Self { versions: vec![(String::new(), text.into())] }
    }

    /// The text in this language, or else in the scenario's own; empty if there is none.
    #[must_use]
    pub fn get(&self, language: &str) -> &str {
        let asked = self.versions.iter().find(|(name, _)| name == language);
        asked.or_else(|| self.versions.first()).map_or("", |(_, text)| text)
    }

    /// The languages that it is written in; empty for a plain string.
    pub fn languages(&self) -> impl Iterator<Item = &str> {
        self.versions.iter().map(|(language, _)| language.as_str())
    }

    /// What it says in each language.
    pub(super) fn versions(&self) -> impl Iterator<Item = &str> {
        self.versions.iter().map(|(_, text)| text.as_str())
    }

    /// Whether it says nothing in any language.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.versions.iter().all(|(_, text)| text.trim().is_empty())
    }

    /// The same text with the scenario's own language first and named.
    pub(super) fn at_home_in(mut self, language: &str) -> Self {
        for (name, _) in &mut self.versions {
            if name.is_empty() {
                language.clone_into(name);
            }
        }
        self.turn_to(language);
        self
    }

    /// Lets the version in this language stand first, if there is one.
    pub(super) fn turn_to(&mut self, language: &str) {
        self.versions.sort_by_key(|(name, _)| name != language);
    }
}

/// A text from what it says in each language.
impl FromIterator<(String, String)> for Text {
    fn from_iter<I: IntoIterator<Item = (String, String)>>(versions: I) -> Self {
        Self { versions: versions.into_iter().collect() }
    }
}

/// The empty string.
impl Default for Text {
    fn default() -> Self {
        Self::plain("")
    }
}

/// The text in the language that stands first: that of the scenario, unless another was asked for.
impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.versions.first().map_or("", |(_, text)| text))
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(Versions)
    }
}

struct Versions;

impl<'de> Visitor<'de> for Versions {
    type Value = Text;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a text in quotation marks, or one for each language as in {\"en\": \"…\", \"fr\": \"…\"}")
    }

    fn visit_str<E>(self, text: &str) -> Result<Text, E> {
        Ok(Text::plain(text))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Text, A::Error> {
        let mut versions = Vec::new();
        while let Some(version) = map.next_entry()? {
            versions.push(version);
        }
        Ok(Text { versions })
    }
}
