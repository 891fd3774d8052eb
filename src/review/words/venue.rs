//! Plain words for venues: what they are called, who is sent there, when they sit, and how they decide.

use super::{Words, count, list, percent};
use crate::sim::treaty::{Quota, Rank, Rule};
use crate::sim::{ActorId, DocumentId, Round};

impl Words<'_> {
    /// What people call the venue of a document; none if the document names none.
    #[must_use]
    pub fn venue(&self, document: DocumentId) -> Option<String> {
        let venue = self.0.story.venues.get(self.0.setting.document(document).venue.index());
        venue.map(|venue| venue.name.to_string()).filter(|name| !name.is_empty())
    }

    /// Who is sent to the venue of a document, and when it sits: "ministers, in rounds 1, 3 and 4".
    #[must_use]
    pub fn sittings(&self, document: DocumentId) -> String {
        let venue = self.0.setting.venue(document);
        let rounds = match venue.sits.as_deref() {
            None => "in every round".to_owned(),
            Some([]) => "in no round".to_owned(),
            Some(sits) => rounds(sits),
        };
        format!("{}, {rounds}", rank(venue.rank))
    }

    /// How a venue decides: "consensus but for one; veto of France".
    #[must_use]
    pub fn procedure(&self, document: DocumentId) -> String {
        let venue = self.0.setting.venue(document);
        let procedure = venue.procedure;
        let mut text =
            rule(procedure.rule, if venue.weights.is_empty() { "by capability" } else { "by its own weights" });
        if !procedure.veto.is_empty() {
            text += &format!("; veto of {}", self.set(procedure.veto));
        }
        if procedure.is_roll_call {
            text += "; by roll call";
        }
        if procedure.may_opt_out {
            text += "; who opposes a clause that carries is not bound by it";
        }
        text
    }

    /// How much each vote on a document weighs, the heaviest first, and how much must be for it: "Votes weigh: Ada 5, Bel and
    /// Cor 3; if all vote, at least 7.7 of 11 must be for it." None where each has one vote.
    #[must_use]
    pub fn weights(&self, document: DocumentId) -> Option<String> {
        let setting = &self.0.setting;
        let Rule::Majority { quota, of_all, is_weighted: true } = setting.venue(document).procedure.rule else {
            return None;
        };
        let weight = |actor: ActorId| setting.vote_weight(document, actor);
        let mut voters: Vec<ActorId> = setting.voters(document).iter().collect();
        voters.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
        let alike = voters.chunk_by(|a, b| weight(*a).total_cmp(&weight(*b)).is_eq());
        let told = |alike: &[ActorId]| format!("{} {}", self.actors(alike.iter().copied()), number(weight(alike[0])));
        let told: Vec<_> = alike.map(told).collect();
        let all: f64 = voters.iter().map(|voter| weight(*voter)).sum();
        let needed = match quota {
            Quota::MoreThan(share) => format!("more than {}", number(share.get() * all)),
            Quota::AtLeast(share) => format!("at least {}", number(share.get() * all)),
        };
        let of = if of_all { "" } else { "if all vote, " };
        Some(format!("Votes weigh: {}; {of}{needed} of {} must be for it.", told.join(", "), number(all)))
    }
}

/// A weight, to two decimals where it has any.
fn number(weight: f64) -> String {
    let told = format!("{weight:.2}");
    told.trim_end_matches('0').trim_end_matches('.').to_owned()
}

/// "in round 2", "in rounds 1, 3 and 4"
fn rounds(sits: &[Round]) -> String {
    let each: Vec<String> = sits.iter().map(ToString::to_string).collect();
    format!("in {} {}", if sits.len() == 1 { "round" } else { "rounds" }, list(&each))
}

/// Whom governments send.
#[must_use]
pub fn rank(rank: Rank) -> &'static str {
    match rank {
        Rank::Experts => "experts, whose word their capitals confirm",
        Rank::Ambassadors => "ambassadors, whose word their capitals confirm",
        Rank::Ministers => "ministers",
        Rank::Leaders => "leaders",
    }
}

fn rule(rule: Rule, weights: &str) -> String {
    match rule {
        Rule::Consensus { minus: 0 } => "consensus".to_owned(),
        Rule::Consensus { minus } => format!("consensus but for {minus}"),
        Rule::Silence { rounds } => format!("silence for {}", count(usize::from(rounds), "round", "rounds")),
        Rule::Majority { quota, of_all, is_weighted } => {
            let quota = match quota {
                Quota::MoreThan(share) => format!("more than {}", percent(share.get())),
                Quota::AtLeast(share) => format!("at least {}", percent(share.get())),
            };
            let whose = if of_all { "all members" } else { "those who vote" };
            let weighed = if is_weighted { format!(", weighted {weights}") } else { String::new() };
            format!("{quota} of {whose}{weighed}")
        }
    }
}
