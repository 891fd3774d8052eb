//! The role of a seat on the eve of round 1, as the model's numbers have it: what it wants of the texts, in whose company
//! it is, whom it depends on. Nothing here tells of what is still to come.

use super::words::{Words, cardinal, count, list, percent, place, sentence, with_article};
use crate::scenario::Scenario;
use crate::sim::alliance::TieKind;
use crate::sim::treaty::Preference;
use crate::sim::{ActorId, ActorSet, DocumentId};

/// The most partners that are named.
const MOST_PARTNERS: usize = 4;
/// The least share of trade with one partner that is worth a sentence; judgement.
const NOTABLE_TRADE: f64 = 0.05;

/// A sentence on each thing that the numbers of a seat say about its role; what they leave open is left out.
#[must_use]
pub fn role(scenario: &Scenario, seat: ActorId) -> Vec<String> {
    let role = Role { words: Words(scenario), scenario, seat };
    // What could be split off is wanted where it stands.
    let is_own = |document: &DocumentId| scenario.setting.document(*document).splits_from.is_none();
    let own = scenario.setting.document_ids().filter(is_own);
    let mut sentences: Vec<String> = own.filter_map(|document| role.wants(document)).collect();
    sentences.extend(
        [role.capability(), role.company(), role.ties(TieKind::Rivalry, "rivals"), role.trade()]
            .into_iter()
            .flatten(),
    );
    sentences.into_iter().map(|told| sentence(&told) + ".").collect()
}

/// What a seat may do, a sentence each.
#[must_use]
pub fn powers(scenario: &Scenario, seat: ActorId) -> Vec<String> {
    let actor = scenario.setting.actor(seat);
    let naming = match actor.powers.may_name {
        true => "You may name authors in public.",
        false => "You may not name authors in public.",
    };
    let sanctions = match actor.powers.may_sanction_from {
        None => "You have no legal basis for cyber sanctions.".to_owned(),
        Some(round) if round.0 <= 1 => "You may impose cyber sanctions.".to_owned(),
        Some(round) => format!("You may impose cyber sanctions, but only from {}.", Words(scenario).round(round)),
    };
    let mut lines = vec![naming.to_owned(), sanctions];
    if !actor.members.is_empty() {
        let members = count(actor.members.len(), "member has", "members have");
        lines
            .push(format!("You may act in public once {} of your {members} concluded.", percent(actor.quorum.get())));
    }
    lines
}

#[derive(Clone, Copy)]
struct Role<'a> {
    words: Words<'a>,
    scenario: &'a Scenario,
    seat: ActorId,
}

impl Role<'_> {
    /// What the seat wants of a document; none if it does not care.
    fn wants(self, document: DocumentId) -> Option<String> {
        let setting = &self.scenario.setting;
        let mut alike: Vec<(f64, Preference, Vec<String>)> = Vec::new();
        for clause in setting.document(document).clause_ids() {
            let (draft, wanted) = (setting.clause(clause).position, setting.clause(clause).preference(self.seat));
            let is_same = |at: &f64, other: &Preference| at.total_cmp(&draft).is_eq() && *other == wanted;
            match alike.iter_mut().find(|(at, other, _)| is_same(at, other)) {
                _ if wanted.salience.get() <= 0.0 => {}
                Some((.., names)) => names.push(self.words.clause(clause)),
                None => alike.push((draft, wanted, vec![self.words.clause(clause)])),
            }
        }
        let told: Vec<_> = alike.iter().map(|(draft, wanted, names)| want(*draft, wanted, &list(names))).collect();
        let title = self.words.the_document(document);
        let venue = self.words.venue(document).map(|venue| format!("{venue}; ")).unwrap_or_default();
        (!told.is_empty()).then(|| {
            format!("in {title} ({venue}texts run from 0, which asks for nothing, to 100) {}", told.join("; "))
        })
    }

    /// How capable the seat is among all.
    fn capability(self) -> Option<String> {
        let setting = &self.scenario.setting;
        let capability = |actor: ActorId| setting.actor(actor).capability.get();
        let mine = capability(self.seat);
        let (above, all) =
            (setting.actor_ids().filter(|actor| capability(*actor) > mine).count(), setting.actors.len());
        let alike = setting.actor_ids().all(|actor| capability(actor).total_cmp(&mine).is_eq());
        let of_all = count(all, "actor", "actors");
        (!alike).then(|| match above {
            0 => format!("of {of_all}, none has more capability than you"),
            1 => format!("of {of_all}, one has more capability than you"),
            _ => format!("of {of_all}, {} have more capability than you", cardinal(above)),
        })
    }

    /// Whom the seat shares services, pacts and clubs with.
    fn company(self) -> Option<String> {
        let alliances = &self.scenario.setting.alliances;
        let mut closest: Vec<ActorId> = self.scenario.setting.actor_ids().collect();
        closest.retain(|other| *other != self.seat && alliances.kinship(self.seat, *other) > 0.0);
        closest.sort_by(|a, b| alliances.kinship(self.seat, *b).total_cmp(&alliances.kinship(self.seat, *a)));
        let others = closest.len().saturating_sub(MOST_PARTNERS);
        closest.truncate(MOST_PARTNERS);
        let clubs = self.scenario.story.clubs.iter().filter(|club| club.members.contains(self.seat));
        let clubs: Vec<_> = clubs.map(|club| club.name.to_string()).filter(|name| !name.is_empty()).collect();
        let clubs: Vec<_> = clubs.into_iter().map(with_article).collect();
        let clubs = if clubs.is_empty() { String::new() } else { format!("; your clubs: {}", list(&clubs)) };
        let partners = self.words.actors(closest.iter().copied());
        Some(match (closest.len(), others) {
            (0, _) => format!("nobody here is your partner{clubs}"),
            (1, 0) => format!("your partner is {partners}{clubs}"),
            (_, 0) => format!("your partners are {partners}{clubs}"),
            (_, _) => {
                format!("your closest partners are {partners}, before {}{clubs}", count(others, "other", "others"))
            }
        })
    }

    /// Those at the other end of ties of a kind.
    fn ties(self, kind: TieKind, what: &str) -> Option<String> {
        let ties = self.scenario.setting.alliances.ties().filter(|tie| tie.kind == kind);
        let others: ActorSet = ties
            .filter_map(|tie| match self.seat {
                seat if seat == tie.from => Some(tie.to),
                seat if seat == tie.to => Some(tie.from),
                _ => None,
            })
            .collect();
        (!others.is_empty()).then(|| format!("your {what}: {}", self.words.set(others)))
    }

    /// With whom the seat trades most.
    fn trade(self) -> Option<String> {
        let setting = &self.scenario.setting;
        let share = |partner: ActorId| setting.alliances.dependence(self.seat, partner);
        let most = setting.actor_ids().max_by(|a, b| share(*a).total_cmp(&share(*b)))?;
        let notable = share(most) >= NOTABLE_TRADE;
        notable.then(|| format!("{} of your trade is with {}", percent(share(most)), self.words.actor(most)))
    }
}

/// "you want “aid” at 83, and could live with the draft, at 75".
fn want(draft: f64, wanted: &Preference, names: &str) -> String {
    let far = place(wanted.nearest(draft));
    let verdict = match (wanted.accepts(draft), wanted.red_line) {
        (true, _) => format!("could live with the draft, at {}", place(draft)),
        (false, true) => format!("the draft, at {}, lies beyond your red line at {far}", place(draft)),
        (false, false) => format!("the draft, at {}, lies out of your reach, which ends at {far}", place(draft)),
    };
    format!("you want {names} at {}, and {verdict}", place(wanted.position))
}
