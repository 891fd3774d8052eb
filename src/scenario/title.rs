//! Titles inside sentences.

/// A title as a sentence takes it: a proper name, all of whose words have capitals, as it is; any other in quotation
/// marks, so that nobody reads on across its end.
#[must_use]
pub fn in_sentence(title: &str) -> String {
    let is_small = |word: &str| word.chars().find(|letter| letter.is_alphanumeric()).is_some_and(char::is_lowercase);
    if title.split_whitespace().any(is_small) { quoted(title) } else { title.to_owned() }
}

/// A short name in quotation marks: “conduct”.
#[must_use]
pub fn quoted(name: &str) -> String {
    format!("“{name}”")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn proper_names_go_bare_and_other_titles_in_quotation_marks() {
        assert_eq!(["NotPetya", "Bad Rabbit", "Attack 7"].map(in_sentence), ["NotPetya", "Bad Rabbit", "Attack 7"]);
        assert_eq!(["A worm", "wiper"].map(in_sentence), ["“A worm”", "“wiper”"]);
        assert_eq!(in_sentence("Web sites of Georgia defaced"), "“Web sites of Georgia defaced”");
    }
}
