//! The window without a window: intents in, events out, games kept through a crash.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::app::AppExit;
use bevy::ecs::message::Messages;
use bevy::prelude::{App, MinimalPlugins, State};
use bevy::state::app::StatesPlugin;
use dinard::app::intent::Intent;
use dinard::app::session::Session;
use dinard::app::settings::Settings;
use dinard::app::{self, Screen};
use dinard::play::Entry;
use dinard::scenario::Scenario;
use dinard::sim::treaty::{Motion, Wording};
use dinard::sim::{ActorId, ClauseId, DocumentId, IncidentId, Order, Response, Round, View};
use tempfile::TempDir;

const SCENARIO: &str = r#"(
    format: 1,
    title: {"en": "A small world", "fr": "Un petit monde"},
    rounds: [(date: "2017-06-27"), (date: "2017-10-24"), (date: "2018-02-15")],
    actors: { "gbr": (name: {"en": "United Kingdom", "fr": "Royaume-Uni"}), "fra": (name: "France"), "rus": (name: "Russia") },
    ties: [(between: ("gbr", "fra"), kind: defence_pact), (between: ("gbr", "rus"), kind: rivalry)],
    incidents: {
        "wiper": (author: "rus", severity: 8, victims: {"fra": 1}, evidence: [(layer: tactical)]),
        "worm": (author: "rus", severity: 5, victims: {"fra": 1}, evidence: [(layer: tactical)], on: (round: 3)),
    },
    playable: ["gbr", "fra"],
)"#;

const GBR: ActorId = ActorId(0);
const FRA: ActorId = ActorId(1);
const RUS: ActorId = ActorId(2);
const WIPER: IncidentId = IncidentId(0);
const WORM: IncidentId = IncidentId(1);

/// An app without window and graphics, over a data folder.
struct Window {
    app: App,
}

impl Window {
    fn open(data: &Path) -> Self {
        let (scenario, findings) = Scenario::parse("small.ron", SCENARIO);
        Self::open_on(data, scenario.unwrap_or_else(|| panic!("{findings:?}")))
    }

    fn open_on(data: &Path, scenario: Scenario) -> Self {
        let mut app = App::new();
        app.add_plugins((MinimalPlugins, StatesPlugin))
            .insert_resource(Session::new(Arc::new(scenario), Some(data)))
            .insert_resource(Settings::load(Some(data)))
            .add_plugins(app::plugin);
        app.update();
        Self { app }
    }

    /// Wants something, and lets it happen.
    fn want(&mut self, intent: Intent) -> &mut Self {
        self.app.world_mut().write_message(intent);
        self.app.update();
        self.app.update();
        self
    }

    fn session(&self) -> &Session {
        self.app.world().resource::<Session>()
    }

    fn screen(&self) -> Screen {
        *self.app.world().resource::<State<Screen>>().get()
    }

    fn journal(&self) -> Vec<Entry> {
        self.session().sitting().expect("a game").game().journal().to_vec()
    }

    fn round(&self) -> Round {
        self.session().sitting().expect("a game").game().round()
    }
}

fn seat(seats: &[ActorId]) -> Intent {
    Intent::TakeSeats { seats: seats.iter().copied().collect(), by_script: false }
}

fn answer(response: Response) -> Intent {
    Intent::Seal(Order { incident: WIPER, response, accused: Some(RUS), pledge: None })
}

fn logs(data: &TempDir) -> Vec<PathBuf> {
    let mut logs: Vec<_> =
        fs::read_dir(data.path().join("games")).expect("a folder").map(|log| log.expect("an entry").path()).collect();
    logs.sort();
    logs
}

#[test]
fn a_game_goes_from_the_start_to_the_end() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    assert_eq!(window.screen(), Screen::Start);
    assert_eq!(window.want(Intent::Play).screen(), Screen::Briefing);
    assert_eq!(window.want(seat(&[GBR])).screen(), Screen::Room);
    let sitting = window.session().sitting().expect("a game");
    assert_eq!((sitting.seat(), sitting.table().incident, sitting.has_desk()), (Some(GBR), Some(WIPER), true));
    window.want(answer(Response::Public));
    assert_eq!(window.session().sitting().unwrap().unanswered().count(), 0);
    assert_eq!(window.want(Intent::PlayRound).screen(), Screen::Resolution);
    assert!(window.journal().iter().any(|entry| matches!(entry, Entry::Sealed { actor: GBR, .. })));
    assert_eq!(window.want(Intent::LeaveResolution).screen(), Screen::Room);
    window.want(Intent::PlayRound).want(Intent::LeaveResolution).want(Intent::PlayRound);
    assert_eq!(window.want(Intent::LeaveResolution).screen(), Screen::End);
    assert_eq!(window.want(Intent::BackTo(Screen::Start)).screen(), Screen::Start);
    assert_eq!(window.session().bookmark(), None, "a finished game is not to be continued");
}

#[test]
fn every_game_on_the_table_is_counted_so_that_none_is_shown_what_another_left() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    let mut games = vec![window.session().games()];
    let steps = [
        seat(&[GBR]),
        Intent::BackTo(Screen::Start),
        Intent::Continue,
        Intent::PlayRound,
        Intent::Branch(Round(1)),
        Intent::NewGame,
        Intent::Watch,
    ];
    for step in steps {
        games.push(window.want(step).session().games());
    }
    assert_eq!(games, [0, 1, 1, 2, 2, 3, 3, 4]);
}

#[test]
fn a_game_that_was_played_out_can_be_looked_back_at_until_another_is_newer() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(seat(&[GBR]));
    for _ in 0..3 {
        window.want(Intent::PlayRound);
    }
    window.want(Intent::BackTo(Screen::Start));
    assert_eq!(window.session().bookmark(), None);
    assert!(window.session().keepsake().is_some_and(|label| label.contains("United Kingdom")));
    assert_eq!(window.want(Intent::LookBack).screen(), Screen::End);
    // Files are told apart by their times.
    std::thread::sleep(std::time::Duration::from_millis(20));
    window.want(Intent::NewGame).want(seat(&[FRA])).want(Intent::BackTo(Screen::Start));
    assert_eq!(window.session().keepsake(), None);
    assert!(window.session().bookmark().is_some_and(|label| label.contains("France")));
}

#[test]
fn what_was_sealed_survives_a_crash() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR])).want(Intent::PlayRound).want(Intent::LeaveResolution);
    let before = window.want(answer(Response::Private)).journal();
    drop(window);

    let mut again = Window::open(data.path());
    assert_eq!(again.session().bookmark(), Some("A small world · United Kingdom · round\u{a0}2\u{a0}of\u{a0}3"));
    assert_eq!(again.want(Intent::Continue).screen(), Screen::Room);
    assert_eq!(again.journal(), before);
    assert_eq!(logs(&data).len(), 1, "the same file goes on");
}

#[test]
fn a_crash_in_the_middle_of_a_line_loses_nothing_that_was_whole() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR])).want(Intent::PlayRound);
    let before = window.journal();
    drop(window);
    let log = logs(&data).remove(0);
    let whole = fs::read(&log).unwrap();
    for cut in [1, 30, 400, whole.len() / 3] {
        fs::write(&log, &whole[..whole.len() - cut]).unwrap();
        let mut again = Window::open(data.path());
        again.want(Intent::Continue);
        assert_eq!(again.session().notice(), None);
        let journal = again.journal();
        assert_eq!(journal[..], before[..journal.len()], "{cut} bytes less");
        drop(again);
        let text = fs::read_to_string(&log).unwrap();
        assert!(text.ends_with('\n') && text.lines().count() == journal.len() + 1);
    }
}

#[test]
fn a_damaged_log_is_reported_and_kept() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR])).want(Intent::PlayRound);
    drop(window);
    let log = logs(&data).remove(0);
    let damaged = fs::read_to_string(&log).unwrap().replacen("\"round_opened\"", "\"round_opend\"", 1);
    fs::write(&log, &damaged).unwrap();

    let mut again = Window::open(data.path());
    assert_eq!(again.session().bookmark(), None);
    let notice = again.session().notice().expect("a report").to_owned();
    assert!(notice.contains("small-1.jsonl") && notice.contains("line"), "{notice}");
    again.want(Intent::Open(log.clone()));
    assert_eq!((again.screen(), again.session().sitting().is_none()), (Screen::Start, true));
    again.want(Intent::Play).want(seat(&[GBR]));
    assert_eq!(fs::read_to_string(&log).unwrap(), damaged, "the file stays as it is");
    assert_eq!(logs(&data).len(), 2, "a new game has a file of its own");
}

#[test]
fn two_windows_never_write_to_one_log() {
    let data = TempDir::new().unwrap();
    let mut first = Window::open(data.path());
    first.want(Intent::Play).want(seat(&[GBR]));
    let mut second = Window::open(data.path());
    second.want(Intent::Continue);
    assert_eq!(second.screen(), Screen::Start);
    assert!(second.session().notice().is_some_and(|notice| notice.contains("another game is writing")));
}

#[test]
fn undo_goes_back_and_the_same_orders_give_the_same_events() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR]));
    window.want(answer(Response::Public)).want(Intent::PlayRound);
    let records =
        |window: &Window| -> Vec<_> { window.session().sitting().unwrap().game().records().cloned().collect() };
    let first = records(&window);
    assert_eq!(window.want(Intent::Undo(Round(1))).screen(), Screen::Room);
    assert_eq!(window.round(), Round(1));
    window.want(answer(Response::Public)).want(Intent::PlayRound);
    assert_eq!(records(&window), first);
    window.want(Intent::Undo(Round(9)));
    assert!(window.session().notice().is_some_and(|notice| notice.contains("has not been reached")));
}

#[test]
fn the_desk_turns_to_the_next_incident_that_waits() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR]));
    for _ in 1..3 {
        window.want(Intent::PlayRound).want(Intent::LeaveResolution);
    }
    let looked_at = |window: &Window| window.session().sitting().unwrap().table().incident;
    assert_eq!(looked_at(&window), Some(WORM), "the newest first");
    assert_eq!(window.session().sitting().unwrap().next_incident(), Some(WIPER));
    window.want(Intent::Seal(Order {
        incident: WORM,
        response: Response::HoldOut,
        accused: Some(RUS),
        pledge: None,
    }));
    assert_eq!(looked_at(&window), Some(WIPER));
    window.want(answer(Response::HoldOut));
    assert_eq!(looked_at(&window), Some(WIPER), "nothing waits any more");
}

#[test]
fn a_branch_is_a_game_of_its_own() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR])).want(Intent::PlayRound).want(Intent::PlayRound);
    assert_eq!(window.want(Intent::Branch(Round(2))).screen(), Screen::Room);
    assert_eq!((window.round(), logs(&data).len()), (Round(2), 2));
    assert_eq!(window.session().sitting().unwrap().seat(), Some(GBR));
}

#[test]
fn refusals_are_told_and_change_nothing() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR]));
    let before = window.journal();
    window.want(Intent::Seal(Order {
        incident: WIPER,
        response: Response::Retract,
        accused: Some(RUS),
        pledge: None,
    }));
    assert_eq!(window.session().notice(), Some("There is no public accusation to take back."));
    assert_eq!(window.journal(), before);
    window.want(Intent::SelectActor(RUS));
    assert_eq!(window.session().notice(), None, "a notice goes with the next step");
}

#[test]
fn settings_are_kept_and_the_window_can_be_closed() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::TextSize(1.3)).want(Intent::ToggleTheme).want(Intent::Quit);
    assert!(!window.app.world().resource::<Messages<AppExit>>().is_empty());
    let kept = Settings::load(Some(data.path()));
    assert_eq!((kept.text_size, kept.is_dark), (1.3, false));
}

#[test]
fn delegations_at_one_window_take_turns_and_see_nothing_of_each_other() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    let whose = |window: &Window| window.session().sitting().expect("a game").seat();
    assert_eq!(window.want(seat(&[GBR, FRA])).screen(), Screen::Curtain);
    assert_eq!((whose(&window), window.want(Intent::LiftCurtain).screen()), (Some(GBR), Screen::Room));
    window.want(answer(Response::Public));
    assert_eq!(window.want(Intent::DropCurtain).screen(), Screen::Curtain);
    assert_eq!(window.want(Intent::PlayRound).screen(), Screen::Curtain, "nothing is played from behind the curtain");
    assert_eq!(whose(&window), Some(GBR));

    assert_eq!(window.want(Intent::LiftCurtain).want(Intent::PlayRound).screen(), Screen::Curtain);
    assert_eq!((whose(&window), window.round()), (Some(FRA), Round(1)));
    let sitting = window.session().sitting().unwrap();
    assert_eq!(sitting.round_before(), None, "the orders of another delegation cannot be taken back");
    assert!(sitting.table().sealed().is_empty() && !sitting.table().opens_book_of(GBR));

    window.want(Intent::LiftCurtain).want(answer(Response::Private));
    assert_eq!(window.session().sitting().unwrap().round_before(), Some(Round(1)));
    window.want(Intent::Undo(Round(1)));
    let game = window.session().sitting().unwrap().game();
    assert_eq!((game.sealed(FRA), game.sealed(GBR).map(<[_]>::len)), (Some(&[][..]), Some(1)), "each its own");

    assert_eq!(window.want(Intent::PlayRound).screen(), Screen::Resolution);
    let sitting = window.session().sitting().unwrap();
    assert_eq!((sitting.seat(), sitting.table().view.viewer), (None, None), "all look on at what all can see");
    assert!(![GBR, FRA, RUS].into_iter().any(|actor| sitting.table().opens_book_of(actor)));
    assert_eq!(window.want(Intent::LeaveResolution).screen(), Screen::Curtain);
    assert_eq!((whose(&window), window.round()), (Some(GBR), Round(2)));
    drop(window);

    let mut again = Window::open(data.path());
    assert_eq!(
        again.session().bookmark(),
        Some("A small world · United Kingdom, France · round\u{a0}2\u{a0}of\u{a0}3")
    );
    assert_eq!(again.want(Intent::Continue).screen(), Screen::Curtain);
    for _ in 2..4 {
        again.want(Intent::LiftCurtain).want(Intent::PlayRound).want(Intent::LiftCurtain).want(Intent::PlayRound);
        again.want(Intent::LeaveResolution);
    }
    assert_eq!((again.screen(), whose(&again)), (Screen::End, None));
}

#[test]
fn the_map_shows_no_more_of_the_outcome_than_the_lines_do() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR])).want(answer(Response::Public)).want(Intent::PlayRound);
    let step = |window: &Window| {
        let sitting = window.session().sitting().unwrap();
        let stance = |view: &View| view.incident(WIPER).expect("an incident").stance(GBR).response;
        (stance(sitting.unfolded().view), stance(sitting.table().view))
    };
    assert_eq!(step(&window), (Response::HoldOut, Response::Public), "the first line is the order");
    assert_eq!(step(window.want(Intent::StepResolution)), (Response::Public, Response::Public));
    assert_eq!(step(window.want(Intent::StepBack)), (Response::HoldOut, Response::Public));
    window.want(Intent::SkipResolution);
    let sitting = window.session().sitting().unwrap();
    assert_eq!(sitting.unfolded().view, sitting.table().view);
}

#[test]
fn the_language_changes_names_and_nothing_else() {
    let data = TempDir::new().unwrap();
    let mut window = Window::open(data.path());
    window.want(Intent::Play).want(seat(&[GBR])).want(Intent::PlayRound).want(Intent::BackTo(Screen::Start));
    window.want(Intent::Speak("fr".to_owned()));
    assert_eq!(window.session().bookmark(), Some("Un petit monde · Royaume-Uni · round\u{a0}2\u{a0}of\u{a0}3"));
    window.want(Intent::Continue);
    let sitting = window.session().sitting().expect("a game");
    assert_eq!((sitting.table().label(GBR), sitting.table().label(FRA)), ("Royaume-Uni".into(), "France".into()));
    window.want(Intent::PlayRound).want(Intent::BackTo(Screen::Start)).want(Intent::Speak("en".to_owned()));
    assert_eq!(window.session().bookmark(), Some("A small world · United Kingdom · round\u{a0}3\u{a0}of\u{a0}3"));
    assert_eq!(Settings::load(Some(data.path())).language.as_deref(), Some("en"));
}

#[test]
fn motions_are_tabled_with_the_orders_and_taken_back_with_them() {
    let data = TempDir::new().unwrap();
    let (scenario, findings) = Scenario::parse("table.ron", include_str!("../cases/table.ron"));
    let scenario = scenario.unwrap_or_else(|| panic!("{findings:?}"));
    let mut window = Window::open_on(data.path(), scenario);
    let (ada, bel) = (ActorId(0), ActorId(1));
    let bracket = Motion::Mark { clause: ClauseId(0), wording: Wording::Bracketed };
    window.want(Intent::Play).want(seat(&[ada]));
    assert_eq!(window.screen(), Screen::Negotiation, "nothing waits for an answer in the room");
    assert_eq!(window.want(Intent::BackTo(Screen::Room)).screen(), Screen::Room);
    assert_eq!(window.want(Intent::BackTo(Screen::Negotiation)).screen(), Screen::Negotiation);
    window.want(Intent::Table(vec![bracket.clone()]));
    let tabled = |window: &Window| window.session().sitting().unwrap().table().tabled().to_vec();
    assert_eq!((tabled(&window), window.screen()), (vec![bracket.clone()], Screen::Negotiation));
    assert_eq!(window.session().sitting().unwrap().round_before(), Some(Round(1)));
    window.want(Intent::Undo(Round(1)));
    assert_eq!(tabled(&window), []);
    let early = Motion::Ratify { document: DocumentId(0) };
    window.want(Intent::Table(vec![early]));
    assert!(window.session().notice().is_some_and(|notice| notice.contains("no adopted text")));
    window.want(Intent::Table(vec![bracket]));
    assert_eq!(window.want(Intent::PlayRound).screen(), Screen::Resolution);
    let view = window.session().sitting().unwrap().game().view(Some(bel));
    assert_eq!(view.documents[0].clauses[0].wording, Wording::Bracketed);
    assert_eq!(window.want(Intent::LeaveResolution).screen(), Screen::Room, "the raid waits for an answer");
    let is_said = |window: &Window| window.session().news().is_some_and(|news| news.contains("-pact-1.md"));
    assert!(is_said(window.want(Intent::Print)));
    assert!(!is_said(window.want(Intent::Print)), "a second print has a name of its own");
}
