//! Small worlds for tests, built without scenario files.

pub(crate) mod random;

use dinard::sim::actor::{Expectation, Kind, Policy, Powers, Sources, Word};
use dinard::sim::alliance::{Tie, TieKind};
use dinard::sim::choice::Response;
use dinard::sim::deliberation::Deliberation;
use dinard::sim::event::Event;
use dinard::sim::front::Front;
use dinard::sim::incident::{Layer, Release, Suspect, Trigger};
use dinard::sim::round::{Table, play_round};
use dinard::sim::rules::{PerResponse, Success};
use dinard::sim::setting::Parts;
use dinard::sim::{
    Actor, ActorId, ActorSet, Dice, Incident, IncidentId, Names, Orders, Points, Round, Rules, Setting, Share,
    Situation,
};

/// A setting with one incident, whose accused is the last actor.
pub(crate) struct World {
    pub(crate) setting: Setting,
}

/// An actor that sees nothing, fears nothing and wants nothing.
pub(crate) fn blank() -> Actor {
    Actor {
        kind: Kind::State,
        capability: Share::ONE,
        detection: Share::ZERO,
        discrimination: Share::ZERO,
        false_alarm: Share::ZERO,
        vulnerability: Share::ONE,
        word: Word::default(),
        audience: Points::ZERO,
        boldness: Share::ZERO,
        vengefulness: Share::ZERO,
        threshold: Points::ZERO,
        solidarity: Points::ZERO,
        dread: Points::ZERO,
        concern: Share::ZERO,
        aversion: Points::ZERO,
        sources: Sources {
            value: Points::ZERO,
            stealth: Share::ZERO,
            persistence: Share::ZERO,
            discount: Share::ZERO,
        },
        powers: Powers { may_name: true, may_sanction_from: None },
        members: ActorSet::EMPTY,
        quorum: Share::ZERO,
        expectation: Expectation { price: Points::ZERO, weight: 1.0, imitation: Share::ZERO },
        policy: Policy::ArgMax,
    }
}

/// An attack of full severity in round 1, known to be the work of `author`.
pub(crate) fn known_attack(author: ActorId) -> Incident {
    Incident {
        author: Suspect::Actor(author),
        false_flag: None,
        flag_pull: Share::ZERO,
        severity: Share::ONE,
        stealth: Share::ZERO,
        victims: Vec::new(),
        suspects: vec![(Suspect::Actor(author), 1.0), (Suspect::Nobody, 1e-12)],
        trigger: Trigger { round: Round(1), only_if: Vec::new(), chance: Share::ONE },
        price: None,
        releases: Vec::new(),
        window: 9,
        breaches: Vec::new(),
    }
}

/// Rules in which only naming is worth anything, and only for what the test puts in.
pub(crate) fn bare_rules() -> Rules {
    let none = PerResponse {
        private: 0.0,
        public: 0.0,
        joint: 0.0,
        sanction_persons: 0.0,
        sanction_sectors: 0.0,
        sanction_trade: 0.0,
    };
    Rules {
        accusation: none,
        sticks: none,
        backfires: none,
        proof: none,
        exposure: none,
        effort: PerResponse { private: 9.0, ..none },
        reluctance: PerResponse { public: 1.0, joint: 1.0, ..none },
        company: PerResponse { public: 1.0, joint: 1.0, ..none },
        bite: PerResponse { public: 1.0, joint: 1.0, ..none },
        embedding: Points(1.0),
        deterrence: Points::ZERO,
        reproach: Points::ZERO,
        ..Rules::default()
    }
}

fn world(actors: Vec<Actor>, ties: Vec<Tie>, rules: Rules) -> World {
    let attack = known_attack(ActorId(actors.len() as u16 - 1));
    attacked(actors, ties, rules, attack)
}

fn attacked(actors: Vec<Actor>, ties: Vec<Tie>, rules: Rules, attack: Incident) -> World {
    let names = Names {
        actors: (0..actors.len()).map(|index| format!("a{index}")).collect(),
        incidents: vec!["attack".to_owned()],
        ..Names::default()
    };
    let incidents = vec![attack];
    World { setting: Setting::new(Parts { names, actors, ties, incidents, rules, rounds: 9, ..Parts::default() }) }
}

/// Granovetter's crowd: a clique in which member i joins once `thresholds[i]` others have.
pub(crate) fn crowd(thresholds: &[f64]) -> World {
    let others = thresholds.len() as f64 - 1.0;
    let member =
        |threshold: &f64| Actor { solidarity: Points(1.0), threshold: Points(threshold / others - 1e-9), ..blank() };
    let mut actors: Vec<Actor> = thresholds.iter().map(member).collect();
    actors.push(blank());
    let mut ties = Vec::new();
    for a in 0..thresholds.len() as u16 {
        for b in a + 1..thresholds.len() as u16 {
            let (from, to) = (ActorId(a), ActorId(b));
            ties.push(Tie { from, to, kind: TieKind::PoliticalBloc, weight: Share::ONE });
        }
    }
    let mut rules = Rules { joint_from: u16::MAX, ..bare_rules() };
    rules.ties.political_bloc = Share::ONE;
    world(actors, ties, rules)
}

/// A threshold game: `members` partners, of whom `need` must act to give each `gain`; acting costs `cost`.
pub(crate) fn threshold_game(members: usize, need: u16, gain: f64, cost: f64) -> World {
    let mut actors = vec![Actor { concern: Share::ONE, ..blank() }; members];
    actors.push(blank());
    let bare = bare_rules();
    let effort = PerResponse { public: cost, joint: cost, ..bare.effort };
    let rules = Rules {
        deterrence: Points(gain),
        effort,
        success: Success::Step { need },
        joint_from: need,
        reluctance: PerResponse { public: 0.0, joint: 0.0, ..bare.reluctance },
        ..bare
    };
    world(actors, Vec::new(), rules)
}

/// Two small powers who would name the accused together, and a great one beside whom their part counts for too little.
/// In round 3 the great one, and nobody else, finds that it was an accident.
pub(crate) fn great_power_among_small() -> World {
    let small = || Actor { capability: Share::clamped(0.2), concern: Share::ONE, ..blank() };
    let great = Actor { concern: Share::ONE, detection: Share::clamped(0.999), ..blank() };
    let effort = PerResponse { public: 9.0, joint: 0.08, ..bare_rules().effort };
    let success = Success::Contest { resistance: 2.0, sharpness: 1.0 };
    let rules = Rules { deterrence: Points(1.0), effort, success, joint_from: 2, ..bare_rules() };
    let actors = vec![small(), small(), great, blank()];
    let finding =
        Release { after: 2, layer: Layer::Tactical, strength: Share::ONE, seen_by: ActorSet::EMPTY.with(ActorId(2)) };
    let accused = ActorId(3);
    let attack = Incident {
        suspects: vec![(Suspect::Actor(accused), 1.0), (Suspect::Nobody, 0.02)],
        releases: vec![finding],
        ..known_attack(accused)
    };
    attacked(actors, Vec::new(), rules, attack)
}

impl World {
    pub(crate) const INCIDENT: IncidentId = IncidentId(0);

    pub(crate) fn accused(&self) -> ActorId {
        ActorId(self.setting.actors.len() as u16 - 1)
    }

    pub(crate) fn play(&self, situation: &mut Situation, dice: &mut Dice, rounds: usize) {
        let orders = Orders::machines();
        let mut table = Table::new(&self.setting, std::mem::replace(dice, Dice::min()));
        for _ in 0..rounds {
            play_round(&self.setting, situation, &orders, &mut table, &mut ());
        }
    }

    /// All sets of so many members.
    pub(crate) fn subsets(&self, size: usize) -> impl Iterator<Item = ActorSet> + use<> {
        let members = self.setting.actors.len() - 1;
        (0_u32..1 << members)
            .filter(move |bits| bits.count_ones() as usize == size)
            .map(move |bits| (0..members as u16).filter(|index| bits >> index & 1 == 1).map(ActorId).collect())
    }

    /// Whether nobody, seeing the others act or not, would do otherwise: naming alone or holding out.
    pub(crate) fn is_equilibrium(&self, acting: ActorSet) -> bool {
        let mut open = Situation::new(&self.setting);
        let mut table = Table::new(&self.setting, Dice::min());
        dinard::sim::round::open_round(&self.setting, &mut open, &mut table, &mut ());
        self.setting.actor_ids().take(self.setting.actors.len() - 1).all(|actor| {
            let mut seen = open.clone();
            for other in acting.without(actor).iter() {
                let (incident, accused) = (Self::INCIDENT, self.accused());
                let event = Event::Attributed { actor: other, incident, accused, joint: false, pass: 1 };
                dinard::sim::apply::apply(&mut seen, &self.setting, &event);
            }
            let front = Front::of(&self.setting, &seen, Self::INCIDENT, self.accused());
            let would_act =
                Deliberation::new(&self.setting, &seen, &front, actor).ledger().best() != Response::HoldOut;
            would_act == acting.contains(actor)
        })
    }
}
