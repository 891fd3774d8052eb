//! Who plays a seat: a person, its machine, or the script of the scenario, which says what was done as it went.

use serde::{Deserialize, Serialize};

use super::script::Script;
use super::{Entry, Game};
use crate::scenario::diagnostic::Diagnostic;
use crate::sim::{ActorId, ActorSet, IncidentId, Order, Round};

/// Who plays a seat in a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Player {
    /// A person.
    Person,
    /// The script of the scenario: what the record has for this seat and this round.
    Script,
    /// The rules.
    Machine,
}

impl Player {
    /// Whether the rules chose what the seat did, so that there is a sum behind it.
    #[must_use]
    pub fn is_machine(self) -> bool {
        self == Self::Machine
    }
}

impl Game {
    /// The order of a person's seat about an incident under which a round was played; none if it gave none.
    #[must_use]
    pub fn order_played(&self, actor: ActorId, incident: IncidentId, round: Round) -> Option<Order> {
        let played = self.orders_played();
        played.get(usize::from(round.0).checked_sub(1)?)?.order(actor, incident).cloned()
    }

    /// Lets every seat that no person plays do as it did: in a round for which the script of the scenario has lines of
    /// it, those are its orders and motions, as far as they are legal then. In all other rounds it decides for itself.
    ///
    /// # Errors
    /// The script has lines that are no orders; then nothing changes.
    pub fn follow_script(&mut self) -> Result<(), Vec<Diagnostic>> {
        Script::of(self.scenario())?;
        if !self.follows_script() {
            self.enter(Entry::Others { round: self.round(), by_script: true });
        }
        Ok(())
    }

    /// Whether the seats that no person plays do as they did.
    #[must_use]
    pub fn follows_script(&self) -> bool {
        self.script.is_some()
    }

    /// Who stands behind a choice of a seat that the rules did not make: a person, or the script.
    #[must_use]
    pub fn orders_by(&self, actor: ActorId, round: Round) -> Player {
        let mut persons = ActorSet::EMPTY;
        for &index in &self.live {
            if let Entry::Seated { round: when, actor, by_person } = self.journal[index]
                && when <= round
            {
                persons.set(actor, by_person);
            }
        }
        if self.follows_script() && !persons.contains(actor) { Player::Script } else { Player::Person }
    }

    /// Which seats the script played in a round.
    #[must_use]
    pub fn scripted(&self, round: Round) -> ActorSet {
        let given = self.live.iter().filter_map(|&index| match &self.journal[index] {
            Entry::Sealed { round: when, actor, .. } | Entry::Tabled { round: when, actor, .. } => {
                (*when == round).then_some(*actor)
            }
            Entry::Seated { .. } | Entry::Others { .. } | Entry::Happened(_) | Entry::Undone { .. } => None,
        });
        given.filter(|actor| self.orders_by(*actor, round) == Player::Script).collect()
    }

    /// Enters what the script has for the open round, for every seat that no person plays.
    pub(super) fn enter_script(&mut self) {
        let Some(script) = self.script.take() else { return };
        for actor in self.setting().everybody().difference(self.persons).iter() {
            let round = self.round();
            let (orders, motions) = script.wishes(self.setting(), &self.situation, actor, |_, _| {});
            if !orders.is_empty() && self.sealed(actor) != Some(&orders) {
                self.enter(Entry::Sealed { round, actor, orders });
            }
            if !motions.is_empty() && self.tabled(actor) != Some(&motions) {
                self.enter(Entry::Tabled { round, actor, motions });
            }
        }
        self.script = Some(script);
    }
}
