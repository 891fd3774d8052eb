//! Scripts: what some seats do in some rounds, whatever the rule would take.

use super::notation::{Line, NotationError, Who, Wish, parse_line};
use crate::scenario::diagnostic::Diagnostic;
use crate::scenario::published::Published;
use crate::scenario::spanned::Span;
use crate::scenario::{Roster, Scenario, code};
use crate::sim::check::motion::{OutOfOrder, check_beside};
use crate::sim::check::{Illegal, check_order};
use crate::sim::treaty::Motion;
use crate::sim::{ActorId, IncidentId, Order, Response, Setting, Situation};

/// The lines of a script. A seat with an order or a motion for a round is played so in that round: it sends no answer
/// about other incidents, and makes no other motion. Every other seat is a machine's.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Script {
    /// Its lines, in order; later orders replace earlier ones about the same incident.
    pub lines: Vec<Line>,
}

/// Why a line has no effect in a round.
#[derive(Clone, Copy, Debug, PartialEq, thiserror::Error)]
pub enum Refused {
    /// Its order is illegal.
    #[error("{0}")]
    Order(#[from] Illegal),
    /// Its motion is out of order.
    #[error("{0}")]
    Motion(#[from] OutOfOrder),
    /// It is for a round that the game did not reach.
    #[error("the game was over before that round")]
    Over,
}

impl Script {
    /// The script of a scenario; without lines if it has none.
    ///
    /// # Errors
    /// Lines that are no orders, each with its place in the scenario's file.
    pub fn of(scenario: &Scenario) -> Result<Self, Vec<Diagnostic>> {
        let roster = Roster::of(scenario);
        let (mut lines, mut findings) = (Vec::new(), Vec::new());
        for (span, text) in &scenario.script {
            match parse_line(&roster, text) {
                Ok(line) => lines.extend(line),
                Err(error) => findings.push(no_order(&scenario.source_text, span, text, error)),
            }
        }
        if findings.is_empty() { Ok(Self { lines }) } else { Err(findings) }
    }

    /// An actor's orders and motions for the open round; `tell` hears of every line that was meant for it, whether it is
    /// carried out. An order for every round that was carried out already means: no further step.
    pub fn wishes(
        &self,
        setting: &Setting,
        situation: &Situation,
        actor: ActorId,
        mut tell: impl FnMut(usize, Result<(), Refused>),
    ) -> (Vec<Order>, Vec<Motion>) {
        let (mut orders, mut motions): (Vec<Order>, Vec<Motion>) = (Vec::new(), Vec::new());
        for (number, line) in self.lines.iter().enumerate() {
            let is_meant = line.who == Who::Everybody || line.who == Who::Actor(actor);
            if !is_meant || line.round.is_some_and(|round| round != situation.round()) {
                continue;
            }
            let told = match &line.wish {
                Wish::Order(order) => {
                    let order = match check_order(setting, situation, actor, order) {
                        Err(Illegal::AlreadyDone) if !line.is_strict() => Ok(stand_by(order.incident)),
                        told => told.map(|()| order.clone()),
                    };
                    order.map(|order| give(&mut orders, order)).map_err(Refused::from)
                }
                Wish::Motion(motion) => check_beside(setting, situation, actor, &motions, motion)
                    .map(|()| motions.push(motion.clone()))
                    .map_err(Refused::from),
            };
            tell(number, told);
        }
        (orders, motions)
    }
}

impl Line {
    /// Whether it is meant to be carried out as it stands: one actor's, for one round.
    #[must_use]
    pub fn is_strict(&self) -> bool {
        self.round.is_some() && self.who != Who::Everybody
    }
}

/// Every problem of a file, be it a scenario, with its script, or a published result: the two are told apart by the field
/// `model`.
#[must_use]
pub fn findings(file_name: &str, text: &str) -> Vec<Diagnostic> {
    if Published::is_one(text) {
        return Published::parse(file_name, text).1;
    }
    let (scenario, mut findings) = Scenario::parse(file_name, text);
    findings.extend(scenario.and_then(|scenario| Script::of(&scenario).err()).unwrap_or_default());
    findings
}

/// What is wrong with a line that stands at `span` in a file: from the word on that does not fit, if it stands there as
/// it is read.
fn no_order(file: &str, span: &Span, text: &str, error: NotationError) -> Diagnostic {
    let NotationError { column, problem, help } = error;
    let is_plain = file.get(span.clone()).is_some_and(|written| written.len() == text.len() + 2);
    let before = text.chars().take(column.saturating_sub(1)).map(char::len_utf8).sum::<usize>();
    let place = if is_plain { span.start + 1 + before..span.end - 1 } else { span.clone() };
    Diagnostic::error(code::NO_ORDER, place, problem).label("this line is no order").help(help)
}

/// Puts an order in the place of an earlier one about the same incident.
fn give(orders: &mut Vec<Order>, order: Order) {
    orders.retain(|earlier| earlier.incident != order.incident);
    orders.push(order);
}

/// The order to take no further step.
fn stand_by(incident: IncidentId) -> Order {
    Order { incident, response: Response::HoldOut, accused: None, pledge: None }
}
