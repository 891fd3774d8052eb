//! Floor 2.
pub mod file;
pub mod spanned;
pub mod text;

#[cfg(test)]
mod probe {
    #[test]
    fn p() {
        for t in [
            "(",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (naem: \"x\")})",
            "(format: 1, title: \"a\", rounds: [(dat: \"2017\")], actors: {\"gbr\": (naem: \"x\")})",
            "(format: 1, title: \"a\", rounds: [(title: \"2017\")], actors: {\"gbr\": (naem: \"x\")})",
            "(format: 1, title: \"a\" rounds: [(date: \"2017\")], actors: {\"gbr\": (naem: \"x\")})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (kind: stat)})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (kind: state, kind: state)})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (kind: \"state\")})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {gbr: (kind: state)})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: [\"gbr\"])",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (at: Some((1,2)))})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (capability: 0.5)}",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (capability: 0.5), \"x: (capability: 3)}",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (powers: (may_name: yes))}",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (powers: (may_name: true))}, ties: [(between: (\"a\"), kind: rivalry)])",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": ()}, goals: [(aim: deterred(\"a\", 3))])",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": ()}, goals: [(aim: named_by(incident: \"a\"))])",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": ()}, rules: (deterrence: 4, tis: 4))",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (facts: [(confidence: X)])})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": ()}) trailing",
            "(format: 1; title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": ()}) trailing",
            "{\"format\": 1, \"title\": \"a\"}",
            "",
            "#![enable(implicit_some)]\n(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": ()})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": ()}, /* foo",
            "(format: 1, title: \"a\\q\", rounds: [(date: \"2017\")], actors: {\"gbr\": ()})",
            "(format: 1, title: 12 rounds: [(date: \"2017\")], actors: {\"gbr\": ()})",
            "(format: 1, title: \"a\", rounds: [(date: \"2017\")], actors: {\"gbr\": (capability: 0.5 // c\n )}, treaty: (answer_from: None), incidents: {\"x\": (suspects: {\"rus\": 3, criminals: a, nobod: 2}, author: nobdy)})",
        ] {
            match ron::from_str::<super::file::Scenario>(t) {
                Ok(s) => println!("OK {:?} {:?}", s.incidents, s.rules.value.as_ref().err()),
                Err(e) => {
                    let lines: Vec<&str> = t.lines().collect();
                    let l = lines.get(e.span.start.line - 1).unwrap_or(&"");
                    println!("{l}\n{}{} {:?} {:?}", " ".repeat(e.span.start.col - 1), "^".repeat(e.span.end.col.saturating_sub(e.span.start.col).max(1)), e.code, e.span);
                }
            }
        }
    }
}
