//! Logs from files: read, warned about, and where a line is no line of a log, explained.

use std::io::{self, Write as _};
use std::path::Path;

use anyhow::anyhow;
use serde_json::json;

use super::{Fault, files};
use crate::play::log::{self, Log, LogError};
use crate::scenario::nearest::nearest;

/// The log in a file. What its reader should know is told on standard error: that its last line is torn, or that
/// another version of the program wrote it.
///
/// # Errors
/// It cannot be read, or is no log; the error says where and what was expected there.
pub(super) fn read(path: &Path) -> Result<Log, Fault> {
    let text = files::read(path)?;
    let log = log::read(&text).map_err(|error| fault(path, &text, &error))?;
    let name = path.display();
    if log.is_torn {
        writeln!(io::stderr(), "note: {name}: the last line is torn, as by a power cut, and left out")?;
    }
    let (theirs, ours) = (&log.header.version, env!("CARGO_PKG_VERSION"));
    if theirs != ours {
        let rules = "its rules may differ; `dinard replay --verify` tells";
        writeln!(io::stderr(), "warning: {name}: written by version {theirs}, read by {ours}: {rules}")?;
    }
    Ok(log)
}

fn fault(path: &Path, text: &str, error: &LogError) -> Fault {
    let (name, LogError { line, column, problem }) = (path.display().to_string(), error);
    let (problem, help) = match (line, text.trim_start().chars().next()) {
        (1, Some('{')) if !text.contains("\"dinard_log\"") => (NO_LOG.to_owned(), HEADER.to_owned()),
        (1, Some('{')) | (2.., _) => in_words(problem),
        (_, Some('(' | '/')) => (NO_LOG.to_owned(), SCENARIO.to_owned()),
        (_, Some(_)) => (NO_LOG.to_owned(), HEADER.to_owned()),
        (_, None) => ("the log is empty".to_owned(), HEADER.to_owned()),
    };
    let finding = json!({ "file": name, "line": line, "column": column, "message": problem, "help": help });
    Fault::input(anyhow!("{name}:{line}:{column}: {problem}; {help}")).with_field("findings", json!([finding]))
}

const NO_LOG: &str = "this is no log of a game";
const HEADER: &str = "the first line of one begins with {\"dinard_log\": and holds version, seed and scenario";
const SCENARIO: &str = "it looks like a scenario: `dinard run SCENARIO --log FILE` plays it and keeps a log";
const LINES: &str = "expected one JSON object a line: an event with its cause, sealed orders, a seat or an undo";

/// How the JSON reader's complaints about the shape of a line begin.
const JSON_FAULTS: [&str; 9] =
    ["expected", "key must", "trailing", "invalid", "control", "lone", "unexpected", "recursion", "number out"];

/// What the JSON reader found, in words, and what it expected.
fn in_words(found: &str) -> (String, String) {
    let quoted = |text: &str| text.split('`').nth(1).unwrap_or_default().to_owned();
    if let Some(rest) = found.strip_prefix("missing field ") {
        return (format!("the field {rest} is missing"), LINES.to_owned());
    }
    if let Some(rest) = found.strip_prefix("duplicate field ") {
        return (format!("the field {rest} stands twice"), "keep one of the two".to_owned());
    }
    for (start, what) in [("unknown field ", "field"), ("unknown variant ", "word")] {
        if let Some((unknown, expected)) = found.strip_prefix(start).and_then(|rest| rest.split_once(", expected ")) {
            let known: Vec<&str> = expected.split('`').skip(1).step_by(2).collect();
            let near = nearest(&quoted(unknown), known.iter().copied());
            let help = match near {
                Some(near) => format!("did you mean `{near}`?"),
                None => format!("expected {expected}"),
            };
            return (format!("there is no {what} {unknown} here"), help);
        }
    }
    if let Some((found, expected)) = found.split_once(", expected ")
        && let Some(found) = found.strip_prefix("invalid ")
    {
        let found = found.trim_start_matches("type: ").trim_start_matches("value: ");
        return (format!("found {found}"), format!("expected {}", plain_type(expected)));
    }
    if found.contains("EOF") {
        return ("the line ends too early".to_owned(), LINES.to_owned());
    }
    let is_json_fault = JSON_FAULTS.iter().any(|start| found.starts_with(start));
    let problem = if is_json_fault { format!("this is no JSON: {found}") } else { found.to_owned() };
    (problem, LINES.to_owned())
}

/// What the types of the reader are to people.
fn plain_type(expected: &str) -> &str {
    match expected {
        "u16" | "u32" | "u64" | "usize" => "a whole number from 0 on",
        "f64" => "a number",
        "a string" | "str" | "string" => "a text",
        "a sequence" => "a list",
        "a map" => "an object",
        "a boolean" => "true or false",
        other if other.starts_with("struct ") => "an object",
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_reader_found_is_told_in_words() {
        let told = |found| in_words(found).0 + "; " + &in_words(found).1;
        assert!(told("missing field `phase`").starts_with("the field `phase` is missing; expected one JSON object"));
        assert_eq!(
            told("unknown variant `atributed`, expected one of `attributed`, `denied`"),
            "there is no word `atributed` here; did you mean `attributed`?"
        );
        assert_eq!(
            told("invalid type: string \"one\", expected u16"),
            "found string \"one\"; expected a whole number from 0 on"
        );
        assert!(told("EOF while parsing a value").starts_with("the line ends too early"));
        assert!(told("expected value").starts_with("this is no JSON: expected value; "));
    }
}
