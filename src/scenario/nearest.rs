//! Did you mean …? The nearest of the names that would fit.

use strsim::damerau_levenshtein;

/// The name that is most like the one that was found, if any is like it at all.
#[must_use]
pub fn nearest<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    all_nearest(found, names).into_iter().next()
}

/// The names that are most like the one that was found, in their order: several where it is like the start of each, as
/// `sanctoin` is of `sanction_persons` and `sanction_trade`; none if it is like none.
#[must_use]
pub fn all_nearest<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let found = found.to_lowercase();
    let names: Vec<&str> = names.collect();
    let begun = names.iter().copied().filter(|name| found.len() > 2 && name.to_lowercase().starts_with(&found));
    let begun: Vec<_> = begun.collect();
    if !begun.is_empty() {
        return begun;
    }
    let scored = names.into_iter().filter_map(|name| Some((distance(&found, &name.to_lowercase())?, name)));
    let scored: Vec<_> = scored.collect();
    let least = scored.iter().map(|(distance, _)| *distance).min();
    scored.into_iter().filter(|(distance, _)| Some(*distance) == least).map(|(_, name)| name).collect()
}

/// How many letters have to be put in, left out, replaced or swapped with their neighbour to make one word of the
/// other, and, where it takes fewer, of its first words, which comes after a whole name of the same distance; none if
/// they are not alike.
fn distance(found: &str, name: &str) -> Option<(usize, bool)> {
    let ends = name.match_indices(['_', ' ']).map(|(end, _)| end).chain([name.len()]);
    let starts = ends.filter_map(|end| name.get(..end));
    let alike = starts.filter_map(|start| {
        let (distance, letters) = (damerau_levenshtein(found, start), found.chars().count());
        let longest = letters.max(start.chars().count());
        let is_alike = distance <= (longest / 3).max(1) && distance < letters;
        is_alike.then_some((distance, start.len() < name.len()))
    });
    alike.min()
}

/// The words of a closed list, for a message: `` `a`, `b` or `c` ``.
#[must_use]
pub fn one_of(words: &[&str]) -> String {
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

    #[test]
    fn a_slip_in_the_first_word_of_a_name_is_near_to_all_that_begin_so() {
        let names = || ["hold_out", "sanction_persons", "sanction_trade", "retract"].into_iter();
        assert_eq!(all_nearest("sanctoin", names()), ["sanction_persons", "sanction_trade"]);
        assert_eq!(all_nearest("sanct", names()), ["sanction_persons", "sanction_trade"]);
        assert_eq!(all_nearest("sanctoin_trade", names()), ["sanction_trade"]);
        assert_eq!(all_nearest("hodl", names()), ["hold_out"]);
        assert_eq!(all_nearest("retarct", names()), ["retract"]);
        assert!(all_nearest("xyzzy", names()).is_empty());
    }
}
