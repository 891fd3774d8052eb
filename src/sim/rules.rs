//! Every tunable number of the game, with unit, range and source. No other file holds a number of the model.
//!
//! "judgement" marks values that no source gives; they were set so that machine play of the 2017 episode stays
//! plausible next to the record (docs/calibration.md), never fitted to a single actor.

mod treaty;

use serde::{Deserialize, Serialize};

use super::alliance::TieKind;
use super::choice::Response;
use super::quantity::{Points, Share};

pub use treaty::TreatyRules;

/// The rules of a game. A scenario overrides single fields; the rest stay as in [`Rules::default`].
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Rules {
    /// What the ties of the network are worth.
    pub ties: TieWeights,
    /// What a successful answer to an attack of severity 1 is worth to its only victim, in points (`G`). Judgement.
    pub deterrence: Points,
    /// How much of a partner's harm counts as one's own, per unit of kinship. Judgement.
    pub sympathy: Share,
    /// How loudly each response accuses: a factor on the dread of accusing the innocent (`L`). Judgement.
    pub accusation: PerResponse,
    /// Gain when blame sticks, in points at severity 1 (`r`; Edwards et al. 2017 for the structure). Judgement.
    pub sticks: PerResponse,
    /// Loss when blame bounces off, in points at severity 1 (`c`; Edwards et al. 2017 for the structure). Judgement.
    pub backfires: PerResponse,
    /// Share of the sources that each response puts on the table, 0 to 1. Judgement.
    pub proof: PerResponse,
    /// Share of the disclosure cost that is left for those who follow a public proof. Judgement.
    pub second_hand: Share,
    /// Share of trade with the accused that each response puts at risk, in points per unit of dependence. Judgement.
    pub exposure: PerResponse,
    /// Work and political capital of each response, in points. Judgement.
    pub effort: PerResponse,
    /// How much each response needs company: a factor on the threshold (`theta`). Judgement.
    pub reluctance: PerResponse,
    /// How much company is worth to each response: a factor on solidarity (`rho`). Judgement.
    pub company: PerResponse,
    /// Kinship at which an actor is fully embedded; below it solidarity counts in proportion. Judgement.
    pub embedding: Points,
    /// How hard each response bites, before dependence and weight. Judgement.
    pub bite: PerResponse,
    /// How much of a sanction's bite third parties undo, at full dependence on them (`beta`). Judgement.
    pub evasion: Share,
    /// When pressure succeeds.
    pub success: Success,
    /// What a commitment under the treaty is worth, in points, before the actor's record of kept words (`D`). Judgement.
    pub commitment: Points,
    /// What a silent partner expects to pay for a reproach, in points per unit of kinship (`P'`; Axelrod 1986). Judgement.
    pub reproach: Points,
    /// What reproaching costs the one who does it, in points (`E'`; Axelrod 1986). Judgement.
    pub reproach_cost: Points,
    /// Least kinship at which silence is anybody's business. Judgement.
    pub reproach_from: Share,
    /// How many must stand together before a joint attribution is made. Judgement; three in the joint statements of 2018.
    pub joint_from: u16,
    /// What it costs in standing to take a public accusation back. Judgement.
    pub retraction: Points,
    /// Chance that an accused whose resistance is fully overcome gives in, per round. Judgement; concessions are rare.
    pub concession: Share,
    /// Cost of a counter-move to each sanctioner, in points per unit of dependence on the accused. Judgement.
    pub counter: Points,
    /// What a unit of pressure costs the accused, in points: the price that authors learn from. Judgement.
    pub price_of_pressure: Points,
    /// Whether authors who weigh a price foresee how their attack will be seen and answered, rather than learn from what
    /// attacks have cost (structure: Baliga, Bueno de Mesquita and Wolitzky 2020).
    pub strategic_attackers: bool,
    /// How far off a strategic author may be about the belief from which on its victim answers. Judgement.
    pub doubt: Share,
    /// How much norm strength adds to the price an author expects, in points. Judgement.
    pub price_of_norms: Points,
    /// Severity that is left of an attack that its author scales down. Judgement.
    pub scaled_down: Share,
    /// Standing that the accused loses per unit of pressure by words, in points. Judgement.
    pub shame: Points,
    /// Share of a norm's strength lost when an attack breaches it at severity 1. Judgement.
    pub erosion: Share,
    /// Share of the distance to full strength that a norm gains when all capability stands against a breach. Judgement.
    pub renewal: Share,
    /// What documents do, and what makes actors join them.
    pub treaty: TreatyRules,
}

/// What the ties of the network are worth to the rules. All judgement.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct TieWeights {
    /// Kinship from a full defence pact.
    pub defence_pact: Share,
    /// Kinship from full intelligence sharing.
    pub intelligence_sharing: Share,
    /// Kinship from full membership in one club.
    pub political_bloc: Share,
    /// Trust in evidence from a full defence pact.
    pub defence_trust: Share,
    /// Trust in evidence from full intelligence sharing.
    pub intelligence_trust: Share,
    /// Trust in evidence from one club.
    pub bloc_trust: Share,
    /// Trust in what a stranger publishes.
    pub stranger_trust: Share,
    /// Least trust at which services show each other unpublished evidence.
    pub share_from: Share,
}

impl TieWeights {
    /// The kinship that a full tie of this kind gives.
    #[must_use]
    pub fn kinship(&self, kind: TieKind) -> Share {
        match kind {
            TieKind::DefencePact => self.defence_pact,
            TieKind::IntelligenceSharing => self.intelligence_sharing,
            TieKind::PoliticalBloc => self.political_bloc,
            TieKind::TradeDependence | TieKind::Rivalry => Share::ZERO,
        }
    }

    /// The trust in evidence that a full tie of this kind gives.
    #[must_use]
    pub fn trust(&self, kind: TieKind) -> Share {
        match kind {
            TieKind::DefencePact => self.defence_trust,
            TieKind::IntelligenceSharing => self.intelligence_trust,
            TieKind::PoliticalBloc => self.bloc_trust,
            TieKind::TradeDependence | TieKind::Rivalry => Share::ZERO,
        }
    }
}

/// When pressure on the accused succeeds.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Success {
    /// A contest: `C^g/(C^g + R^g)` with pressure `C`, resistance `R` per unit of severity and resolve, sharpness `g`.
    Contest {
        /// Resistance of an accused of full resolve at severity 1, in units of pressure.
        resistance: f64,
        /// How sharp the contest is; 1 is the common form.
        sharpness: f64,
    },
    /// It works once so many act in public (threshold game).
    Step {
        /// How many it takes.
        need: u16,
    },
    /// One actor is enough.
    Certain,
}

impl Success {
    /// Whether more pressure by others always makes one's own count for less.
    #[must_use]
    pub fn has_falling_returns(self) -> bool {
        matches!(self, Self::Contest { sharpness, .. } if sharpness <= 1.0)
    }
}

/// A number for each response that is more than holding out.
#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PerResponse {
    /// For a private word to the accused and partners.
    pub private: f64,
    /// For naming alone in public.
    pub public: f64,
    /// For naming together.
    pub joint: f64,
    /// For sanctions on people and units.
    pub sanction_persons: f64,
    /// For sanctions on sectors.
    pub sanction_sectors: f64,
    /// For a cut in trade at large.
    pub sanction_trade: f64,
}

impl PerResponse {
    /// The number for a response; 0 for holding out and for retracting.
    #[must_use]
    pub fn of(&self, response: Response) -> f64 {
        match response {
            Response::HoldOut | Response::Retract => 0.0,
            Response::Private => self.private,
            Response::Public => self.public,
            Response::Joint => self.joint,
            Response::SanctionPersons => self.sanction_persons,
            Response::SanctionSectors => self.sanction_sectors,
            Response::SanctionTrade => self.sanction_trade,
        }
    }
}

const fn ladder(private: f64, public: f64, joint: f64, persons: f64, sectors: f64, trade: f64) -> PerResponse {
    PerResponse {
        private,
        public,
        joint,
        sanction_persons: persons,
        sanction_sectors: sectors,
        sanction_trade: trade,
    }
}

fn share(value: f64) -> Share {
    Share::clamped(value)
}

impl Default for TieWeights {
    fn default() -> Self {
        Self {
            defence_pact: share(0.5),
            intelligence_sharing: share(0.7),
            political_bloc: share(0.3),
            defence_trust: share(0.35),
            intelligence_trust: share(0.9),
            bloc_trust: share(0.3),
            stranger_trust: share(0.2),
            share_from: share(0.25),
        }
    }
}

impl Default for Rules {
    fn default() -> Self {
        Self {
            ties: TieWeights::default(),
            deterrence: Points(4.0),
            sympathy: share(0.5),
            accusation: ladder(0.1, 1.0, 0.9, 1.4, 1.8, 2.4),
            sticks: ladder(0.05, 0.25, 0.3, 0.35, 0.4, 0.45),
            backfires: ladder(0.0, 0.2, 0.15, 0.25, 0.35, 0.5),
            proof: ladder(0.1, 1.0, 0.6, 1.0, 1.0, 1.0),
            second_hand: share(0.5),
            exposure: ladder(0.0, 0.0, 0.0, 0.5, 2.0, 6.0),
            effort: ladder(0.01, 0.04, 0.05, 0.12, 0.3, 0.6),
            reluctance: ladder(0.05, 1.0, 0.9, 1.4, 2.0, 3.0),
            company: ladder(0.0, 1.0, 1.0, 1.1, 1.2, 1.3),
            embedding: Points(3.0),
            bite: ladder(0.02, 0.15, 0.18, 0.6, 1.6, 4.0),
            evasion: share(0.5),
            success: Success::Contest { resistance: 1.0, sharpness: 1.0 },
            commitment: Points(0.3),
            reproach: Points(0.04),
            reproach_cost: Points(0.01),
            reproach_from: share(0.3),
            joint_from: 3,
            retraction: Points(0.3),
            concession: share(0.05),
            counter: Points(0.5),
            price_of_pressure: Points(1.0),
            strategic_attackers: false,
            doubt: share(0.1),
            price_of_norms: Points(0.1),
            scaled_down: share(0.5),
            shame: Points(1.0),
            erosion: share(0.2),
            renewal: share(0.15),
            treaty: TreatyRules::default(),
        }
    }
}
