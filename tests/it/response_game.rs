//! The one-shot game of a response window: its equilibria are the rule's, and Gambit finds the same ones.

use std::ffi::OsStr;
use std::path::Path;
use std::process::Command;

use dinard::scenario::Published;
use dinard::scenario::published::Model;
use dinard::scenario::published::game::StagHunt;
use dinard::sim::round::{Table, close_round, open_round};
use dinard::sim::{ActorId, Dice, Orders, Response, Seed, Situation};
use dinard::study::published::{Value, quantities};
use dinard::study::response_game::{NoGame, Question, ResponseGame};

use crate::cli::Shell;
use crate::worlds::random::odd_setting;
use crate::worlds::{self, World};

fn opened(world: &World) -> Situation {
    let mut situation = Situation::new(&world.setting);
    let mut table = Table::new(&world.setting, Dice::new(Seed(1)));
    open_round(&world.setting, &mut situation, &mut table, &mut ());
    situation
}

fn question(world: &World, players: u16, responses: &[Response]) -> Question {
    Question {
        incident: World::INCIDENT,
        accused: world.accused(),
        players: (0..players).map(ActorId).collect(),
        responses: responses.to_vec(),
    }
}

/// Joint attribution, need four of seven: nobody, or just four, as the whole enumeration in `theory` finds.
#[test]
fn a_threshold_game_has_the_equilibria_of_the_book() {
    let world = worlds::threshold_game(7, 4, 2.0, 1.0);
    let situation = opened(&world);
    let game =
        ResponseGame::new(&world.setting, &situation, &question(&world, 7, &[Response::Public])).expect("a game");
    assert_eq!(game.profiles(), 128);
    let equilibria = game.pure_equilibria();
    let acting = |profile: &Vec<Response>| profile.iter().filter(|response| response.is_public()).count();
    assert_eq!(equilibria.iter().filter(|profile| acting(profile) == 0).count(), 1);
    assert_eq!(equilibria.iter().filter(|profile| acting(profile) == 4).count(), 35, "every four of seven");
    assert_eq!(equilibria.len(), 36);
}

/// Twelve play: one threshold apart, all or one.
#[test]
fn twelve_actors_are_enumerated() {
    let thresholds: Vec<f64> = (0..12).map(f64::from).collect();
    let world = worlds::crowd(&thresholds);
    let situation = opened(&world);
    let all = question(&world, 12, &[Response::Public]);
    let game = ResponseGame::new(&world.setting, &situation, &all).expect("a game");
    assert_eq!(game.profiles(), 4096);
    assert_eq!(game.pure_equilibria(), [vec![Response::Public; 12]]);
}

#[test]
fn what_cannot_be_a_game_says_why() {
    let world = worlds::crowd(&[0.0; 14]);
    let before = Situation::new(&world.setting);
    let situation = opened(&world);
    let ask = |situation, question: &Question| ResponseGame::new(&world.setting, situation, question).err();
    assert_eq!(ask(&before, &question(&world, 3, &[])), Some(NoGame::NotOpen));
    assert_eq!(ask(&situation, &question(&world, 1, &[])), Some(NoGame::Players(1)));
    assert_eq!(ask(&situation, &question(&world, 13, &[])), Some(NoGame::Players(13)));
    let with = |players: Vec<ActorId>| Question { players, ..question(&world, 2, &[]) };
    assert_eq!(ask(&situation, &with(vec![ActorId(1), ActorId(1)])), Some(NoGame::Twice));
    assert_eq!(ask(&situation, &with(vec![ActorId(1), world.accused()])), Some(NoGame::Accused));
    // Three responses each: hold out, private, public.
    assert_eq!(ask(&situation, &question(&world, 12, &[])), None);
}

/// Games of from two to four players, windows of odd worlds and threshold games, as Gambit's texts with our equilibria.
fn generated() -> Vec<(String, Vec<Vec<Response>>)> {
    let windows = (0..80).filter_map(window_of_an_odd_world);
    windows.chain([(2, 2), (3, 2), (3, 3), (4, 2), (4, 3), (4, 4)].map(threshold_game)).collect()
}

/// So many members of whom so many are needed: a game with several equilibria.
fn threshold_game((members, need): (u16, u16)) -> (String, Vec<Vec<Response>>) {
    let world = worlds::threshold_game(usize::from(members), need, 2.0, 1.0);
    let situation = opened(&world);
    let question = question(&world, members, &[Response::Private, Response::Public]);
    let game = ResponseGame::new(&world.setting, &situation, &question).expect("a game");
    (game.to_nfg("threshold"), game.pure_equilibria())
}

/// The first window of an odd world in which somebody can be accused.
fn window_of_an_odd_world(seed: u64) -> Option<(String, Vec<Vec<Response>>)> {
    let setting = odd_setting(seed);
    let mut situation = Situation::new(&setting);
    let mut table = Table::new(&setting, Dice::new(Seed(seed)));
    for _ in 0..setting.rounds {
        open_round(&setting, &mut situation, &mut table, &mut ());
        let open = setting.incident_ids().find(|incident| situation.incident(*incident).is_open());
        if let Some(incident) = open {
            let suspects = &setting.incident(incident).suspects;
            let accused = suspects.iter().find_map(|(suspect, _)| suspect.actor())?;
            let able = setting.actor_ids().filter(|actor| *actor != accused && !setting.blocs().contains(*actor));
            let players: Vec<ActorId> = able.take(2 + (seed % 3) as usize).collect();
            let few = vec![Response::Public, Response::SanctionPersons];
            let responses = if players.len() == 4 { few } else { Vec::new() };
            let question = Question { incident, accused, players, responses };
            let game = ResponseGame::new(&setting, &situation, &question).ok()?;
            return Some((game.to_nfg("generated"), game.pure_equilibria()));
        }
        close_round(&setting, &mut situation, &Orders::machines(), &mut table, &mut ());
    }
    None
}

/// What one of our scripts prints under `python3`, or the interpreter that `DINARD_PYTHON` names; none, with a message,
/// where that has no pygambit.
#[expect(clippy::print_stdout, reason = "a test that is skipped says so")]
fn gambit(script: &str, arguments: &[&OsStr]) -> Option<String> {
    let python = std::env::var("DINARD_PYTHON").unwrap_or_else(|_| "python3".to_owned());
    let has_gambit =
        Command::new(&python).args(["-c", "import pygambit"]).output().is_ok_and(|it| it.status.success());
    if !has_gambit {
        println!("skipped: {python} has no pygambit; name one that has in DINARD_PYTHON");
        return None;
    }
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/it/response_game").join(script);
    let run = Command::new(&python).arg(script).args(arguments).output().expect("python runs");
    assert!(run.status.success(), "{}", String::from_utf8_lossy(&run.stderr));
    Some(String::from_utf8(run.stdout).expect("text"))
}

#[test]
#[expect(clippy::print_stdout, reason = "says how much was compared")]
fn gambit_finds_the_same_pure_equilibria() {
    let shell = Shell::new();
    let games = generated();
    assert!(games.len() >= 40, "{}", games.len());
    for (number, (text, _)) in games.iter().enumerate() {
        shell.write(&format!("{number}.nfg"), text);
    }
    let number_of_games = games.len().to_string();
    let Some(told) = gambit("pure.py", &[shell.path("").as_os_str(), number_of_games.as_ref()]) else { return };
    let mut found = told.lines();
    let mut several = 0;
    for (number, (text, ours)) in games.iter().enumerate() {
        let mut ours: Vec<String> = ours.iter().map(|profile| slugs(profile)).collect();
        ours.sort();
        let line = found.next().unwrap_or_default();
        let mut theirs: Vec<String> = line.split(';').filter(|one| !one.is_empty()).map(str::to_owned).collect();
        theirs.sort();
        assert_eq!(ours, theirs, "game {number}:\n{text}");
        several += usize::from(ours.len() != 1);
    }
    assert!(several >= 6, "{several} games with another number of equilibria than one");
    println!("{} games, {several} of them without just one equilibrium", games.len());
}

/// In the stag hunt the chance from which on joining pays is that with which both join in the mixed equilibrium.
#[test]
fn gambit_mixes_where_the_stag_hunt_flips() {
    let text = include_str!("../../scenarios/published/stag_hunt.ron");
    let (published, findings) = Published::parse("stag_hunt.ron", text);
    let model = published.unwrap_or_else(|| panic!("{findings:?}")).model;
    let Model::StagHunt(StagHunt { both, alone, spared, neither }) = &model else { panic!("{model:?}") };
    let joins_from = quantities(&model).into_iter().find(|(name, _)| *name == "joins_from").map(|(_, value)| value);
    let shell = Shell::new();
    let head = r#"NFG 1 R "stag hunt" { "one" "other" } { { "join" "not" } { "join" "not" } }"#;
    let payoffs = format!("{both} {both} {spared} {alone} {alone} {spared} {neither} {neither}");
    shell.write("stag.nfg", &format!("{head}\n\n{payoffs}\n"));
    let Some(told) = gambit("mixed.py", &[shell.path("stag.nfg").as_os_str()]) else { return };
    let mixed: Vec<f64> = told.lines().map(|line| line.parse().expect("a number")).collect();
    let [chance] = mixed.as_slice() else { panic!("one mixed equilibrium, not {mixed:?}") };
    let Some(Value::Number(ours)) = joins_from else { panic!("{joins_from:?}") };
    assert!((ours - chance).abs() < 1e-12, "{ours} {chance}");
}

fn slugs(profile: &[Response]) -> String {
    profile.iter().map(|response| response.slug()).collect::<Vec<_>>().join(",")
}

/// From the terminal: the game of a played window, solved and written.
#[test]
fn a_window_is_solved_and_written_from_the_terminal() {
    let shell = Shell::with_log();
    let line = "solve game.jsonl --round 2 --incident wiper --players usa,gbr,fra --accused rus";
    insta::assert_snapshot!(shell.output(line));
    let json = shell.json(&format!("{line} --format json --nfg window.nfg"));
    assert_eq!(json["players"], serde_json::json!(["usa", "gbr", "fra"]));
    let text = shell.read("window.nfg");
    assert!(text.starts_with("NFG 1 R \"wiper, round 2, against Russia\" { \"usa\" \"gbr\" \"fra\" }"), "{text}");
    let profiles = json["profiles"].as_u64().expect("a number");
    assert_eq!(text.lines().skip(5).count() as u64, profiles, "{text}");
    let five = "solve game.jsonl --round 2 --incident wiper --players usa,gbr,fra,usa,gbr --nfg x.nfg";
    assert!(shell.error(five, 2).contains("named twice"));
    shell.run("run 2017_notpetya --seed 7 --log notpetya.jsonl").success();
    let bloc = shell.error("solve notpetya.jsonl --round 3 --incident notpetya --players gbr,eu", 2);
    assert!(bloc.contains("a bloc answers for its members"), "{bloc}");
    let late = "solve notpetya.jsonl --round 7 --incident notpetya --players usa,gbr,deu";
    let told = shell.output(late);
    assert!(told.contains("usa (sanction_persons before), gbr (public before), deu (private before)"), "{told}");
    let json = shell.json(&format!("{late} --format json"));
    assert_eq!(json["before"][0], serde_json::json!("sanction_persons"));
    assert!(shell.error("solve game.jsonl --round 9 --incident wiper --players usa,gbr", 2).contains("round 9"));
}
