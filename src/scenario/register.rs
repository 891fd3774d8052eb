//! Layer 2: names. A register holds what one map of the file declares, and finds it again by slug.

use super::code;
use super::desk::Desk;
use super::diagnostic::Diagnostic;
use super::nearest::{is_called, nearest};
use super::spanned::{Slug, Span};

/// The longest slug, in bytes.
pub(super) const LONGEST: usize = 24;
/// How many slugs are listed at most for somebody who looks for one.
const MOST_LISTED: usize = 12;

/// What is declared in one map.
pub(super) struct Register {
    kind: Kind,
    slugs: Vec<String>,
    /// What people call them, for "did you mean".
    titles: Vec<String>,
}

/// What a register is about.
#[derive(Clone, Copy)]
pub(super) struct Kind {
    /// The word for one entry.
    pub(super) noun: &'static str,
    /// The field of the file that declares them.
    pub(super) home: &'static str,
    /// The code of an unknown one.
    pub(super) unknown: &'static str,
    /// How many there may be.
    pub(super) most: usize,
}

impl Register {
    /// Enters what is declared, each slug once, and hands out their entries in the order of their numbers.
    pub(super) fn declare<'f, V: 'f>(
        desk: &mut Desk<'_>,
        kind: Kind,
        declared: impl Iterator<Item = &'f (Slug, V)>,
    ) -> (Self, Vec<(Span, &'f V)>) {
        let mut register = Self { kind, slugs: Vec::new(), titles: Vec::new() };
        let mut entries: Vec<(Span, &V)> = Vec::new();
        for (key, value) in declared {
            let (slug, span) = (register.slug(desk, key), desk.span(key));
            if let Some((first, _)) = register.number(&slug).and_then(|number| entries.get(number)) {
                desk.report(register.repeated(&slug, span, first.clone()));
            } else {
                register.slugs.push(slug);
                entries.push((span, value));
            }
        }
        if let Some((span, _)) = entries.get(kind.most) {
            let message = format!("{} {} are too many", entries.len(), kind.home);
            let finding = Diagnostic::error(code::TOO_MANY, span.clone(), message);
            desk.report(finding.label(format!("there may be at most {}", kind.most)));
        }
        entries.truncate(kind.most);
        (register, entries)
    }

    /// Takes a slug as it is declared; one that is no text is read on with as it stands.
    fn slug(&self, desk: &mut Desk<'_>, key: &Slug) -> String {
        let span = desk.span(key);
        let Some(slug) = desk.take(key) else { return desk.words(&span).to_owned() };
        if !is_slug(slug) {
            let message = match slug.as_str() {
                "" => format!("{} has no slug", self.kind.one()),
                slug => format!("`{slug}` is no slug for {}", self.kind.one()),
            };
            let finding = Diagnostic::error(code::BAD_SLUG, span, message);
            let rule = format!("expected 1 to {LONGEST} letters, digits and `_`");
            desk.report(finding.label(rule).help(as_slug(slug).map(|better| format!("write `{better}`"))));
        }
        slug.clone()
    }

    fn repeated(&self, slug: &str, span: Span, first: Span) -> Diagnostic {
        let message = format!("{} `{slug}` is declared twice", self.kind.noun);
        let finding = Diagnostic::error(code::REPEATED_SLUG, span, message).label("declared again here");
        finding.note(first, "first declared here")
    }

    /// Remembers what people call the entries, in the order of their numbers.
    pub(super) fn set_titles(&mut self, titles: impl IntoIterator<Item = String>) {
        self.titles = titles.into_iter().collect();
    }

    /// The slugs, in the order of their numbers.
    pub(super) fn slugs(&self) -> &[String] {
        self.slugs.get(..self.kind.most).unwrap_or(&self.slugs)
    }

    /// The slug with this number.
    pub(super) fn slug_of(&self, number: usize) -> &str {
        self.slugs.get(number).map_or("?", String::as_str)
    }

    /// The number of what a slug stands for; reports one that stands for nothing.
    pub(super) fn find(&self, desk: &mut Desk<'_>, slug: &Slug) -> Option<usize> {
        let name = desk.take(slug)?;
        self.find_name(desk, name, desk.span(slug))
    }

    /// The same for a slug that was taken already.
    pub(super) fn find_name(&self, desk: &mut Desk<'_>, name: &str, span: Span) -> Option<usize> {
        let number = self.number(name);
        if number.is_none() {
            let finding = Diagnostic::error(self.kind.unknown, span, format!("unknown {} `{name}`", self.kind.noun));
            let label = format!("not declared under `{}`", self.kind.home);
            desk.report(finding.label(label).help(self.advise(name)));
        }
        number.filter(|number| *number < self.kind.most)
    }

    /// The numbers of a list of slugs, each once; reports repeated ones.
    pub(super) fn find_all(&self, desk: &mut Desk<'_>, slugs: &[Slug]) -> Vec<usize> {
        let mut found = Once::default();
        for slug in slugs {
            if let Some(number) = self.find(desk, slug) {
                found.add(desk, number, desk.span(slug));
            }
        }
        found.keys().collect()
    }

    fn number(&self, slug: &str) -> Option<usize> {
        self.slugs.iter().position(|known| known == slug)
    }

    /// What an unknown name may have been meant to be: a similar slug, or the slug of who is called so.
    fn advise(&self, name: &str) -> Option<String> {
        if self.slugs.is_empty() {
            return Some(format!("there are no {} in this scenario", self.kind.home));
        }
        let similar = nearest(name, self.slugs.iter().map(String::as_str));
        let called = self.titles.iter().zip(&self.slugs).find(|(title, _)| is_called(title, name));
        match (similar, called) {
            (Some(slug), Some((title, other))) if slug != other => {
                Some(format!("{} with a similar slug exists: `{slug}`; {title} is `{other}`", self.kind.one()))
            }
            (_, Some((title, slug))) => Some(format!("{title} is `{slug}`")),
            (Some(slug), None) => Some(format!("{} with a similar slug exists: `{slug}`", self.kind.one())),
            (None, None) if self.slugs.len() <= MOST_LISTED => {
                let known: Vec<String> = self.slugs.iter().map(|slug| format!("`{slug}`")).collect();
                Some(format!("the {} are {}", self.kind.home, known.join(", ")))
            }
            (None, None) => None,
        }
    }
}

impl Kind {
    /// The word for one entry with its article.
    fn one(self) -> String {
        let article = if self.noun.starts_with(['a', 'e', 'i', 'o', 'u']) { "an" } else { "a" };
        format!("{article} {}", self.noun)
    }
}

/// What was seen in one list, and where.
pub(super) struct Once<K>(Vec<(K, Span)>);

impl<K> Default for Once<K> {
    fn default() -> Self {
        Self(Vec::new())
    }
}

impl<K: PartialEq + Clone> Once<K> {
    /// Adds what stands here, unless it is there already, which is reported. Whether it is new.
    pub(super) fn add(&mut self, desk: &mut Desk<'_>, key: K, span: Span) -> bool {
        let message = format!("`{}` is listed twice", desk.words(&span).trim_matches('"'));
        self.add_or_say(desk, key, span, message)
    }

    /// The same with a message of one's own.
    pub(super) fn add_or_say(&mut self, desk: &mut Desk<'_>, key: K, span: Span, message: String) -> bool {
        let Some((_, first)) = self.0.iter().find(|(other, _)| *other == key) else {
            self.0.push((key, span));
            return true;
        };
        let finding = Diagnostic::error(code::REPEATED_NAME, span, message).label("listed again here");
        desk.report(finding.note(first.clone(), "first listed here"));
        false
    }

    /// What was seen, in order.
    pub(super) fn keys(&self) -> impl Iterator<Item = K> {
        self.0.iter().map(|(key, _)| key.clone())
    }
}

/// Whether a text could be declared as a slug.
pub(super) fn is_slug(slug: &str) -> bool {
    (1..=LONGEST).contains(&slug.len()) && slug.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_')
}

/// The nearest slug to what somebody wrote, if that is one.
fn as_slug(written: &str) -> Option<String> {
    let slug: String = written.trim().to_lowercase().replace([' ', '-', '.'], "_");
    is_slug(&slug).then_some(slug)
}
