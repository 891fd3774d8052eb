//! Role sheets: what is on them, what is on nobody else's, and the files that they are printed into.

use std::fs;

use dinard::review::sheet::{RoleSheet, role_sheet, to_html, to_markdown, to_text};
use dinard::scenario::Scenario;

use crate::cli::Shell;

fn saltmere() -> Scenario {
    let (scenario, _) = Scenario::parse("saltmere.ron", include_str!("../../scenarios/saltmere.ron"));
    scenario.expect("a scenario")
}

fn sheets(scenario: &Scenario) -> Vec<RoleSheet> {
    scenario.playable.iter().map(|&seat| role_sheet(scenario, seat)).collect()
}

/// All are told the same of the world; the role, the goals and the wants of a seat stand on its own sheet alone.
#[test]
fn what_is_private_to_a_seat_is_on_its_own_sheet_alone() {
    let all = sheets(&saltmere());
    assert_eq!(all.len(), 9);
    for (at, own) in all.iter().enumerate() {
        for write in [to_text, to_markdown, to_html] {
            let sheet = write(std::slice::from_ref(own));
            assert!(sheet.contains("seven tenths of the weight cast"), "{sheet}");
            for other in all.iter().enumerate().filter(|(other, _)| *other != at).map(|(_, other)| other) {
                // The first words of a role have nothing that a form would write otherwise.
                let role: String = other.role[0].chars().take(40).collect();
                assert!(!sheet.contains(&role) && !sheet.contains(&other.title), "{role}: {sheet}");
                let wants = other.numbers.iter().filter(|line| line.contains("you want"));
                assert!(
                    wants.filter(|line| !own.numbers.contains(line)).all(|line| !sheet.contains(line)),
                    "{sheet}"
                );
                let goals = other.goals.iter().filter(|goal| !own.goals.contains(goal));
                assert!(goals.into_iter().all(|goal| !sheet.contains(goal.as_str())), "{sheet}");
            }
        }
    }
}

/// Attacks that are still to come are on no sheet, but in the goal of the one that would be accused, which knows itself.
#[test]
fn no_sheet_tells_of_an_attack_to_come() {
    let scenario = saltmere();
    let told = to_text(&sheets(&scenario));
    for incident in scenario.setting.incident_ids() {
        assert!(!told.contains(scenario.incident_title(incident)), "{told}");
    }
    assert!(told.contains("No more than 2 actors accuse Kestrin in public over an attack that has not come yet."));
    assert_eq!(told.matches("accuse Kestrin").count(), 1);
    assert!(told.contains("At least 4 actors name a certain actor in public over an attack that has not come yet."));
}

#[test]
fn a_sheet_is_printed_in_three_forms() {
    let shell = Shell::new();
    let text = shell.output("brief saltmere --as Yarrow");
    assert!(
        text.starts_with("Yarrow · Saltmere: a convention, a fund and a protocol\nFor this seat alone.\n"),
        "{text}"
    );
    for heading in ["What this is about", "Your role", "Your goals", "By the model", "What you may do"] {
        assert!(text.contains(&format!("\n\n{heading}\n")), "{heading}: {text}");
    }
    let markdown = shell.output("brief saltmere --as yarrow --as orsel --form markdown");
    assert!(markdown.starts_with("# Yarrow · ") && markdown.contains("\n---\n\n# Orsel · "), "{markdown}");
    assert!(markdown.contains("\n## By the model\n\n- In “The Saltmere convention”"), "{markdown}");
    let page = shell.output("brief saltmere --form html");
    assert!(page.starts_with("<!doctype html>") && page.ends_with("</html>\n"), "{page}");
    assert_eq!((page.matches("<article>").count(), page.matches("</article>").count()), (9, 9));
    assert!(shell.output("brief --as gbr --lang fr").contains("Au moins dix acteurs nomment en public"));
}

/// A file a seat; a sheet replaces the same sheet, and nothing else.
#[test]
fn every_seat_gets_a_file() {
    let shell = Shell::new();
    for _ in 0..2 {
        let told = shell.output("brief saltmere --form html --out a/sheets");
        assert_eq!(told.lines().count(), 9, "{told}");
    }
    assert_eq!(fs::read_dir(shell.path("a/sheets")).expect("a folder").count(), 9);
    assert_eq!(shell.read("a/sheets/saltmere-orsel.html"), shell.output("brief saltmere --as orsel --form html"));
    shell.run("brief saltmere --as orsel --out a/sheets --form markdown").success();
    assert!(shell.read("a/sheets/saltmere-orsel.md").starts_with("# Orsel · "));
    shell.write("a/sheets/saltmere-orsel.txt", "my notes\n");
    assert!(shell.error("brief saltmere --as orsel --out a/sheets", 2).contains("another sort of file"));
    assert_eq!(shell.read("a/sheets/saltmere-orsel.txt"), "my notes\n");
}

#[test]
fn a_seat_that_nobody_can_take_has_no_sheet() {
    let shell = Shell::new();
    assert!(shell.error("brief saltmere --as orsle", 2).contains("did you mean `orsel`?"));
    assert!(shell.error("brief --as rus --as rus", 2).contains("twice"));
    assert!(
        shell.error("brief 2018_charlevoix --as rus", 2).contains("cannot be taken in this scenario; these can:")
    );
}
