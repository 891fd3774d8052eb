//! Floor 1: the rules. Pure functions over plain data: no files, clocks, threads, globals or hash order.
//!
//! Three nouns, three verbs. An [`Order`] is what a seat wants, an [`Event`] is what happened, a
//! [`Situation`] is where we are. [`check`](check::check) says no, [`play_round`](round::play_round) says what happens, and
//! [`apply`](apply::apply) is the only code that changes a situation.

// In suggested reading order.
pub mod id;
pub mod quantity;
pub mod date;
pub mod dice;
pub mod actor;
pub mod alliance;
pub mod incident;
pub mod norm;
pub mod treaty;
pub mod rules;
pub mod response;
pub mod choice;
pub mod decision;
mod tariff;
pub mod setting;
pub mod moves;
pub mod event;
mod evidence;
pub mod situation;
pub mod apply;
pub mod check;
pub mod belief;
pub mod commitment;
pub mod disclosure;
pub mod pressure;
pub mod front;
mod ceiling;
pub mod deliberation;
pub mod deterrence;
pub mod equilibrium;
pub mod foresight;
pub mod settlement;
pub mod participation;
pub mod power;
pub mod entry_into_force;
pub mod round;
pub mod view;
pub mod forecast;

pub use actor::Actor;
pub use alliance::Alliances;
pub use choice::{Decision, Response};
pub use date::Date;
pub use dice::{Dice, Seed};
pub use event::{Event, Record};
pub use id::{ActorId, ActorSet, ClauseId, DocumentId, IncidentId, Names, Round};
pub use incident::Incident;
pub use moves::{Order, Orders};
pub use quantity::{Points, Share};
pub use rules::Rules;
pub use setting::Setting;
pub use situation::Situation;
pub use view::View;
