//! The session: the game on the table and its file. One system changes it, and only when an [`Intent`] asks for it.

mod sitting;

use std::path::{Path, PathBuf};
use std::sync::Arc;

use bevy::prelude::*;
use bevy::window::RequestRedraw;

use super::intent::Intent;
use super::map::Layout;
use super::print::print;
use super::settings::Settings;
use super::shelf::Shelf;
use super::{Screen, text};
use crate::logfile::LogFile;
use crate::play::Game;
use crate::scenario::Scenario;
use crate::sim;

pub use sitting::Sitting;

/// What lies on the table, and what could be put there.
#[derive(Debug, Resource)]
pub struct Session {
    scenario: Arc<Scenario>,
    layout: Layout,
    shelf: Option<Shelf>,
    bookmark: Option<PathBuf>,
    /// The unfinished game, in a few words.
    bookmark_label: Option<String>,
    /// The game that was played last, if it was played to its end, and what it is in a few words.
    keepsake: Option<(PathBuf, String)>,
    sitting: Option<Sitting>,
    games: u64,
    /// The language that was asked for; each scenario in its own if none.
    language: Option<String>,
    notice: Option<String>,
    /// What was done, and where to find it.
    news: Option<String>,
    /// Where the texts of documents are written out.
    prints: Option<PathBuf>,
    is_list: bool,
    has_help: bool,
}

impl Session {
    /// An empty table. Games are kept in the data folder, or not at all if there is none.
    #[must_use]
    pub fn new(scenario: Arc<Scenario>, data: Option<&Path>) -> Self {
        let mut session = Self {
            layout: Layout::of(&scenario),
            scenario,
            shelf: data.map(Shelf::new),
            bookmark: None,
            bookmark_label: None,
            keepsake: None,
            sitting: None,
            games: 0,
            language: None,
            notice: None,
            news: None,
            prints: data.map(|data| data.join("texts")),
            is_list: false,
            has_help: false,
        };
        session.look_for_bookmark();
        session
    }

    /// What a new game plays.
    #[must_use]
    pub fn scenario(&self) -> &Arc<Scenario> {
        &self.scenario
    }

    /// Where its actors stand on the map.
    #[must_use]
    pub fn layout(&self) -> &Layout {
        &self.layout
    }

    /// The game that was left unfinished, in a few words.
    #[must_use]
    pub fn bookmark(&self) -> Option<&str> {
        self.bookmark_label.as_deref()
    }

    /// The game that was played last, in a few words, if it was played to its end.
    #[must_use]
    pub fn keepsake(&self) -> Option<&str> {
        self.keepsake.as_ref().map(|(_, label)| label.as_str())
    }

    /// The game on the table.
    #[must_use]
    pub fn sitting(&self) -> Option<&Sitting> {
        self.sitting.as_ref()
    }

    /// How many games have come on the table so far: another number is another game.
    #[must_use]
    pub fn games(&self) -> u64 {
        self.games
    }

    /// What the person should know: a refusal, or trouble with a file.
    #[must_use]
    pub fn notice(&self) -> Option<&str> {
        self.notice.as_deref()
    }

    /// What was done that cannot be seen on the screen.
    #[must_use]
    pub fn news(&self) -> Option<&str> {
        self.news.as_deref()
    }

    /// Whether the network is shown as a list.
    #[must_use]
    pub fn is_list(&self) -> bool {
        self.is_list
    }

    /// Whether the page of keys is shown.
    #[must_use]
    pub fn has_help(&self) -> bool {
        self.has_help
    }

    /// Does what is wanted. Returns the screen to show next, if another.
    pub fn obey(&mut self, intent: Intent) -> Option<Screen> {
        (self.notice, self.news) = (None, None);
        match intent {
            Intent::Continue => self.continue_bookmark(),
            Intent::LookBack => self.look_back(),
            Intent::Open(path) => self.open(&path),
            Intent::Play => Some(Screen::Briefing),
            Intent::Watch => self.begin(sim::ActorSet::EMPTY, false),
            Intent::TakeSeats { seats, by_script } => self.begin(seats, by_script),
            Intent::Speak(language) => {
                self.speak(&language);
                None
            }
            Intent::NewGame => self.leave(Screen::Briefing),
            Intent::BackTo(Screen::Start) => self.leave(Screen::Start),
            Intent::BackTo(screen) => Some(screen),
            Intent::ToggleList => self.toggle(|session| &mut session.is_list),
            Intent::ToggleHelp => self.toggle(|session| &mut session.has_help),
            Intent::Branch(round) => self.branch(round),
            Intent::Print => self.print(),
            Intent::TextSize(_) | Intent::ToggleTheme | Intent::ToggleFullScreen | Intent::Quit => None,
            intent @ (Intent::SelectActor(_)
            | Intent::DeselectActor
            | Intent::SelectIncident(_)
            | Intent::OpenDesk(_)
            | Intent::Seal(_)
            | Intent::Unseal(_)
            | Intent::Table(_)
            | Intent::LiftCurtain
            | Intent::DropCurtain
            | Intent::PlayRound
            | Intent::StepResolution
            | Intent::StepBack
            | Intent::SkipResolution
            | Intent::LeaveResolution
            | Intent::Undo(_)
            | Intent::AskWhy { .. }
            | Intent::CloseWhy
            | Intent::SetFoil(_)
            | Intent::Save) => self.play(intent),
        }
    }

    /// What concerns the game on the table. Its file catches up at once.
    fn play(&mut self, intent: Intent) -> Option<Screen> {
        let sitting = self.sitting.as_mut()?;
        let screen = sitting.obey(intent).unwrap_or_else(|refusal| {
            self.notice = Some(text::sentence(&refusal));
            None
        });
        if let Err(error) = sitting.save() {
            self.notice = Some(text::not_saved(&error));
        }
        screen
    }

    /// Writes the texts of the game's documents out, and says where.
    fn print(&mut self) -> Option<Screen> {
        let game = self.sitting.as_ref()?.game();
        match self.prints.as_ref().map(|folder| print(folder, game)) {
            Some(Ok(files)) => self.news = Some(text::printed(&files)),
            Some(Err(error)) => self.notice = Some(text::not_printed(&error)),
            None => self.notice = Some(text::NO_HOME_FOR_PRINTS.to_owned()),
        }
        None
    }

    /// Says where a picture of the window was saved, or why it was not.
    pub(super) fn tell_picture(&mut self, saved: Result<&Path, String>) {
        match saved {
            Ok(path) => (self.news, self.notice) = (Some(text::pictured(path)), None),
            Err(trouble) => (self.news, self.notice) = (None, Some(trouble)),
        }
    }

    fn toggle(&mut self, flag: fn(&mut Self) -> &mut bool) -> Option<Screen> {
        let flag = flag(self);
        *flag = !*flag;
        None
    }

    /// Tells scenarios in this language from now on, as far as they are written in it.
    pub fn speak(&mut self, language: &str) {
        self.language = Some(language.to_owned());
        if let Ok(told) = Scenario::clone(&self.scenario).told_in(language) {
            self.scenario = Arc::new(told);
        }
        self.look_for_bookmark();
    }

    /// A game in the language that was asked for.
    fn told(&self, mut game: Game) -> Game {
        self.language.iter().for_each(|language| game.tell_in(language));
        game
    }

    /// Starts a new game with persons in these seats; the others do as they did, or decide for themselves. Without a file
    /// it can still be played.
    fn begin(&mut self, seats: sim::ActorSet, by_script: bool) -> Option<Screen> {
        let mut game = Game::new(Arc::clone(&self.scenario), chance());
        seats.iter().for_each(|seat| game.seat(seat, true));
        if by_script && let Err(findings) = game.follow_script() {
            self.notice = findings.first().map(|finding| text::no_script(&finding.message));
            return None;
        }
        Some(self.put_on_table(game))
    }

    fn put_on_table(&mut self, game: Game) -> Screen {
        let logfile = match self.shelf.as_ref().map(|shelf| shelf.add(&game)) {
            Some(Ok(logfile)) => Some(logfile),
            Some(Err(error)) => {
                self.notice = Some(text::not_saved(&error));
                None
            }
            None => {
                self.notice = Some(text::NO_HOME.to_owned());
                None
            }
        };
        self.sit_down(game, logfile)
    }

    fn sit_down(&mut self, game: Game, logfile: Option<LogFile>) -> Screen {
        self.games += 1;
        self.sitting.insert(Sitting::new(game, logfile)).screen()
    }

    fn continue_bookmark(&mut self) -> Option<Screen> {
        let path = self.bookmark.clone()?;
        self.open(&path)
    }

    fn look_back(&mut self) -> Option<Screen> {
        let (path, _) = self.keepsake.clone()?;
        self.open(&path)
    }

    fn open(&mut self, path: &Path) -> Option<Screen> {
        match LogFile::open(path) {
            Ok((logfile, game)) => {
                let game = self.told(game);
                Some(self.sit_down(game, Some(logfile)))
            }
            Err(error) => {
                self.notice = Some(text::not_opened(path, &error));
                None
            }
        }
    }

    fn branch(&mut self, round: sim::Round) -> Option<Screen> {
        match self.sitting.as_ref()?.game().branch(round) {
            Ok(game) => Some(self.put_on_table(game)),
            Err(refusal) => {
                self.notice = Some(text::sentence(&refusal));
                None
            }
        }
    }

    /// Clears the table; the game stays in its file.
    fn leave(&mut self, screen: Screen) -> Option<Screen> {
        self.sitting = None;
        self.look_for_bookmark();
        Some(screen)
    }

    /// Finds the newest game that can be played on; a newer one that cannot is reported.
    fn look_for_bookmark(&mut self) {
        (self.bookmark, self.bookmark_label) = (None, None);
        let keepsake = self.shelf.as_ref().and_then(Shelf::keepsake);
        self.keepsake = keepsake.and_then(|kept| Some((kept.path, text::bookmark(&self.told(kept.game.ok()?)))));
        for bookmark in self.shelf.clone().iter().flat_map(Shelf::bookmarks) {
            match bookmark.game {
                Ok(game) => {
                    self.bookmark_label = Some(text::bookmark(&self.told(game)));
                    self.bookmark = Some(bookmark.path);
                    return;
                }
                Err(error) => self.notice = Some(text::not_opened(&bookmark.path, &error)),
            }
        }
    }
}

/// A seed that nobody chose, short enough to be read out. Hash keys are the one chance that the standard library has.
fn chance() -> sim::Seed {
    use std::hash::{BuildHasher, RandomState};
    sim::Seed(RandomState::new().hash_one(()) % 1_000_000)
}

pub(super) fn plugin(app: &mut App) {
    app.add_message::<Intent>().add_message::<RequestRedraw>().add_systems(Last, carry_out);
}

/// THE system that carries out intents.
fn carry_out(
    mut intents: MessageReader<Intent>,
    mut session: ResMut<Session>,
    mut settings: ResMut<Settings>,
    mut screen: ResMut<NextState<Screen>>,
    mut exit: MessageWriter<AppExit>,
    mut redraw: MessageWriter<RequestRedraw>,
) {
    for intent in intents.read() {
        if let Intent::TextSize(size) = intent {
            settings.set_text_size(*size);
        }
        if *intent == Intent::ToggleTheme {
            settings.is_dark = !settings.is_dark;
        }
        if *intent == Intent::ToggleFullScreen {
            settings.is_full = !settings.is_full;
        }
        if let Intent::Speak(language) = intent {
            settings.language = Some(language.clone());
        }
        if *intent == Intent::Quit {
            exit.write(AppExit::Success);
        }
        if let Some(next) = session.obey(intent.clone()) {
            screen.set(next);
        }
        redraw.write(RequestRedraw);
    }
}
