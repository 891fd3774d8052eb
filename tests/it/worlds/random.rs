//! Worlds at random: any number in range, so that properties are tested off the beaten track.

use dinard::sim::actor::{Expectation, Kind, Policy, Powers, Sources, Word};
use dinard::sim::alliance::{Tie, TieKind};
use dinard::sim::entry_into_force::{Delay, EntryIntoForce};
use dinard::sim::id::{NormId, VenueId};
use dinard::sim::incident::{Condition, Layer, Price, Release, Suspect, Trigger};
use dinard::sim::norm::Norm;
use dinard::sim::rules::{PerResponse, Success};
use dinard::sim::setting::Parts;
use dinard::sim::treaty::clause::FURTHEST;
use dinard::sim::treaty::{Clause, Document, DocumentKind, Drafting, Effect, Strength, Venue, Wording};
use dinard::sim::{
    Actor, ActorId, ActorSet, DocumentId, Incident, IncidentId, Names, Points, Round, Rules, Setting, Share,
};

/// A small generator of our own, so that worlds depend on no library's stream.
pub(crate) struct Luck(u64);

impl Luck {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9E37_79B9_7F4A_7C15) ^ 0x5851_F42D_4C95_7F2D)
    }

    pub(crate) fn unit(&mut self) -> f64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 11) as f64 / (1_u64 << 53) as f64
    }

    pub(crate) fn share(&mut self) -> Share {
        Share::clamped(self.unit())
    }

    pub(crate) fn points(&mut self, most: f64) -> Points {
        Points(self.unit() * most)
    }

    pub(crate) fn below(&mut self, count: usize) -> usize {
        (self.unit() * count as f64) as usize
    }

    pub(crate) fn happens(&mut self, chance: f64) -> bool {
        self.unit() < chance
    }
}

fn actor(luck: &mut Luck) -> Actor {
    Actor {
        kind: Kind::State,
        capability: luck.share(),
        detection: luck.share(),
        discrimination: Share::clamped(0.4 + 0.6 * luck.unit()),
        false_alarm: Share::clamped(0.1 * luck.unit()),
        vulnerability: luck.share(),
        word: Word { kept: 1.0 + luck.unit(), broken: 1.0 + luck.unit() },
        audience: luck.points(0.3),
        boldness: luck.share(),
        vengefulness: luck.share(),
        threshold: luck.points(0.4),
        solidarity: luck.points(0.5),
        dread: luck.points(1.0),
        concern: Share::clamped(0.3 * luck.unit()),
        aversion: Points::ZERO,
        sources: Sources {
            value: luck.points(0.5),
            stealth: Share::clamped(0.5 * luck.unit()),
            persistence: Share::clamped(0.5 + 0.5 * luck.unit()),
            discount: luck.share(),
        },
        powers: Powers { may_name: luck.happens(0.95), may_sanction_from: Some(Round(luck.below(6) as u16)) },
        members: ActorSet::EMPTY,
        quorum: Share::ZERO,
        expectation: Expectation { price: luck.points(0.5), weight: 0.5 + luck.unit(), imitation: luck.share() },
        policy: Policy::ArgMax,
    }
}

fn tie(luck: &mut Luck, from: ActorId, to: ActorId) -> Tie {
    let kind = TieKind::ALL[luck.below(TieKind::ALL.len())];
    let weight = if kind == TieKind::TradeDependence { luck.unit() * 0.2 } else { luck.unit() };
    Tie { from, to, kind, weight: Share::clamped(weight) }
}

fn incident(luck: &mut Luck, index: usize, actors: usize) -> Incident {
    let any = |luck: &mut Luck| ActorId(luck.below(actors) as u16);
    let author = any(luck);
    let mut suspects = vec![(Suspect::Actor(author), 1.0)];
    for _ in 0..2 {
        let other = Suspect::Actor(any(luck));
        if !suspects.iter().any(|(suspect, _)| *suspect == other) {
            suspects.push((other, 0.2 + luck.unit()));
        }
    }
    suspects.extend([(Suspect::Criminals, 0.5), (Suspect::Nobody, 0.2)]);
    let release = |luck: &mut Luck, after: u16| Release {
        after,
        layer: Layer::ALL[luck.below(3)],
        strength: luck.share(),
        seen_by: (0..actors as u16).map(ActorId).filter(|_| luck.happens(0.8)).collect(),
    };
    Incident {
        author: Suspect::Actor(author),
        false_flag: suspects.get(1).map(|(suspect, _)| *suspect).filter(|_| luck.happens(0.3)),
        flag_pull: luck.share(),
        severity: luck.share(),
        stealth: Share::clamped(0.6 * luck.unit()),
        victims: vec![(any(luck), Share::clamped(0.7)), (any(luck), Share::clamped(0.3))],
        suspects,
        trigger: Trigger {
            round: Round(1 + (2 * index) as u16),
            only_if: if index > 0 && luck.happens(0.2) {
                vec![Condition::Launched(IncidentId(0))]
            } else {
                Vec::new()
            },
            chance: Share::ONE,
        },
        price: (index > 0).then(|| Price {
            call_off: luck.points(1.0),
            scale_down: Points::ZERO,
            mood: luck.points(0.3),
        }),
        releases: (0..4).map(|after| release(luck, after)).collect(),
        window: 4 + luck.below(6) as u16,
        breaches: vec![NormId(0)],
    }
}

/// The clauses of the treaty.
const CLAUSES: [&str; 7] = ["answer", "share", "restrain", "prove", "teach", "show", "inspect"];

/// A treaty with a clause of every effect, in force among these from the start.
fn in_force(parties: ActorSet) -> Document {
    Document {
        kind: DocumentKind::Treaty,
        venue: VenueId(0),
        package: None,
        drafting: Drafting::Compromise,
        clauses: 0..CLAUSES.len() as u16,
        entry: EntryIntoForce {
            ratifications: 0,
            club: ActorSet::EMPTY,
            of_club: 0,
            named: ActorSet::EMPTY,
            delay: Delay::Days(0),
        },
        opens: Round(1),
        closes: Round(1),
        notice: 0,
        splits_from: None,
        parties,
    }
}

/// A clause of it that everybody can live with.
fn clause(effect: Effect, position: f64) -> Clause {
    Clause {
        document: DocumentId(0),
        effect,
        position,
        strength: Strength::Binding,
        variants: Vec::new(),
        wording: Wording::Adopted,
        is_reservable: false,
        sponsors: ActorSet::EMPTY,
        preferences: Vec::new(),
    }
}

/// The parts of a random world of so many actors, `incidents` incidents and 14 rounds. The last actor is a bloc of
/// the first three.
pub(crate) fn parts(seed: u64, actors: usize, incidents: usize) -> Parts {
    let luck = &mut Luck::new(seed);
    let mut all: Vec<Actor> = (0..actors).map(|_| actor(luck)).collect();
    let bloc = all.last_mut().expect("at least one actor");
    (bloc.kind, bloc.members, bloc.quorum) = (Kind::Bloc, ActorSet::first(3), Share::clamped(0.6));
    let mut ties = Vec::new();
    for a in 0..actors as u16 {
        for b in a + 1..actors as u16 {
            if luck.happens(0.4) {
                ties.push(tie(luck, ActorId(a), ActorId(b)));
            }
        }
    }
    Parts {
        names: Names {
            actors: (0..actors).map(|index| format!("a{index}")).collect(),
            incidents: (0..incidents).map(|index| format!("i{index}")).collect(),
            norms: vec!["norm".to_owned()],
            venues: Vec::new(),
            documents: vec!["treaty".to_owned()],
            clauses: CLAUSES.map(str::to_owned).to_vec(),
        },
        actors: all,
        ties,
        incidents: (0..incidents).map(|index| incident(luck, index, actors)).collect(),
        norms: vec![Norm { strength: Share::clamped(0.6) }],
        venues: vec![Venue::default()],
        documents: vec![in_force(ActorSet::first(actors / 2))],
        packages: Vec::new(),
        clauses: vec![
            clause(Effect::CollectiveResponse { from: Share::clamped(0.4), at_least: 0 }, FURTHEST),
            clause(Effect::ShareEvidence, 20.0),
            clause(Effect::Restraint(vec![NormId(0)]), 50.0),
            clause(Effect::AttributionStandard, 60.0),
            clause(Effect::CapacityBuilding, 80.0),
            clause(Effect::Transparency(vec![NormId(0)]), 70.0),
            clause(Effect::Verification, 30.0),
        ],
        rounds: 14,
        days: Vec::new(),
        rules: Rules::default(),
    }
}

/// A random world, ready to play.
pub(crate) fn setting(seed: u64, actors: usize, incidents: usize) -> Setting {
    Setting::new(parts(seed, actors, incidents))
}

/// A ladder of numbers around another: each off by a factor of up to about three, some at nothing.
fn ladder(luck: &mut Luck, base: &PerResponse) -> PerResponse {
    let mut around = |value: f64| {
        let factor = 0.3 + 2.7 * luck.unit() * luck.unit();
        if luck.happens(0.05) { 0.0 } else { (value + 0.02) * factor }
    };
    PerResponse {
        private: around(base.private),
        public: around(base.public),
        joint: around(base.joint),
        sanction_persons: around(base.sanction_persons),
        sanction_sectors: around(base.sanction_sectors),
        sanction_trade: around(base.sanction_trade),
    }
}

/// When pressure succeeds: with falling, even and rising returns, by a step, or for certain.
fn success(luck: &mut Luck) -> Success {
    let resistance = 3.0 * luck.unit() * luck.unit();
    match luck.below(8) {
        0 => Success::Step { need: 1 + luck.below(4) as u16 },
        1 => Success::Certain,
        2 => Success::Contest { resistance, sharpness: 1.0 + 2.0 * luck.unit() },
        3 | 4 => Success::Contest { resistance, sharpness: 0.2 + 0.8 * luck.unit() },
        _ => Success::Contest { resistance, sharpness: 1.0 },
    }
}

/// A world whose rules are at random, too, and whose actors are keener to act and to turn round than most.
pub(crate) fn odd_setting(seed: u64) -> Setting {
    let luck = &mut Luck::new(seed ^ 0xABCD_EF01);
    let actors = 5 + luck.below(9);
    let mut parts = parts(seed, actors, 1 + luck.below(4));
    let base = Rules::default();
    parts.rules = Rules {
        accusation: ladder(luck, &base.accusation),
        sticks: ladder(luck, &base.sticks),
        backfires: ladder(luck, &base.backfires),
        exposure: ladder(luck, &base.exposure),
        effort: ladder(luck, &base.effort),
        reluctance: ladder(luck, &base.reluctance),
        company: ladder(luck, &base.company),
        bite: ladder(luck, &base.bite),
        deterrence: Points(8.0 * luck.unit() * luck.unit()),
        second_hand: luck.share(),
        evasion: luck.share(),
        reproach: luck.points(0.3),
        commitment: luck.points(1.0),
        embedding: Points(0.3 + 3.0 * luck.unit()),
        joint_from: 1 + luck.below(4) as u16,
        retraction: Points(0.5 * luck.unit() * luck.unit()),
        success: success(luck),
        ..base
    };
    for actor in &mut parts.actors {
        if luck.happens(0.5) {
            (actor.dread, actor.threshold) = (luck.points(0.3), luck.points(0.2));
        }
    }
    for incident in &mut parts.incidents {
        incident.severity = Share::clamped(0.2 + 0.8 * luck.unit());
    }
    Setting::new(parts)
}
