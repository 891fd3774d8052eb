//! Did you mean …? The nearest of the names that would fit.

use strsim::damerau_levenshtein;

/// The most letters of a word that a message quotes.
const LONGEST_QUOTED: usize = 60;

/// The name that is most like the one that was found, if any is like it at all.
#[must_use]
pub fn nearest<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Option<&'n str> {
    all_nearest(found, names).into_iter().next()
}

/// The names that are most like the one that was found, in their order: those that begin with it, else those whose first
/// words are written most like it (`sanctoin` is near to `sanction_persons` and to `sanction_trade`), else those that hold
/// it, else those of which any word is written like it; none if it is like none.
#[must_use]
pub fn all_nearest<'n>(found: &str, names: impl Iterator<Item = &'n str>) -> Vec<&'n str> {
    let found = found.to_lowercase();
    let names: Vec<(&str, String)> = names.map(|name| (name, name.to_lowercase())).collect();
    let those = |least: usize, is_so: fn(&str, &str) -> bool| -> Vec<&'n str> {
        let fit = names.iter().filter(|(_, name)| found.len() > least && is_so(name, &found));
        fit.map(|(name, _)| *name).collect()
    };
    let like = |parts: fn(&str) -> Vec<&str>| -> Vec<&'n str> {
        let scored = names.iter().filter_map(|(name, low)| Some((distance(&found, low, &parts(low))?, *name)));
        let scored: Vec<_> = scored.collect();
        let least = scored.iter().map(|(distance, _)| *distance).min();
        scored.into_iter().filter(|(distance, _)| Some(*distance) == least).map(|(_, name)| name).collect()
    };
    let ways: [&dyn Fn() -> Vec<&'n str>; 4] = [
        &|| those(2, |name, found| name.starts_with(found)),
        &|| like(starts),
        &|| those(3, |name, found| name.contains(found)),
        &|| like(words),
    ];
    ways.into_iter().map(|way| way()).find(|near| !near.is_empty()).unwrap_or_default()
}

/// A name by its first word, its first two, and so on; last the whole.
fn starts(name: &str) -> Vec<&str> {
    let ends = name.match_indices(['_', ' ']).map(|(end, _)| end).chain([name.len()]);
    ends.filter_map(|end| name.get(..end)).collect()
}

/// The words of a name that are long enough to be told by.
fn words(name: &str) -> Vec<&str> {
    name.split(['_', ' ']).filter(|word| word.len() > 3).collect()
}

/// How many letters have to be put in, left out, replaced or swapped with their neighbour to make one of the parts of a
/// name of what was found; a part comes after a whole name of the same distance. None if they are not alike: more than one
/// letter in four is another, or two words of up to seven letters differ in more than one.
fn distance(found: &str, name: &str, parts: &[&str]) -> Option<(usize, bool)> {
    let alike = parts.iter().filter_map(|part| {
        let (distance, letters) = (damerau_levenshtein(found, part), found.chars().count());
        let longest = letters.max(part.chars().count());
        let is_alike = distance <= (longest / 4).max(1) && distance < letters;
        is_alike.then_some((distance, part.len() < name.len()))
    });
    alike.min()
}

/// A word that was found, for a message; of a very long one only the beginning.
#[must_use]
pub fn quoted(found: &str) -> String {
    match found.char_indices().nth(LONGEST_QUOTED) {
        Some((end, _)) => format!("`{}…`", found.get(..end).unwrap_or_default()),
        None => format!("`{found}`"),
    }
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
        assert_eq!(nearest("nobody", ["eu body", "eu"].into_iter()), None);
        assert_eq!(nearest("sits", ["splits_from", "title"].into_iter()), None);
        assert_eq!(nearest("", names()), None);
        assert_eq!(nearest("x", ["y"].into_iter()), None);
        let titles = || ["2018_un_rivals", "2017_notpetya"].into_iter();
        assert_eq!([nearest("notpetya", titles()), nearest("notpetia", titles())], [Some("2017_notpetya"); 2]);
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
