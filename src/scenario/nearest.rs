//! Did you mean …? The nearest of the names that would fit.

/// The name that is most like the one that was found, if any is like it at all.
#[must_use]
pub fn nearest<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let found = found.to_lowercase();
    let names: Vec<&str> = names.collect();
    if let Some(longer) = names.iter().find(|name| found.len() > 2 && name.to_lowercase().starts_with(&found)) {
        return Some(longer);
    }
    let scored = names.into_iter().map(|name| (strsim::damerau_levenshtein(&found, &name.to_lowercase()), name));
    let (distance, name) = scored.min_by_key(|(distance, _)| *distance)?;
    let longest = found.chars().count().max(name.chars().count());
    (distance <= (longest / 3).max(1) && distance < found.chars().count()).then_some(name)
}

/// The words of a closed list, for a message: `` `a`, `b` or `c` ``.
pub(super) fn one_of(words: &[&str]) -> String {
    let quoted: Vec<String> = words.iter().map(|word| format!("`{word}`")).collect();
    match quoted.split_last() {
        Some((last, [])) => last.clone(),
        Some((last, others)) => format!("{} or {last}", others.join(", ")),
        None => "nothing".to_owned(),
    }
}

/// Whether a title is meant by a name: the same words, one of them, or their initials.
pub(super) fn is_called(title: &str, name: &str) -> bool {
    let (title, name) = (title.to_lowercase(), name.to_lowercase().replace('_', " "));
    let initials: String = title.split_whitespace().filter_map(|word| word.chars().next()).collect();
    let is_word = name.len() > 3 && title.split_whitespace().any(|word| word == name);
    title == name || is_word || (initials == name && name.len() > 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn typing_errors_are_near_and_other_words_are_not() {
        let names = || ["gbr", "ukr", "rus", "fra"].into_iter();
        assert_eq!(nearest("uk", names()), Some("ukr"));
        assert_eq!(nearest("RUS", names()), Some("rus"));
        assert_eq!(nearest("ncpi", ["gci2018", "ncpi2020"].into_iter()), Some("ncpi2020"));
        assert_eq!(nearest("japan", names()), None);
        assert_eq!(nearest("", names()), None);
        assert_eq!(nearest("x", ["y"].into_iter()), None);
    }
}
