//! The floors hold, files stay small, and every file says what it is. A text scan: what it cannot see, review must.

use std::fs;
use std::path::{Path, PathBuf};

/// Each floor: the module, what it may import of ours, and which crates it may name.
const FLOORS: [(&str, &[&str], &[&str]); 8] = [
    ("sim", &[], &["libm", "petgraph", "rand", "serde", "thiserror"]),
    ("scenario", &["sim"], &["ron", "serde", "strsim", "thiserror"]),
    ("play", &["sim", "scenario"], &["itoa", "serde", "serde_json", "strsim", "thiserror", "zmij"]),
    ("study", &["sim", "scenario", "play"], &["csv", "rayon", "serde", "thiserror"]),
    ("review", &["sim", "scenario", "play"], &["serde", "serde_json", "thiserror"]),
    ("logfile", &["sim", "scenario", "play"], &["tempfile", "thiserror"]),
    (
        "cli",
        &["sim", "scenario", "play", "study", "review", "logfile"],
        &[
            "annotate_snippets",
            "anyhow",
            "clap",
            "comfy_table",
            "indicatif",
            "serde",
            "serde_json",
            "strsim",
            "tempfile",
            "textwrap",
            "thiserror",
        ],
    ),
    (
        "app",
        &["sim", "scenario", "play", "study", "review", "logfile"],
        &["bevy", "bevy_egui", "egui_plot", "serde", "serde_json", "tempfile", "thiserror"],
    ),
];

/// Crates that one file alone may name.
const KEEPERS: [(&str, &str); 3] =
    [("petgraph", "src/sim/alliance.rs"), ("rand", "src/sim/dice.rs"), ("libm", "src/sim/quantity.rs")];

/// What the rules and everything up to the terminal must not touch.
const IMPURE: [&str; 6] = ["fs", "env", "time", "thread", "process", "net"];

/// Names that say nothing.
const NAMELESS: [&str; 7] = ["util", "utils", "helper", "helpers", "common", "misc", "manager"];

const MOST_LINES: usize = 500;

struct Source {
    path: String,
    text: String,
}

impl Source {
    /// The floor that a file belongs to; none for lib.rs and main.rs.
    fn floor(&self) -> Option<&str> {
        let inner = self.path.strip_prefix("src/")?;
        let name = inner.split('/').next()?.trim_end_matches(".rs");
        FLOORS.iter().map(|(floor, ..)| *floor).find(|floor| *floor == name)
    }

    /// The lines that are code: no comments, nothing from the first `#[cfg(test)]` on.
    fn code(&self) -> impl Iterator<Item = (usize, &str)> {
        let lines = self.text.lines().enumerate().map(|(index, line)| (index + 1, line));
        lines
            .take_while(|(_, line)| line.trim() != "#[cfg(test)]")
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
    }

    /// What the code names right below a root, one by one where they stand in braces, with their lines.
    fn reaches(&self, root: &str) -> impl Iterator<Item = (usize, String)> {
        let (numbers, lines): (Vec<usize>, Vec<&str>) = self.code().unzip();
        let code = lines.join("\n");
        let mut found = Vec::new();
        for (at, _) in code.match_indices(root).filter(|(at, _)| is_start(&code, *at)) {
            let number = numbers[code[..at].matches('\n').count()];
            found.extend(firsts(&code[at + root.len()..]).map(|name| (number, name.to_owned())));
        }
        found.into_iter()
    }
}

/// The first words of a path, or of all paths of a group in braces.
fn firsts(path: &str) -> impl Iterator<Item = &str> {
    let mut depth = 0_usize;
    let is_end = |char: char| {
        let is_end = depth == 0 && matches!(char, '}' | ';');
        match char {
            '{' => depth += 1,
            '}' => depth = depth.saturating_sub(1),
            _ => {}
        }
        is_end
    };
    let inner = path.strip_prefix('{');
    let group = inner.and_then(|inner| inner.split(is_end).next()).unwrap_or_else(|| word(path));
    let mut depth = 0_i32;
    let paths = group.split(move |char: char| {
        depth += i32::from(char == '{') - i32::from(char == '}');
        char == ',' && depth == 0
    });
    paths.map(word).filter(|word| !word.is_empty())
}

fn word(text: &str) -> &str {
    text.trim_start().split(|char: char| !(char.is_alphanumeric() || char == '_')).next().unwrap_or_default()
}

/// The crates that the package depends on, as code names them.
fn crates() -> Vec<String> {
    let cargo = include_str!("../../Cargo.toml");
    let dependencies = cargo.split("\n[").find_map(|table| table.strip_prefix("dependencies]\n")).expect("a table");
    let names = dependencies.lines().filter_map(|line| line.split_once(" = ")).map(|(name, _)| name.trim());
    names.filter(|name| !name.starts_with('"')).map(|name| name.replace('-', "_")).collect()
}

fn sources() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let mut files = Vec::new();
    collect(&root.join("src"), &mut files);
    files.sort();
    let read = |path: &PathBuf| Source {
        path: path.strip_prefix(root).expect("under the root").to_string_lossy().replace('\\', "/"),
        text: fs::read_to_string(path).expect("a readable file"),
    };
    files.iter().map(read).collect()
}

fn collect(folder: &Path, files: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).expect("a readable folder") {
        let path = entry.expect("a readable entry").path();
        if path.is_dir() {
            collect(&path, files);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            files.push(path);
        }
    }
}

/// Whether a line names something that starts with `prefix` as a path.
fn names(line: &str, prefix: &str) -> bool {
    line.match_indices(prefix).any(|(at, _)| is_start(line, at))
}

/// Whether a path starts at a place.
fn is_start(text: &str, at: usize) -> bool {
    let before = text[..at].chars().next_back();
    !before.is_some_and(|char| char.is_alphanumeric() || char == '_' || char == ':')
}

fn complaints(check: impl Fn(&Source, &mut Vec<String>)) -> Vec<String> {
    let mut complaints = Vec::new();
    for source in sources() {
        check(&source, &mut complaints);
    }
    complaints
}

#[test]
fn a_floor_imports_only_from_floors_below_it() {
    let found = complaints(|source, complaints| {
        let Some(floor) = source.floor() else { return };
        let (_, allowed, _) = FLOORS.iter().find(|(name, ..)| *name == floor).expect("a floor");
        for (number, other) in source.reaches("crate::") {
            let is_floor = FLOORS.iter().any(|(name, ..)| *name == other);
            let is_window = source.path == "src/cli/window.rs" && other == "app";
            if is_floor && other != floor && !allowed.contains(&other.as_str()) && !is_window {
                complaints.push(format!("{}:{number} imports `{other}`", source.path));
            }
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn a_floor_names_only_its_crates() {
    let crates = crates();
    let found = complaints(|source, complaints| {
        let Some(floor) = source.floor() else { return };
        let (_, _, allowed) = FLOORS.iter().find(|(name, ..)| *name == floor).expect("a floor");
        for (number, line) in source.code() {
            for named in crates.iter().filter(|named| names(line, &format!("{named}::"))) {
                let kept = KEEPERS.iter().find(|(keeper, _)| keeper == named);
                if !allowed.contains(&named.as_str()) || kept.is_some_and(|(_, file)| *file != source.path) {
                    complaints.push(format!("{}:{number} names the crate `{named}`", source.path));
                }
            }
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn only_the_top_floor_touches_the_world() {
    let found = complaints(|source, complaints| {
        let pure = source.floor().is_some_and(|floor| !["logfile", "cli", "app"].contains(&floor));
        if !pure {
            return;
        }
        for (number, named) in source.reaches("std::").filter(|(_, named)| IMPURE.contains(&named.as_str())) {
            complaints.push(format!("{}:{number} uses `std::{named}`", source.path));
        }
        for (number, _) in source.code().filter(|(_, line)| names(line, "println!")) {
            complaints.push(format!("{}:{number} prints", source.path));
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

#[test]
fn files_are_small_headed_and_well_named() {
    let found = complaints(|source, complaints| {
        let lines = source.text.lines().count();
        if lines > MOST_LINES {
            complaints.push(format!("{} has {lines} lines, more than {MOST_LINES}", source.path));
        }
        if !source.text.starts_with("//!") {
            complaints.push(format!("{} does not say what it is", source.path));
        }
        let name = Path::new(&source.path).file_stem().expect("a name").to_string_lossy().into_owned();
        if NAMELESS.contains(&name.as_str()) || name == "mod" {
            complaints.push(format!("{} has a name that says nothing", source.path));
        }
    });
    assert!(found.is_empty(), "{}", found.join("\n"));
}

/// The scan must be able to fail.
#[test]
fn the_scan_sees_what_it_looks_for() {
    assert!(names("use crate::app::session;", "crate::app"));
    assert!(names("    let x = petgraph::graph::Graph::new();", "petgraph::"));
    assert!(!names("use crate::sim::rand_like::x;", "rand::"));
    let source = Source { path: "src/sim/x.rs".to_owned(), text: "// use crate::app;\nuse std::fs;\n".to_owned() };
    assert_eq!(source.floor(), Some("sim"));
    assert_eq!(source.code().collect::<Vec<_>>(), [(2, "use std::fs;")]);
    let text =
        "use crate::{\n    sim::{Dice, app},\n    app::x,\n};\nlet y = crate::play::Game;\nuse std::{fs, io};\n";
    let source = Source { path: "src/sim/x.rs".to_owned(), text: text.to_owned() };
    let reached = |root: &str| source.reaches(root).collect::<Vec<_>>();
    assert_eq!(reached("crate::"), [(1, "sim".to_owned()), (1, "app".to_owned()), (5, "play".to_owned())]);
    assert_eq!(reached("std::"), [(6, "fs".to_owned()), (6, "io".to_owned())]);
    for named in ["serde_json", "itoa", "zmij", "mimalloc", "bevy_egui", "annotate_snippets"] {
        assert!(crates().iter().any(|name| name == named), "{named}: {:?}", crates());
    }
}
