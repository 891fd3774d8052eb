//! The alliance network: typed, weighted ties. The only file that names `petgraph`.
//!
//! The graph is what people see. The rules read dense tables made from it once: kinship, trust and dependence.

use petgraph::graph::{NodeIndex, UnGraph};
use petgraph::visit::EdgeRef as _;
use serde::{Deserialize, Serialize};

use super::id::ActorId;
use super::quantity::Share;
use super::rules::TieWeights;

/// What binds two actors.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TieKind {
    /// A promise to defend each other.
    DefencePact,
    /// Services that show each other what they know.
    IntelligenceSharing,
    /// Membership in the same club.
    PoliticalBloc,
    /// The first depends on trade with the second.
    TradeDependence,
    /// They see each other as threats.
    Rivalry,
}

impl TieKind {
    /// All kinds, in the order of legends and reports.
    pub const ALL: [Self; 5] =
        [Self::DefencePact, Self::IntelligenceSharing, Self::PoliticalBloc, Self::TradeDependence, Self::Rivalry];
}

/// One tie. For trade dependence `from` depends on `to`; the others bind both alike.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tie {
    /// One end; the dependent one in trade.
    pub from: ActorId,
    /// The other end.
    pub to: ActorId,
    /// What binds them.
    pub kind: TieKind,
    /// How strongly. For trade: the share of `from`'s trade that is with `to`.
    pub weight: Share,
}

/// The network and the tables that the rules read.
#[derive(Clone, Debug)]
pub struct Alliances {
    graph: UnGraph<ActorId, Tie>,
    actors: usize,
    kinship: Vec<f64>,
    total_kinship: Vec<f64>,
    trust: Vec<f64>,
    dependence: Vec<f64>,
    total_dependence: Vec<f64>,
}

impl Alliances {
    /// The network of `actors` actors bound by `ties`. Ties that name an actor beyond them are left out.
    #[must_use]
    pub fn new(actors: usize, ties: &[Tie], weights: &TieWeights) -> Self {
        let mut graph = UnGraph::with_capacity(actors, ties.len());
        for index in 0..actors {
            graph.add_node(ActorId(index as u16));
        }
        let mut alliances = Self {
            graph,
            actors,
            kinship: vec![0.0; actors * actors],
            total_kinship: vec![0.0; actors],
            trust: vec![weights.stranger_trust.get(); actors * actors],
            dependence: vec![0.0; actors * actors],
            total_dependence: vec![0.0; actors],
        };
        let known = |tie: &&Tie| tie.from.index() < actors && tie.to.index() < actors;
        for tie in ties.iter().filter(known) {
            alliances.graph.add_edge(NodeIndex::new(tie.from.index()), NodeIndex::new(tie.to.index()), *tie);
            alliances.bind(tie, weights);
        }
        for tie in ties.iter().filter(known).filter(|tie| tie.kind == TieKind::Rivalry) {
            alliances.estrange(tie);
        }
        for actor in 0..actors {
            let row = actor * actors..(actor + 1) * actors;
            alliances.total_kinship[actor] = alliances.kinship[row.clone()].iter().sum();
            alliances.total_dependence[actor] = alliances.dependence[row].iter().sum();
        }
        alliances
    }

    fn bind(&mut self, tie: &Tie, weights: &TieWeights) {
        let (a, b, w) = (tie.from.index(), tie.to.index(), tie.weight.get());
        if tie.kind == TieKind::TradeDependence {
            self.dependence[a * self.actors + b] = w;
            return;
        }
        let (kin, trust) = (weights.kinship(tie.kind).get() * w, weights.trust(tie.kind).get() * w);
        for cell in [a * self.actors + b, b * self.actors + a] {
            self.kinship[cell] = 1.0 - (1.0 - self.kinship[cell]) * (1.0 - kin);
            self.trust[cell] = self.trust[cell].max(trust);
        }
    }

    /// A rival's word is worth less, and its company nothing.
    fn estrange(&mut self, tie: &Tie) {
        let (a, b, w) = (tie.from.index(), tie.to.index(), tie.weight.get());
        for cell in [a * self.actors + b, b * self.actors + a] {
            self.kinship[cell] *= 1.0 - w;
            self.trust[cell] *= 1.0 - w;
        }
    }

    /// How close `a` and `b` are, for better or worse (`W` in docs/model.md): noisy-or over their friendly ties.
    #[must_use]
    pub fn kinship(&self, a: ActorId, b: ActorId) -> f64 {
        self.kinship[a.index() * self.actors + b.index()]
    }

    /// The sum of an actor's kinship over everybody.
    #[must_use]
    pub fn total_kinship(&self, actor: ActorId) -> f64 {
        self.total_kinship[actor.index()]
    }

    /// How much `reader` believes evidence that `source` shows (`tau`): the strongest tie, less rivalry.
    #[must_use]
    pub fn trust(&self, reader: ActorId, source: ActorId) -> f64 {
        self.trust[reader.index() * self.actors + source.index()]
    }

    /// The share of `dependent`'s trade that is with `partner` (`dep`).
    #[must_use]
    pub fn dependence(&self, dependent: ActorId, partner: ActorId) -> f64 {
        self.dependence[dependent.index() * self.actors + partner.index()]
    }

    /// The share of an actor's trade that is with any actor of the scenario.
    #[must_use]
    pub fn total_dependence(&self, dependent: ActorId) -> f64 {
        self.total_dependence[dependent.index()]
    }

    /// Every tie, in the order of the scenario.
    pub fn ties(&self) -> impl Iterator<Item = &Tie> {
        self.graph.edge_weights()
    }

    /// The ties of one actor, in the order of the scenario.
    #[must_use]
    pub fn ties_of(&self, actor: ActorId) -> Vec<Tie> {
        let mut edges: Vec<_> = self.graph.edges(NodeIndex::new(actor.index())).collect();
        edges.sort_by_key(|edge| edge.id());
        edges.into_iter().map(|edge| *edge.weight()).collect()
    }
}
