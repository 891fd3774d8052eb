//! Did you mean …? The nearest of the names that would fit.

/// The name that is most like the one that was found, if any is like it at all: one that begins with it, is written much
/// like it, holds it, or has a word that is written much like it.
#[must_use]
pub fn nearest<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    let found = found.to_lowercase();
    let names: Vec<&str> = names.collect();
    let longer = |is_in: fn(&str, &str) -> bool, least: usize| {
        names.iter().find(|name| found.len() > least && is_in(&name.to_lowercase(), &found))
    };
    if let Some(name) = longer(|name, found| name.starts_with(found), 2) {
        return Some(name);
    }
    let like = |words: fn(&'n str) -> Vec<&'n str>| {
        let pairs = names.iter().flat_map(|name| words(name).into_iter().map(move |word| (word, *name)));
        let scored =
            pairs.map(|(word, name)| (strsim::damerau_levenshtein(&found, &word.to_lowercase()), word, name));
        let (distance, word, name) = scored.min_by_key(|(distance, ..)| *distance)?;
        let longest = found.chars().count().max(word.chars().count());
        (distance <= (longest / 3).max(1) && distance < found.chars().count()).then_some(name)
    };
    like(|name| vec![name])
        .or_else(|| longer(|name, found| name.contains(found), 3).copied())
        .or_else(|| like(|name| name.split('_').filter(|word| word.len() > 3).collect()))
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
        let titles = || ["2018_un_rivals", "2017_notpetya"].into_iter();
        assert_eq!([nearest("notpetya", titles()), nearest("notpetia", titles())], [Some("2017_notpetya"); 2]);
    }
}
