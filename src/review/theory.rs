//! A theory lens: which published mechanisms carried a decision, told from its named terms.
//!
//! A term stands for a mechanism because its equation has the shape that the source describes (docs/model.md §6); the
//! words are ours. That the model decides so says nothing about whether the mechanism moved a real state.

use crate::play::Game;
use crate::scenario::published::Read;
use crate::sim::Event;
use crate::sim::choice::{Decision, Term};
use crate::sim::treaty::{Accession, Deed, Refusal, Worth};

/// A published mechanism.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mechanism {
    /// An answer deters only if it finds the guilty; doubt about who did it costs.
    ImperfectAttribution,
    /// Blame hurts only those who are open to it.
    BlameGame,
    /// What is used may be lost for later.
    Timing,
    /// Trade gives power over those who depend on it.
    TradeDependence,
    /// Each joins once enough others have.
    Thresholds,
    /// Who has threatened in public pays for backing down.
    AudienceCosts,
    /// Who lets a breach pass is reproached as well.
    Metanorms,
    /// What works only if enough take part holds at just enough.
    Coalitions,
    /// Who gains no more inside an agreement than outside stays out.
    Agreements,
    /// A delegation can sign only what it can bring home.
    WinSets,
    /// Who gains by another's signature pays for it.
    SidePayments,
    /// States draw together against what threatens them.
    Threat,
    /// Law that binds costs freedom to act.
    Sovereignty,
}

/// How well a source is known here.
fn known(read: Read) -> &'static str {
    match read {
        Read::Whole => "read",
        Read::Abstract => "known by its abstract",
        Read::SecondHand => "known second hand",
        Read::Nothing => "cited from memory",
    }
}

impl Mechanism {
    /// All, in the order of lists.
    pub const ALL: [Self; 13] = [
        Self::ImperfectAttribution,
        Self::BlameGame,
        Self::Timing,
        Self::TradeDependence,
        Self::Thresholds,
        Self::AudienceCosts,
        Self::Metanorms,
        Self::Coalitions,
        Self::Agreements,
        Self::WinSets,
        Self::SidePayments,
        Self::Threat,
        Self::Sovereignty,
    ];

    /// The mechanism that a term of the rule stands for; none for plain work.
    #[must_use]
    pub fn of(term: Term) -> Option<Self> {
        match term {
            Term::Deterrence | Term::Innocent => Some(Self::ImperfectAttribution),
            Term::Blame => Some(Self::BlameGame),
            Term::Disclosure => Some(Self::Timing),
            Term::Exposure => Some(Self::TradeDependence),
            Term::Effort => None,
            Term::Partners | Term::Reluctance => Some(Self::Thresholds),
            Term::Commitment => Some(Self::AudienceCosts),
            Term::Reproach => Some(Self::Metanorms),
        }
    }

    /// The mechanism that a term of joining a document stands for; none for packages, moods and records.
    #[must_use]
    pub fn of_worth(worth: Worth) -> Option<Self> {
        match worth {
            Worth::Text => Some(Self::WinSets),
            Worth::Gain | Worth::Burden => Some(Self::Agreements),
            Worth::Reputation | Worth::Ties => Some(Self::Thresholds),
            Worth::Audience => Some(Self::AudienceCosts),
            Worth::Threat => Some(Self::Threat),
            Worth::Aversion => Some(Self::Sovereignty),
            Worth::Promises => Some(Self::SidePayments),
            Worth::Package | Worth::Mood | Worth::Deeds => None,
        }
    }

    /// The word for it in data.
    #[must_use]
    pub fn slug(self) -> &'static str {
        match self {
            Self::ImperfectAttribution => "imperfect_attribution",
            Self::BlameGame => "blame_game",
            Self::Timing => "timing",
            Self::TradeDependence => "trade_dependence",
            Self::Thresholds => "thresholds",
            Self::AudienceCosts => "audience_costs",
            Self::Metanorms => "metanorms",
            Self::Coalitions => "coalitions",
            Self::Agreements => "agreements",
            Self::WinSets => "win_sets",
            Self::SidePayments => "side_payments",
            Self::Threat => "threat",
            Self::Sovereignty => "sovereignty",
        }
    }

    /// Its name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::ImperfectAttribution => "Deterrence with imperfect attribution",
            Self::BlameGame => "The Blame Game",
            Self::Timing => "The timing of a resource that use burns",
            Self::TradeDependence => "Power by trade dependence",
            Self::Thresholds => "Thresholds of a crowd",
            Self::AudienceCosts => "Audience costs",
            Self::Metanorms => "Metanorms",
            Self::Coalitions => "Self-enforcing coalitions",
            Self::Agreements => "Self-enforcing agreements",
            Self::WinSets => "Two-level games",
            Self::SidePayments => "Side payments",
            Self::Threat => "Balance of threat",
            Self::Sovereignty => "Sovereignty costs",
        }
    }

    /// What it says, in a few sentences of our own.
    #[must_use]
    pub fn paragraph(self) -> &'static str {
        match self {
            Self::ImperfectAttribution => {
                "An answer deters only as far as it finds the guilty. Who answers on a doubtful name risks hitting the \
                 innocent, so it asks for more certainty; attackers know that, and strike more where they are hard to \
                 tell apart. Better evidence helps if it sharpens the name, and can hurt if it only multiplies doubtful \
                 ones."
            }
            Self::BlameGame => {
                "Naming an attacker pays if it has something to lose by being named, and backfires if it has not. The \
                 victim does not quite know which, so it names from a certain belief on and tolerates the attack below."
            }
            Self::Timing => {
                "A source that is shown in public may be gone tomorrow. It is worth showing only if more is at stake \
                 today than what it may bring later; the stealthier it is, and the faster it would wither unused, the \
                 sooner."
            }
            Self::TradeDependence => {
                "Whoever trades much with another can be hurt by it. Pressing a partner that one depends on costs trade \
                 of one's own, so the same sanction is dear for one state and cheap for the next."
            }
            Self::Thresholds => {
                "Many would act if enough others did, and few go first. Each has a threshold of company; whether a crowd \
                 forms hangs on how thresholds are spread, and a single one missing in the chain can stop it."
            }
            Self::AudienceCosts => {
                "A word given in public ties the hands of who gave it: standing by, after having named or promised, \
                 costs more than never having spoken. That makes words believable, and first words rare."
            }
            Self::Metanorms => {
                "A norm lasts if not only breaches are punished but also looking away from them. Partners who act \
                 reproach those who are silent, and the silent weigh that."
            }
            Self::Coalitions => {
                "Some things work only if enough take part, and each would rather let others do it. A coalition holds \
                 where each member is needed, so that nobody gains by leaving; nobody at all acting is stable as well."
            }
            Self::Agreements => {
                "An agreement among states is enforced by nobody but themselves: it holds whom it leaves better off inside \
                 than outside. What parties share speaks for joining, what they owe against it; where much is owed, or \
                 outsiders share as well, agreements stay small."
            }
            Self::WinSets => {
                "A government negotiates at two tables, abroad and at home, and can agree only to what it can bring home. \
                 A text outside that range fails whatever else speaks for it, and a narrow range is a strength at the \
                 table as long as it does not sink the text."
            }
            Self::SidePayments => {
                "An agreement that holds too few can be widened by those inside, if they pay outsiders for what their \
                 joining brings. It works as far as the payer gains more than it pays, and is believed."
            }
            Self::Threat => {
                "States draw together against what threatens them, not against power as such: recent attacks on \
                 themselves and those close to them make commitments worth having."
            }
            Self::Sovereignty => {
                "Law that binds costs freedom to act. States to which that freedom is dear prefer softer texts, wider \
                 reservations, or none; what they fear is less one duty than being held by many."
            }
        }
    }

    /// Where it was published.
    #[must_use]
    pub fn reference(self) -> &'static str {
        match self {
            Self::ImperfectAttribution => {
                "Baliga, Bueno de Mesquita and Wolitzky, American Political Science Review 114(4), 2020"
            }
            Self::BlameGame => "Edwards, Furnas, Forrest and Axelrod, PNAS 114(11), 2017",
            Self::Timing => "Axelrod and Iliev, PNAS 111(4), 2014",
            Self::TradeDependence => "Hirschman, National Power and the Structure of Foreign Trade, 1945",
            Self::Thresholds => "Granovetter, American Journal of Sociology 83(6), 1978",
            Self::AudienceCosts => "Fearon, American Political Science Review 88(3), 1994",
            Self::Metanorms => "Axelrod, American Political Science Review 80(4), 1986",
            Self::Coalitions | Self::Agreements => "Barrett, Oxford Economic Papers 46, 1994",
            Self::WinSets => "Putnam, International Organization 42(3), 1988",
            Self::SidePayments => "Carraro and Siniscalco, Journal of Public Economics 52(3), 1993",
            Self::Threat => "Walt, International Security 9(4), 1985",
            Self::Sovereignty => "Abbott and Snidal, International Organization 54(3), 2000",
        }
    }

    /// How much of the source was read here.
    #[must_use]
    pub fn read(self) -> Read {
        match self {
            Self::ImperfectAttribution | Self::BlameGame | Self::Timing => Read::Abstract,
            Self::Thresholds | Self::Metanorms => Read::SecondHand,
            Self::TradeDependence
            | Self::AudienceCosts
            | Self::Coalitions
            | Self::Agreements
            | Self::WinSets
            | Self::SidePayments
            | Self::Threat
            | Self::Sovereignty => Read::Nothing,
        }
    }

    /// The whole entry on one line: name, paragraph, reference and how it is known.
    #[must_use]
    pub fn entry(self) -> String {
        format!("{}. {} ({}; {}.)", self.name(), self.paragraph(), self.reference(), known(self.read()))
    }
}

/// Mechanisms as lines of a card: a heading and an entry each; nothing for none.
#[must_use]
pub fn in_the_literature(mechanisms: &[Mechanism]) -> String {
    let entries: String = mechanisms.iter().map(|mechanism| format!("  {}\n", mechanism.entry())).collect();
    if entries.is_empty() { entries } else { format!("In the literature:\n{entries}") }
}

/// The mechanisms behind terms, in their order, each once; naming in a coalition adds what holds coalitions together.
#[must_use]
pub fn behind(terms: impl IntoIterator<Item = Term>, in_coalition: bool) -> Vec<Mechanism> {
    let coalition = in_coalition.then_some(Mechanism::Coalitions);
    each_once(terms.into_iter().filter_map(Mechanism::of).chain(coalition))
}

/// The mechanisms behind joining a document or not: first what makes a text impossible to bring home, then those of
/// the terms that spoke for the choice, largest first.
#[must_use]
pub fn behind_consent(terms: impl IntoIterator<Item = Worth>, refusal: Option<&Refusal>) -> Vec<Mechanism> {
    let stuck = matches!(refusal, Some(Refusal::OutOfReach { .. })).then_some(Mechanism::WinSets);
    each_once(stuck.into_iter().chain(terms.into_iter().filter_map(Mechanism::of_worth)))
}

fn each_once(mechanisms: impl Iterator<Item = Mechanism>) -> Vec<Mechanism> {
    let mut found = Vec::new();
    for mechanism in mechanisms {
        if !found.contains(&mechanism) {
            found.push(mechanism);
        }
    }
    found
}

/// How many terms count as having carried a decision, as on a Why card.
const MOST: usize = 3;
/// Terms that weigh less than this, in points, carry nothing.
const LEAST: f64 = 5e-4;

/// The terms that spoke most for a choice, largest first.
fn carriers<T>(mut terms: Vec<(T, f64)>) -> Vec<T> {
    terms.retain(|(_, weight)| *weight >= LEAST);
    terms.sort_by(|(_, one), (_, other)| other.total_cmp(one));
    terms.into_iter().take(MOST).map(|(term, _)| term).collect()
}

/// What carried a decision against the next best.
fn of_decision(decision: &Decision, in_coalition: bool) -> Vec<Mechanism> {
    let ledger = decision.ledger();
    let Some(foil) = ledger.runner_up(decision.chosen) else { return Vec::new() };
    let points = |response, term| ledger.row(response).map_or(0.0, |row| row.term(term));
    let weight = |term| (term, points(decision.chosen, term) - points(foil, term));
    behind(carriers(Term::ALL.into_iter().map(weight).collect()), in_coalition)
}

/// What carried the choice to be part of a document or not.
fn of_consent(accession: &Accession, refusal: Option<&Refusal>) -> Vec<Mechanism> {
    let way = if refusal.is_none() { 1.0 } else { -1.0 };
    let terms = accession.terms().map(|(worth, points)| (worth, way * points));
    behind_consent(carriers(terms.to_vec()), refusal)
}

/// What carried the decisions of machines in a game.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lens {
    /// In how many decisions each mechanism was among those that carried it, most first.
    pub mechanisms: Vec<(Mechanism, usize)>,
    /// How many decisions were made over incidents.
    pub answers: usize,
    /// How many were made about documents: to join, stay out, ratify or leave, each time that its terms had changed.
    pub consents: usize,
}

/// The mechanisms of a game.
#[must_use]
pub fn lens(game: &Game) -> Lens {
    let (mut counts, mut lens) = ([0; Mechanism::ALL.len()], Lens::default());
    for record in game.records() {
        let carried = if let Event::Decided { by_person: false, in_coalition, decision, .. } = &record.event {
            lens.answers += 1;
            of_decision(decision, *in_coalition)
        } else if let Event::Treaty(Deed::Weighed { accession, refusal, .. }) = &record.event {
            lens.consents += 1;
            of_consent(accession, refusal.as_ref())
        } else {
            continue;
        };
        for mechanism in carried {
            counts[mechanism as usize] += 1;
        }
    }
    let found = Mechanism::ALL.into_iter().zip(counts).filter(|(_, count)| *count > 0);
    lens.mechanisms = found.collect();
    lens.mechanisms.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
    lens
}
