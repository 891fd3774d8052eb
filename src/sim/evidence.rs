//! Evidence: who saw and read what, and what they make of it. Everybody's odds for one suspect stand side by side, so
//! that a report reaches all its readers at once, and all draw conclusions at once.

use super::id::{ActorId, ActorSet, IncidentId};
use super::incident::{Signal, Suspect};
use super::quantity::exp;
use super::setting::Setting;

/// How many actors are handled side by side: an [octet](ActorSet::octet).
const WIDTH: usize = 8;

/// One number for each of so many actors, by id; beyond the last actor they mean nothing.
pub(super) type Block = [f64; WIDTH];

/// How many blocks hold so many actors.
pub(super) fn blocks(actors: usize) -> usize {
    actors.div_ceil(WIDTH)
}

/// The block of an actor, and the lane in it.
pub(super) fn cell(actor: ActorId) -> (usize, usize) {
    (actor.index() / WIDTH, actor.index() % WIDTH)
}

/// Sorts numbers, one for each actor, into blocks.
pub(super) fn in_blocks(numbers: &[f64]) -> impl Iterator<Item = Block> {
    numbers.chunks(WIDTH).map(|chunk| std::array::from_fn(|lane| chunk.get(lane).copied().unwrap_or_default()))
}

/// Who knows what.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Evidence {
    /// Start of each incident's releases in `signals` and `heard`, in units of actors.
    release_base: Vec<usize>,
    /// Start of each incident's suspects in `log_odds` and `posterior`, in suspects.
    suspect_base: Vec<usize>,
    actors: usize,
    signals: Vec<Option<Signal>>,
    heard: Vec<ActorSet>,
    /// Per incident and suspect: everybody's log odds.
    log_odds: Vec<Block>,
    /// Per incident and suspect: everybody's belief.
    posterior: Vec<Block>,
    /// Per incident and actor: whom it holds most likely guilty among the actors it can accuse.
    leads: Vec<Option<(ActorId, f64)>>,
    /// Per incident: who has read something since drawing conclusions.
    stale: Vec<ActorSet>,
}

impl Evidence {
    /// Room for what is known, to be [reset](Self::reset) before the first round.
    pub(super) fn new(setting: &Setting) -> Self {
        let starts = |sizes: Vec<usize>| {
            let add = |start: &mut usize, size: usize| Some(std::mem::replace(start, *start + size));
            let total = sizes.iter().sum::<usize>();
            (sizes.into_iter().scan(0, add).collect::<Vec<_>>(), total)
        };
        let actors = setting.actors.len();
        let (release_base, releases) = starts(setting.incidents.iter().map(|i| i.releases.len()).collect());
        let (suspect_base, suspects) = starts(setting.incidents.iter().map(|i| i.suspects.len()).collect());
        Self {
            release_base,
            suspect_base,
            actors,
            signals: vec![None; releases * actors],
            heard: vec![ActorSet::EMPTY; releases * actors],
            log_odds: vec![Block::default(); suspects * blocks(actors)],
            posterior: vec![Block::default(); suspects * blocks(actors)],
            leads: vec![None; setting.incidents.len() * actors],
            stale: vec![ActorSet::EMPTY; setting.incidents.len()],
        }
    }

    /// Back to what is known before the first round, without allocating.
    pub(super) fn reset(&mut self, setting: &Setting) {
        self.signals.fill(None);
        self.heard.fill(ActorSet::EMPTY);
        self.stale.fill(ActorSet::EMPTY);
        self.leads.fill(None);
        self.posterior.fill(Block::default());
        let priors = setting.likelihoods.iter().flat_map(|likelihoods| &likelihoods.prior);
        for (column, prior) in self.log_odds.chunks_mut(blocks(self.actors).max(1)).zip(priors) {
            column.fill([*prior; WIDTH]);
        }
    }

    /// Where one source (collector and release) stands in `signals` and `heard`.
    fn source(&self, incident: IncidentId, release: usize, collector: ActorId) -> usize {
        (self.release_base[incident.index()] + release) * self.actors + collector.index()
    }

    /// Where everybody's odds for one suspect of an incident stand in `log_odds` and `posterior`.
    fn column(&self, incident: IncidentId, suspect: usize) -> std::ops::Range<usize> {
        let start = (self.suspect_base[incident.index()] + suspect) * blocks(self.actors);
        start..start + blocks(self.actors)
    }

    /// What a collector's services saw of a release.
    pub(super) fn signal(&self, incident: IncidentId, release: usize, collector: ActorId) -> Option<Signal> {
        self.signals[self.source(incident, release, collector)]
    }

    /// Who has read what a collector saw of a release.
    pub(super) fn readers(&self, incident: IncidentId, release: usize, collector: ActorId) -> ActorSet {
        self.heard[self.source(incident, release, collector)]
    }

    /// Who has read something since drawing conclusions.
    pub(super) fn unread(&self, incident: IncidentId) -> ActorSet {
        self.stale[incident.index()]
    }

    /// Whom an actor holds most likely guilty among the actors it can accuse, with its belief.
    pub(super) fn lead(&self, incident: IncidentId, actor: ActorId) -> Option<(ActorId, f64)> {
        self.leads[incident.index() * self.actors + actor.index()]
    }

    /// An actor's belief in the suspect at a place in the incident's list.
    pub(super) fn belief(&self, incident: IncidentId, suspect: usize, actor: ActorId) -> f64 {
        let (block, lane) = cell(actor);
        self.posterior[self.column(incident, suspect).start + block][lane]
    }

    /// A collector's services see a release.
    pub(super) fn see(&mut self, incident: IncidentId, release: usize, collector: ActorId, signal: Signal) {
        let source = self.source(incident, release, collector);
        self.signals[source] = Some(signal);
    }

    /// A source reaches readers; whoever has read it before learns nothing from it again. What it says, and who of them
    /// reads it for the first time.
    pub(super) fn open(
        &mut self,
        incident: IncidentId,
        release: usize,
        collector: ActorId,
        readers: ActorSet,
    ) -> Option<(Signal, ActorSet)> {
        let source = self.source(incident, release, collector);
        let signal = self.signals[source]?;
        let fresh = readers.difference(self.heard[source]);
        self.heard[source] = self.heard[source].union(fresh);
        self.stale[incident.index()] = self.stale[incident.index()].union(fresh);
        Some((signal, fresh))
    }

    /// An actor gives weight to the guilt of the suspect at a place in the incident's list.
    pub(super) fn learn(&mut self, incident: IncidentId, suspect: usize, actor: ActorId, weight: f64) {
        let ((block, lane), column) = (cell(actor), self.column(incident, suspect));
        self.log_odds[column.start + block][lane] += weight;
    }

    /// Readers give weight to the guilt of a suspect, in so far as they trust who says so: `trust` is everybody's.
    pub(super) fn learn_all(
        &mut self,
        incident: IncidentId,
        suspect: usize,
        readers: ActorSet,
        trust: &[Block],
        weight: f64,
    ) {
        let column = self.column(incident, suspect);
        for (block, (log_odds, trust)) in self.log_odds[column].iter_mut().zip(trust).enumerate() {
            let reads = readers.octet(block);
            for lane in 0..WIDTH {
                log_odds[lane] += if reads >> lane & 1 == 1 { trust[lane] * weight } else { 0.0 };
            }
        }
    }

    /// These have something to draw conclusions from.
    pub(super) fn mark(&mut self, incident: IncidentId, actors: ActorSet) {
        self.stale[incident.index()] = self.stale[incident.index()].union(actors);
    }

    /// These draw conclusions. Others beside them would come to the same again.
    pub(super) fn conclude(&mut self, setting: &Setting, incident: IncidentId, actors: ActorSet) {
        let suspects = &setting.incident(incident).suspects;
        for block in 0..blocks(self.actors) {
            let judges = actors.octet(block);
            if judges != 0 {
                self.weigh(incident, suspects.len(), block, judges);
                self.find_leads(incident, suspects, block);
            }
        }
        self.stale[incident.index()] = self.stale[incident.index()].difference(actors);
    }

    /// From odds to beliefs, for those of a block who judge: [`posterior`](super::belief::posterior), side by side.
    fn weigh(&mut self, incident: IncidentId, suspects: usize, block: usize, judges: u8) {
        let (start, step) = (self.column(incident, 0).start + block, blocks(self.actors));
        let mut most = [f64::NEG_INFINITY; WIDTH];
        for log_odds in self.log_odds[start..].iter().step_by(step).take(suspects) {
            for (most, log_odds) in most.iter_mut().zip(log_odds) {
                *most = if *log_odds > *most { *log_odds } else { *most };
            }
        }
        let mut sum: Block = std::array::from_fn(|lane| if judges >> lane & 1 == 1 { 0.0 } else { 1.0 });
        let log_odds = self.log_odds[start..].iter().step_by(step);
        for (beliefs, log_odds) in self.posterior[start..].iter_mut().step_by(step).zip(log_odds).take(suspects) {
            for lane in (0..WIDTH).filter(|lane| judges >> lane & 1 == 1) {
                beliefs[lane] = exp(log_odds[lane] - most[lane]);
                sum[lane] += beliefs[lane];
            }
        }
        for beliefs in self.posterior[start..].iter_mut().step_by(step).take(suspects) {
            for (belief, sum) in beliefs.iter_mut().zip(&sum) {
                *belief /= sum;
            }
        }
    }

    /// The most likely suspect that is an actor other than the one who judges; ties go to the one named first.
    fn find_leads(&mut self, incident: IncidentId, suspects: &[(Suspect, f64)], block: usize) {
        let (mut most, mut lead) = ([f64::NEG_INFINITY; WIDTH], [0; WIDTH]);
        for (place, (suspect, _)) in suspects.iter().enumerate() {
            let Suspect::Actor(suspect) = *suspect else { continue };
            let mut beliefs = self.posterior[self.column(incident, place).start + block];
            if cell(suspect).0 == block {
                beliefs[cell(suspect).1] = f64::NEG_INFINITY;
            }
            for lane in 0..WIDTH {
                let is_more = beliefs[lane] > most[lane];
                most[lane] = if is_more { beliefs[lane] } else { most[lane] };
                lead[lane] = if is_more { suspect.index() as u64 } else { lead[lane] };
            }
        }
        let first = incident.index() * self.actors;
        let leads = &mut self.leads[first..first + self.actors];
        for (lane, found) in leads[block * WIDTH..].iter_mut().take(WIDTH).enumerate() {
            *found = (most[lane] >= 0.0).then_some((ActorId(lead[lane] as u16), most[lane]));
        }
    }
}
