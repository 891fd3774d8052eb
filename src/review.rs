//! Floor 4: one game looked back on: why each actor chose as it did, what happened, and what it came to.

// In suggested reading order.
pub mod audience;
pub mod ballot;
pub mod compare;
pub mod consent;
pub mod counterfactual;
pub mod final_text;
pub mod outcome;
pub mod outlook;
pub mod plan;
pub mod quality;
pub mod renewal;
pub mod robustness;
pub mod role;
mod scene;
pub mod standstill;
pub mod story;
pub mod theory;
pub mod timeline;
pub mod treaties;
pub mod turning_point;
pub mod why;
pub mod withdrawal;
pub mod words;

pub use audience::Audience;
pub use ballot::{Ballot, ballot};
pub use compare::{Comparison, compare};
pub use consent::{Consent, consent};
pub use final_text::{FinalText, final_text};
pub use outcome::{Outcome, outcome};
pub use outlook::{Outlook, outlook};
pub use plan::{Plan, plan};
pub use quality::{TextQuality, Yardstick, qualities};
pub use renewal::{Renewal, renewal};
pub use robustness::{Rerun, Robustness, robustness};
pub use role::role;
pub use standstill::{Standstill, standstill};
pub use story::{Chapter, as_it_went, story};
pub use theory::{Lens, Mechanism, lens};
pub use timeline::{Line, timeline};
pub use treaties::{Treaties, treaties};
pub use turning_point::{TurningPoint, turning_point};
pub use why::{NoDecision, Why, why};
pub use withdrawal::{Sequel, Withdrawal, withdrawals};
