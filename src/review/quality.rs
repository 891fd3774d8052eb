//! How good a negotiated text came out: how much of it was disputed to the end, how strong it is against how many took
//! it, and how far it lies from the texts that bargaining theory singles out.
//!
//! What a text is worth to a member is how well it suits it, clause by clause as machines judge (`Preference::fit`),
//! weighted by salience: 1 where it wants it, 0 at the edge of what it can bring home, -1 far beyond. No text is worth 0
//! to who can stop one by itself, and -1 to others, who have to take what carries. The rivals of
//! the text are what compromise would give under other shares of power. Were losses to grow with the square of distance,
//! those would be all efficient texts; here they are a sample. That, and how many there are, is judgement.

use crate::play::Game;
use crate::sim::apply::apply;
use crate::sim::quantity::Share;
use crate::sim::settlement::bargain::{Bargain, Quality};
use crate::sim::settlement::{Bargainer, Settlement, compromise};
use crate::sim::treaty::{Deed, Party, Procedure, RivalText, Rivalry, Stage};
use crate::sim::view::DocumentView;
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, Event, Round, Setting, Situation};

/// The most rival texts that a text is compared with.
const MOST_RIVALS: usize = 1500;
/// The most steps in which power is shared out.
const FINEST: usize = 100;

/// How good the text of one document came out.
#[derive(Clone, Debug, PartialEq)]
pub struct TextQuality {
    /// Which document.
    pub document: DocumentId,
    /// What has become of it.
    pub stage: Stage,
    /// The share of its clauses in brackets when the venue decided, or now while it has not.
    pub bracket_share: Share,
    /// The mean force of the clauses that stand, but for words without an effect: 1 for all that they could ask for,
    /// and binding; 0 without any.
    pub strength: Share,
    /// Of the states that it is open to, the share that has signed, endorsed or ratified it.
    pub breadth: Share,
    /// Of what these states are capable of together, the share of those.
    pub weight: Share,
    /// Where an election decides: the texts that stood when the text was last drawn, the likeliest first. Empty elsewhere.
    pub rivals: Vec<RivalText>,
    /// How it compares with rivals; none if no clause stands, fewer than two members care, or every rival is stopped.
    pub bargain: Option<Yardstick>,
}

/// A text next to those that bargaining theory singles out, for the members that care. Distances are Euclidean, in
/// what texts are worth to members.
#[derive(Clone, Debug, PartialEq)]
pub struct Yardstick {
    /// How many texts were compared, with the one that came out.
    pub texts: usize,
    /// Whether nobody who could stop it would rather have none.
    pub is_acceptable: bool,
    /// How far the text is from each of the others.
    pub distances: Quality,
    /// The clauses that stand.
    pub clauses: Vec<ClauseId>,
    /// Where the text puts them, 0 to 100.
    pub text: Vec<f64>,
    /// Where the Nash solution does.
    pub nash: Vec<f64>,
    /// Where the Kalai-Smorodinsky solution does.
    pub kalai_smorodinsky: Vec<f64>,
    /// Where the text of the greatest welfare does.
    pub welfare: Vec<f64>,
}

/// How good the texts came out that were negotiated in a game, by document.
#[must_use]
pub fn qualities(game: &Game) -> Vec<TextQuality> {
    let (setting, situation) = (game.setting(), game.situation());
    let negotiated = |document: &DocumentId| setting.document(*document).parties.is_empty();
    let talks = talks(game);
    let judge = |document: DocumentId| judge(setting, situation, document, &talks[document.index()]);
    situation.texts().there(setting).filter(negotiated).map(judge).collect()
}

/// What is kept of the talks on a document.
#[derive(Clone, Debug, Default)]
struct Talks {
    /// The share in brackets when its venue decided.
    bracket_share: Option<Share>,
    /// The texts that stood in its last election, and the round of it.
    election: Option<(Round, Vec<RivalText>)>,
}

/// The talks on each document.
fn talks(game: &Game) -> Vec<Talks> {
    let setting = game.setting();
    let mut talks = vec![Talks::default(); setting.documents.len()];
    let mut situation = Situation::new(setting);
    for record in game.records() {
        if let Event::Treaty(deed) = &record.event
            && let Some(document) = deed.document(setting)
        {
            talks[document.index()].note(setting, &situation, (document, record.round), deed);
        }
        apply(&mut situation, setting, &record.event);
    }
    for document in setting.document_ids() {
        let talks = &mut talks[document.index()];
        talks.bracket_share.get_or_insert_with(|| bracket_share(setting, &situation, document));
    }
    talks
}

fn bracket_share(setting: &Setting, situation: &Situation, document: DocumentId) -> Share {
    DocumentView::of(setting, situation, document).bracket_share()
}

impl Talks {
    /// Notes what a deed decides, as things stand before it. All clauses that an election moves in a round it moves at
    /// once; where it moved none, everybody stood to the end as when the venue decided.
    fn note(&mut self, setting: &Setting, situation: &Situation, at: (DocumentId, Round), deed: &Deed) {
        let (document, round) = at;
        let is_drawn = setting.document(document).drafting.settlement() == Some(Settlement::Election);
        let standing = || (round, Rivalry::standing(setting, situation, document, None));
        let is_news = self.election.as_ref().is_none_or(|last| last.0 < round);
        if is_drawn && is_news && matches!(deed, Deed::TextSettled { .. }) {
            self.election = Some(standing());
        }
        if self.bracket_share.is_none() && matches!(deed, Deed::ClauseDecided { .. }) {
            self.bracket_share = Some(bracket_share(setting, situation, document));
            if is_drawn {
                self.election.get_or_insert_with(standing);
            }
        }
    }
}

fn judge(setting: &Setting, situation: &Situation, document: DocumentId, talks: &Talks) -> TextQuality {
    let texts = situation.texts();
    let stands = |clause: &ClauseId| texts.is_in_text(setting, *clause);
    let clauses: Vec<ClauseId> = texts.clauses(setting, document).filter(stands).collect();
    let forces: Vec<f64> = clauses
        .iter()
        .filter(|clause| setting.clause(**clause).effect.has_force())
        .map(|clause| texts.force(setting, *clause))
        .collect();
    let open_to = setting.invited(document).intersection(setting.states());
    let inside = texts.who(document, Party::is_in).intersection(open_to);
    let capability = |actors: ActorSet| actors.iter().map(|actor| setting.actor(actor).capability.get()).sum::<f64>();
    TextQuality {
        document,
        stage: texts.document(document).stage,
        bracket_share: talks.bracket_share.unwrap_or_default(),
        strength: part(forces.iter().sum(), forces.len() as f64),
        breadth: part(inside.len() as f64, open_to.len() as f64),
        weight: part(capability(inside), capability(open_to)),
        rivals: talks.election.as_ref().map_or_else(Vec::new, |(_, standing)| standing.clone()),
        bargain: Table::of(setting, situation, document, clauses).compare(),
    }
}

/// A part of a whole; 0 of nothing.
fn part(part: f64, whole: f64) -> Share {
    Share::clamped(if whole > 0.0 { part / whole } else { 0.0 })
}

/// Who bargains over what, and how it came out.
struct Table<'a> {
    setting: &'a Setting,
    procedure: &'a Procedure,
    /// The clauses that stand.
    clauses: Vec<ClauseId>,
    /// The members that care for one of them.
    members: Vec<ActorId>,
    /// Where the text puts them.
    text: Vec<f64>,
}

impl<'a> Table<'a> {
    fn of(setting: &'a Setting, situation: &Situation, document: DocumentId, clauses: Vec<ClauseId>) -> Self {
        let cares = |actor: &ActorId| {
            clauses.iter().any(|clause| setting.clause(*clause).preference(*actor).salience.get() > 0.0)
        };
        let members = setting.voters(document).iter().filter(cares).collect();
        let text = clauses.iter().map(|clause| situation.texts().clause(*clause).position).collect();
        Self { setting, procedure: &setting.venue(document).procedure, clauses, members, text }
    }

    /// The text next to its rivals.
    fn compare(self) -> Option<Yardstick> {
        if self.members.len() < 2 {
            return None;
        }
        let rivals = shares_of_power(self.members.len()).into_iter().map(|shares| self.rival(&shares));
        let texts: Vec<Vec<f64>> = std::iter::once(self.text.clone()).chain(rivals).collect();
        let worth = |text: &Vec<f64>| self.members.iter().map(|actor| self.worth(*actor, text)).collect::<Vec<_>>();
        let without = |actor: &ActorId| if self.procedure.can_stop(*actor) { 0.0 } else { -1.0 };
        let without = self.members.iter().map(without).collect();
        let bargain = Bargain::new(texts.iter().flat_map(worth).collect(), without).ok()?;
        let solutions = bargain.solve()?;
        let at = |text: usize| texts[text].clone();
        Some(Yardstick {
            texts: texts.len(),
            is_acceptable: bargain.is_acceptable(0),
            distances: bargain.quality(0, &solutions),
            nash: at(solutions.nash),
            kalai_smorodinsky: at(solutions.kalai_smorodinsky),
            welfare: at(solutions.welfare),
            clauses: self.clauses,
            text: self.text,
        })
    }

    /// What a text is worth to a member, -1 to 1.
    fn worth(&self, actor: ActorId, text: &[f64]) -> f64 {
        let (mut suits, mut cares) = (0.0, 0.0);
        for (clause, at) in self.clauses.iter().zip(text) {
            let preference = self.setting.clause(*clause).preference(actor);
            suits += preference.salience.get() * preference.fit(*at);
            cares += preference.salience.get();
        }
        suits / cares
    }

    /// The compromise under other shares of power; a clause for which nobody with power cares stays as it is.
    fn rival(&self, shares: &[f64]) -> Vec<f64> {
        let bargainer = |clause: ClauseId, actor: ActorId, capability: f64| {
            let preference = self.setting.clause(clause).preference(actor);
            Bargainer { capability, position: preference.position, salience: preference.salience }
        };
        let text = self.clauses.iter().zip(&self.text).map(|(clause, stands)| {
            let stakes = self.members.iter().zip(shares).map(|(actor, share)| bargainer(*clause, *actor, *share));
            compromise::mean(&stakes.collect::<Vec<_>>()).unwrap_or(*stands)
        });
        text.collect()
    }
}

/// Every way to share power out among so many members, at least one, in equal steps, the finest that gives no more than the most rivals.
fn shares_of_power(members: usize) -> Vec<Vec<f64>> {
    let steps = (1..=FINEST).rev().find(|steps| ways(members, *steps) <= MOST_RIVALS).unwrap_or(1);
    let mut all = Vec::new();
    share_out(steps, steps, &mut vec![0.0; members], 0, &mut all);
    all
}

/// In how many ways steps can be dealt to members: `(members + steps - 1) choose steps`.
fn ways(members: usize, steps: usize) -> usize {
    (1..=steps)
        .try_fold(1_usize, |ways, step| Some(ways.checked_mul(members + step - 1)? / step))
        .unwrap_or(usize::MAX)
}

/// Deals the steps that are left to members from one on.
fn share_out(left: usize, steps: usize, shares: &mut Vec<f64>, member: usize, all: &mut Vec<Vec<f64>>) {
    let share = |dealt: usize| dealt as f64 / steps as f64;
    if member + 1 == shares.len() {
        shares[member] = share(left);
        all.push(shares.clone());
        return;
    }
    for own in 0..=left {
        shares[member] = share(own);
        share_out(left - own, steps, shares, member + 1, all);
    }
}
