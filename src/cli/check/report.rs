//! The table of published against obtained: for people, programs and documents.

use std::io::Write;

use serde_json::{Value as Json, json};

use super::{Checked, Layout};
use crate::cli::Fault;
use crate::cli::table::Table;
use crate::scenario::published::Expectation;
use crate::study::published::{Finding, Grid, Value, expected_text};

const HEADINGS: [&str; 8] = ["model", "quantity", "expected", "obtained", "tolerance", "status", "met", "seconds"];

/// Prints what was checked.
pub(super) fn print(checked: &[Checked<'_>], layout: Layout, out: &mut dyn Write) -> Result<(), Fault> {
    match layout {
        Layout::Text => print_text(checked, out)?,
        Layout::Json => writeln!(out, "{}", json(checked))?,
        Layout::Markdown => print_markdown(checked, out)?,
    }
    Ok(())
}

/// The cells of every row; a model is named, and its time told, in its first one.
fn rows<'a>(checked: &'a [Checked<'_>]) -> impl Iterator<Item = [String; 8]> + 'a {
    checked.iter().flat_map(|one| {
        one.findings.iter().enumerate().map(move |(index, finding)| {
            let Expectation { quantity, is, within, status, .. } = finding.expected;
            let first = |text: String| if index == 0 { text } else { String::new() };
            [
                first(one.subject.title().to_owned()),
                quantity.clone(),
                expected_text(is),
                obtained(finding),
                Value::Number(*within).to_string(),
                status.words().to_owned(),
                if finding.is_met { "yes" } else { "NO" }.to_owned(),
                first(format!("{:.2}", one.seconds)),
            ]
        })
    })
}

/// What came out, and of how many games it is the mean where there was more than one: "0.155 (400 games)".
fn obtained(finding: &Finding<'_>) -> String {
    let obtained = finding.obtained.as_ref().map_or("nothing".to_owned(), ToString::to_string);
    match finding.games {
        1 => obtained,
        games => format!("{obtained} ({games} games)"),
    }
}

fn print_text(checked: &[Checked<'_>], out: &mut dyn Write) -> Result<(), Fault> {
    let mut table = Table::new(HEADINGS.map(str::to_owned).to_vec());
    rows(checked).for_each(|row| table.row(row.to_vec()));
    Ok(writeln!(out, "{table}")?)
}

fn print_markdown(checked: &[Checked<'_>], out: &mut dyn Write) -> Result<(), Fault> {
    writeln!(out, "| {} |", HEADINGS.join(" | "))?;
    writeln!(out, "|{}", "---|".repeat(HEADINGS.len()))?;
    for row in rows(checked) {
        writeln!(out, "| {} |", row.join(" | "))?;
    }
    Ok(())
}

fn json(checked: &[Checked<'_>]) -> Json {
    let one = |checked: &Checked<'_>| {
        let subject = checked.subject;
        let findings = checked.findings.iter().map(|finding| {
            let Expectation { quantity, is, within, status, source, note } = finding.expected;
            json!({
                "quantity": quantity,
                "expected": is,
                "obtained": finding.obtained.as_ref().map(of_value),
                "games": finding.games,
                "within": within,
                "status": status.words(),
                "source": source.map(|number| subject.source(number)),
                "note": note,
                "met": finding.is_met,
            })
        });
        json!({
            "result": subject.slug(),
            "title": subject.title(),
            "seconds": checked.seconds,
            "findings": findings.collect::<Vec<_>>(),
        })
    };
    checked.iter().map(one).collect()
}

fn of_value(value: &Value) -> Json {
    match value {
        Value::Number(number) => json!(number),
        Value::Numbers(numbers) => json!(numbers),
        Value::Word(word) => json!(word),
        Value::Words(words) => json!(words),
        Value::Grid(Grid { down, across, cells }) => json!({ down.0: down.1, across.0: across.1, "cells": cells }),
    }
}
