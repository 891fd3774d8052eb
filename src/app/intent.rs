//! What the person at the window wants. Panels and keys return intents; `session` alone carries them out.

use std::path::PathBuf;

use bevy::prelude::Message;

use super::Screen;
use crate::sim;

/// One wish. Nothing happens unless the session agrees.
#[derive(Clone, Debug, PartialEq, Message)]
pub enum Intent {
    /// Go on with the game that was left unfinished.
    Continue,
    /// Look once more at the end of the game that was played last.
    LookBack,
    /// Go on with the game in this log file.
    Open(PathBuf),
    /// Start a new game of the loaded scenario: choose a seat next.
    Play,
    /// Start a new game with machines in all seats, and watch it.
    Watch,
    /// Take these seats in the new game and enter the room; several take turns behind a curtain. Without any, watch.
    TakeSeats {
        /// Which.
        seats: sim::ActorSet,
        /// Whether the other seats do as they did, by the script of the scenario.
        by_script: bool,
    },
    /// Lift the curtain: the delegation whose turn it is sits at the window.
    LiftCurtain,
    /// Drop the curtain before anybody else looks.
    DropCurtain,
    /// Show another screen; the game stays as it is.
    BackTo(Screen),
    /// Look at this actor.
    SelectActor(sim::ActorId),
    /// Look at no actor in particular.
    DeselectActor,
    /// Look at this incident.
    SelectIncident(sim::IncidentId),
    /// Open the decision desk over this incident.
    OpenDesk(sim::IncidentId),
    /// Seal this order for the open round; it takes the place of an earlier one about the same incident.
    Seal(sim::Order),
    /// Take back the order about this incident.
    Unseal(sim::IncidentId),
    /// Table these motions for the open round, in this order; they take the place of all earlier ones.
    Table(Vec<sim::treaty::Motion>),
    /// Commit: play the open round to its end and show what came of it.
    PlayRound,
    /// Show the next line of the resolution.
    StepResolution,
    /// Show the line before.
    StepBack,
    /// Show all lines of the resolution.
    SkipResolution,
    /// Leave the resolution: for the next round, or for the end.
    LeaveResolution,
    /// Go back to the decision of this round.
    Undo(sim::Round),
    /// Ask why an actor decided as it did about an incident, up to a round.
    AskWhy {
        /// Who decided.
        actor: sim::ActorId,
        /// About what.
        incident: sim::IncidentId,
        /// The last round to look at.
        round: sim::Round,
    },
    /// Put away the Why card.
    CloseWhy,
    /// Compare what was chosen on the Why card with this instead.
    SetFoil(sim::Response),
    /// Leave this game as it is and go on from the decision of a round in a new one.
    Branch(sim::Round),
    /// Make sure that the game is on the disk.
    Save,
    /// Write the texts of the documents out into files.
    Print,
    /// Leave this game as it is and start over.
    NewGame,
    /// Set the size of all text; 1 is normal.
    TextSize(f32),
    /// Change between the dark theme and the light one for projectors.
    ToggleTheme,
    /// Change between the network and its list.
    ToggleList,
    /// Tell scenarios in this language.
    Speak(String),
    /// Change between the whole screen and a window.
    ToggleFullScreen,
    /// Show or put away the page of keys.
    ToggleHelp,
    /// Close the window.
    Quit,
}
