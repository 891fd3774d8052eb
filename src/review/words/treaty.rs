//! Plain words for the treaty table: what documents and clauses are, and where they stand.

use super::{Words, count, list, place, plain, quoted, sentence};
use crate::scenario::slots::Piece;
use crate::sim::id::NormId;
use crate::sim::treaty::deal::{Deal, Fate};
use crate::sim::treaty::motion::Voice;
use crate::sim::treaty::prospect::Prospect;
use crate::sim::treaty::{
    Accession, Consent, Division, Document, DocumentKind, Drafting, Effect, Promise, Refusal, Signing, Stage, Status,
    Strength, Wording, Worth,
};
use crate::sim::view::{ClauseView, DocumentView};
use crate::sim::{ActorId, ActorSet, ClauseId, DocumentId, Points, Situation};

/// More who stayed outside are counted.
const MOST_OUTSIDE: usize = 12;

impl Words<'_> {
    /// What a clause says, in full, with its text there: that of its nearest variant if it has any.
    #[must_use]
    pub fn clause_text(&self, clause: ClauseId, position: f64) -> String {
        let variant = self.0.setting.clause(clause).variant_at(position);
        let text = self.0.story.clauses.get(clause.index());
        let text = text.map(|text| variant.and_then(|at| text.variants.get(at)).unwrap_or(&text.text).to_string());
        text.filter(|text| !text.is_empty()).unwrap_or_else(|| self.clause(clause))
    }

    /// What a clause says with its text there, piece by piece: one piece, unless it is drafted by slots. It has as many
    /// pieces wherever its text lies.
    #[must_use]
    pub fn clause_pieces(&self, clause: ClauseId, position: f64) -> Vec<Piece> {
        let variant = self.0.setting.clause(clause).variant_at(position);
        let by_slots = self.0.slots(clause).zip(variant).map(|(slots, variant)| slots.pieces(variant));
        by_slots.unwrap_or_else(|| vec![Piece { words: self.clause_text(clause, position), slot: None }])
    }

    /// The words that stand in the slots of a clause with its text there: "“shall not” and “grids”"; none unless it is
    /// drafted by slots.
    #[must_use]
    pub fn filled_in(&self, clause: ClauseId, position: f64) -> Option<String> {
        self.0.slots(clause)?;
        let filled = self.clause_pieces(clause, position).into_iter().filter(|piece| piece.slot.is_some());
        Some(list(&filled.map(|piece| quoted(piece.words.trim())).collect::<Vec<_>>()))
    }

    /// The letter of a variant of a clause, `A` for the mildest; none for combinations of slots, which go by their
    /// options, and past `Z`.
    #[must_use]
    pub fn letter(&self, clause: ClauseId, variant: usize) -> Option<char> {
        let letter = u8::try_from(variant).ok().and_then(|at| b'A'.checked_add(at)).map(char::from);
        letter.filter(|letter| letter.is_ascii_uppercase() && self.0.slots(clause).is_none())
    }

    /// Where a document stands: "on the table until round 3 (2020-03-01)", "in force since round 1".
    #[must_use]
    pub fn stands(&self, seen: &DocumentView) -> String {
        let deadline = self.round(seen.deadline);
        let lacks = self.missing(seen.document, &seen.missing);
        if let Some(since) = seen.in_force {
            let review = seen
                .review
                .map(|round| format!("; at the end of {} its parties decide whether it goes on", self.round(round)));
            format!("in force since {}{}", self.round(since), review.unwrap_or_default())
        } else if seen.is_vote_called {
            format!("a vote is called, to be decided at the end of {deadline}")
        } else if seen.is_on_the_table {
            format!("on the table until {deadline}")
        } else if let Some(next) = seen.next_sitting {
            format!("next on the table in {}", self.round(next))
        } else if lacks.is_empty() || seen.stage != Stage::Adopted {
            stage(seen.stage).to_owned()
        } else {
            format!("{}; to enter into force it lacks {lacks}", stage(seen.stage))
        }
    }

    /// The package of a document, and what it is bound to: "part of “The summit”, with “The charter”; signed line by line";
    /// empty if it is in none.
    #[must_use]
    pub fn package(&self, seen: &DocumentView) -> String {
        let Some(package) = &seen.package else { return String::new() };
        let others: Vec<_> = package.others.iter().map(|other| self.the_document(*other)).collect();
        let signed = match package.signed {
            Signing::LineByLine => "signed line by line",
            Signing::Whole => "signed as a whole",
        };
        let stands = match package.state.division {
            Division::Unasked | Division::Refused => format!("decided together, {signed}"),
            Division::Asked { ends } => {
                let (for_it, against) = (self.set(package.state.for_it), self.set(package.state.against));
                let ends = self.round(ends);
                format!("to divide it, {for_it}; against, {against}: decided at the end of {ends}; {signed}")
            }
            Division::Granted => "divided: each stands alone".to_owned(),
        };
        format!("part of {}, with {}; {stands}", self.package_title(seen.document), list(&others))
    }

    /// What the package of a document is called: "“The summit”".
    #[must_use]
    pub fn package_title(&self, document: DocumentId) -> String {
        let title = self.0.setting.document(document).package;
        let title = title.and_then(|id| self.0.story.packages.get(id.index())).map(|text| text.title.to_string());
        quoted(&title.unwrap_or_default())
    }

    /// What is said of a document into which nothing was split off: whether that may still come. None where it is there,
    /// or splits off nothing.
    #[must_use]
    pub fn not_there(&self, document: DocumentId, situation: &Situation, is_over: bool) -> Option<String> {
        let setting = &self.0.setting;
        let parent = setting.document(document).splits_from?;
        let (texts, title) = (situation.texts(), self.the_document(parent));
        let may_come = !is_over && texts.takes_up(setting, document, situation.round());
        let told = match may_come {
            true => format!("not there yet: it comes to be only if a clause is split off from {title}"),
            false => format!("never came to be: no clause was split off from {title}"),
        };
        (!texts.is_there(setting, document)).then_some(told)
    }

    /// What has become of the promises of a deal.
    #[must_use]
    pub fn fates(&self, deal: &Deal) -> String {
        let tell = |(actor, promise, fate): (ActorId, &Promise, Fate)| {
            let (who, promise) = (self.actor(actor), self.promises(std::slice::from_ref(promise)));
            match fate {
                Fate::Open => format!("{who} still has {promise}"),
                Fate::Kept => format!("{who} kept its word {promise}"),
                Fate::Broken => format!("{who} broke its word {promise}"),
                Fate::Void => format!("{who} need not keep its word {promise}"),
            }
        };
        list(&deal.promises().map(tell).collect::<Vec<_>>())
    }

    /// What is promised, one after the other; "nothing" if that is nothing.
    #[must_use]
    pub fn promises(&self, promises: &[Promise]) -> String {
        let one = |promise: &Promise| match promise {
            Promise::Back { clause, position } => {
                format!("to ask for {} at {}", self.clause(*clause), place(*position))
            }
            Promise::Adopt { document } => format!("to vote for {}", self.the_document(*document)),
            Promise::Join { document } => format!("to join {}", self.the_document(*document)),
            Promise::Pay { points } => format!("to pay {:.2} points", points.get()),
        };
        if promises.is_empty() { "nothing".to_owned() } else { list(&promises.iter().map(one).collect::<Vec<_>>()) }
    }

    /// What is asked in return: "its word to join “The pact”".
    #[must_use]
    pub fn return_for(&self, promises: &[Promise]) -> String {
        if promises.is_empty() { "nothing".to_owned() } else { format!("its word {}", self.promises(promises)) }
    }

    /// "If France joined, so would Italy, in even moods."
    #[must_use]
    pub fn would_follow(&self, prospect: &Prospect) -> String {
        let (leader, followers) = (self.actor(prospect.actor), self.set(prospect.followers));
        format!("If {leader} joined, so would {followers}, in even moods.")
    }

    /// What joining a document is worth, and if it is refused, why and what would change that.
    #[must_use]
    pub fn weighed(&self, accession: &Accession, refusal: Option<&Refusal>) -> String {
        let total = plain(accession.total());
        match refusal {
            None => format!("worth {total}"),
            Some(Refusal::OutOfReach { clause, offer, enough }) => {
                let (name, end) = (self.clause(*clause), place(*offer));
                match enough {
                    Some((_, text)) => format!("{name} lies out of its reach; at {} it would join", place(*text)),
                    None => {
                        format!("{name} lies out of its reach, which ends at {end}; no one text would be enough")
                    }
                }
            }
            Some(Refusal::NotWorthIt { most, worth, offer }) => {
                let reason =
                    format!("worth {total}, for {} is worth {}", worth_in_words(*most), plain(Points(*worth)));
                match offer {
                    Some((clause, text)) => {
                        format!("{reason}; {} at {} would be enough", self.clause(*clause), place(*text))
                    }
                    None => {
                        let lacks = 0.01 - accession.total().get();
                        format!("{reason}; no one text would change this, a payment worth {lacks:.2} to it would")
                    }
                }
            }
        }
    }

    /// What a clause does in force.
    #[must_use]
    pub fn effect(&self, effect: &Effect) -> String {
        let norms = |norms: &[NormId]| list(&norms.iter().map(|norm| quoted(&self.norm(*norm))).collect::<Vec<_>>());
        match effect {
            Effect::Restraint(on) => format!("restraint: no breach of {}", norms(on)),
            Effect::ShareEvidence => "parties share evidence".to_owned(),
            Effect::CollectiveResponse { .. } => "parties owe each other an answer".to_owned(),
            Effect::AttributionStandard => "one standard of proof".to_owned(),
            Effect::CapacityBuilding => "parties pass skills on".to_owned(),
            Effect::Transparency(on) => format!("platforms blunt breaches of {}", norms(on)),
            Effect::Verification => "inspectors look into breaches".to_owned(),
            Effect::MinimumParticipation(parties) => format!("binds nobody below {parties} parties"),
            Effect::Sunset(rounds) => {
                format!("the document lapses after {}", count(usize::from(*rounds), "round", "rounds"))
            }
            Effect::Review(rounds) => {
                format!("parties decide every {} whether it goes on", count(usize::from(*rounds), "round", "rounds"))
            }
            Effect::Declaratory => "declaratory: words without an effect in the model".to_owned(),
        }
    }

    /// Who is part of a document, was, or was put out, by how: "Ratified: Ada and Bel"; states before supporters, where
    /// what they did has another name.
    #[must_use]
    pub fn parts(&self, seen: &DocumentView) -> Vec<String> {
        let (states, consent) = (self.0.setting.states(), self.0.setting.consent(seen.document));
        let mut parts: Vec<(&str, ActorSet)> = Vec::new();
        for wanted in [Status::Ratified, Status::Signed, Status::Withdrawn, Status::Expelled] {
            let all: ActorSet = seen.who(wanted).collect();
            let [of_states, of_supporters] = [status(wanted, consent), status_of_supporters(wanted, consent)];
            match of_states == of_supporters {
                true => parts.push((of_states, all)),
                false => {
                    parts.extend([(of_states, all.intersection(states)), (of_supporters, all.difference(states))]);
                }
            }
        }
        let told = parts.into_iter().filter(|(_, those)| !those.is_empty());
        told.map(|(name, those)| format!("{}: {}", sentence(name), self.set(those))).collect()
    }

    /// Who may join an adopted document and is no part of it, the most capable first, those past twelve counted:
    /// "Stayed out: China, Russia and 3 others", or "Not in so far: …" while the game goes on; none unless it was adopted and
    /// somebody is. Who left it or was put out is not among them.
    #[must_use]
    pub fn stayed_out(&self, situation: &Situation, document: DocumentId, is_over: bool) -> Option<String> {
        let (setting, texts) = (&self.0.setting, situation.texts());
        let may = setting.invited(document);
        let is_out = |status| matches!(status, Status::Out | Status::AtTable);
        let mut outside: Vec<ActorId> =
            texts.who(document, |party| is_out(party.status)).intersection(may).iter().collect();
        let weight = |actor: ActorId| setting.actor(actor).capability.get();
        outside.sort_by(|a, b| weight(*b).total_cmp(&weight(*a)).then(a.cmp(b)));
        let mut names: Vec<String> = outside.iter().take(MOST_OUTSIDE).map(|actor| self.actor(*actor)).collect();
        if let more @ 1.. = outside.len().saturating_sub(MOST_OUTSIDE) {
            names.push(count(more, "other", "others"));
        }
        let is_adopted = texts.document(document).stage == Stage::Adopted;
        let label = if is_over { "Stayed out" } else { "Not in so far" };
        (is_adopted && !names.is_empty()).then(|| format!("{label}: {}", list(&names)))
    }

    /// How a vote came out, after "by": "30 to 6 with 3 abstentions, China and Russia against"; supporters without a vote
    /// do not count.
    #[must_use]
    pub fn tally(&self, document: DocumentId, for_it: ActorSet, against: ActorSet) -> String {
        let voters = self.0.setting.voters(document);
        let silent = voters.difference(for_it.union(against));
        self.tally_among(for_it.intersection(voters), against.intersection(voters), silent)
    }

    /// How a venue came to a decision, after what it decided: ", by 3 to 1, Bel against"; where silence decides, ", for Bel
    /// broke the silence", or nothing where it was kept and there was no text left to carry.
    #[must_use]
    pub fn how_decided(&self, document: DocumentId, [for_it, against]: [ActorSet; 2], carried: bool) -> String {
        let broke = against.intersection(self.0.setting.voters(document));
        if !self.0.setting.venue(document).procedure.is_silent() {
            return format!(", by {}", self.tally(document, for_it, against));
        }
        match (broke.is_empty(), carried) {
            (true, true) => ", for nobody broke the silence".to_owned(),
            (true, false) => String::new(),
            (false, _) => format!(", for {} broke the silence", self.set(broke)),
        }
    }

    /// The same of a vote in which these were for it, against it and silent.
    #[must_use]
    pub fn tally_among(&self, for_it: ActorSet, against: ActorSet, silent: ActorSet) -> String {
        let mut tally = format!("{} to {}", for_it.len(), against.len());
        if !silent.is_empty() {
            tally += &format!(" with {}", count(silent.len(), "abstention", "abstentions"));
        }
        if against.is_empty() { tally } else { format!("{tally}, {} against", self.set(against)) }
    }

    /// Who has spoken at the review of this round so far: "Under review: for Ada and Bel, against nobody so far"; none where
    /// there is no review.
    #[must_use]
    pub fn review(&self, seen: &DocumentView) -> Option<String> {
        let (for_it, against) = (self.set(seen.said.for_it), self.set(seen.said.against));
        let told = format!(
            "Under review: {} decide at the end of this round whether it goes on; for {for_it}, against {against} so far.",
            self.set(seen.reviewers)
        );
        (!seen.reviewers.is_empty()).then_some(told)
    }
}

/// A term of joining.
#[must_use]
pub fn worth_in_words(worth: Worth) -> &'static str {
    match worth {
        Worth::Text => "the text",
        Worth::Gain => "what parties share",
        Worth::Burden => "what it would owe",
        Worth::Reputation => "a good name",
        Worth::Ties => "its partners' joining",
        Worth::Audience => "a word given",
        Worth::Threat => "recent attacks",
        Worth::Aversion => "binding itself among many",
        Worth::Promises => "what was promised",
        Worth::Package => "the rest of the package",
        Worth::Mood => "the mood of its government",
        Worth::Deeds => "its record of broken words",
    }
}

/// What sort of document it is.
#[must_use]
pub fn kind(document: &Document) -> &'static str {
    match document.kind {
        DocumentKind::Treaty => "treaty",
        DocumentKind::Declaration => "declaration",
        DocumentKind::CodeOfConduct => "code of conduct",
        DocumentKind::Communique => "communiqué",
    }
}

/// How rival positions become a text.
#[must_use]
pub fn drafting(drafting: Drafting) -> &'static str {
    match drafting {
        Drafting::Compromise => "texts meet half-way",
        Drafting::Election => "texts are elected",
        Drafting::Challenge => "texts are challenged",
        Drafting::Human => "texts change by proposals only",
    }
}

/// What has become of a document.
#[must_use]
pub fn stage(stage: Stage) -> &'static str {
    match stage {
        Stage::Open => "open",
        Stage::Adopted => "adopted",
        Stage::Failed => "not adopted",
        Stage::Lapsed => "run out",
    }
}

/// What has become of the text of a clause.
#[must_use]
pub fn wording(wording: Wording) -> &'static str {
    match wording {
        Wording::Proposed => "proposed",
        Wording::Bracketed => "bracketed",
        Wording::Clean => "clean",
        Wording::Parked => "parked",
        Wording::Adopted => "adopted",
        Wording::Dropped => "dropped",
    }
}

/// The same of a clause in a document at a stage: what carried by itself stands in no text that was not adopted.
#[must_use]
pub fn wording_at(stage: Stage, wording: Wording) -> &'static str {
    match (stage, wording) {
        (Stage::Failed, Wording::Adopted) => "carried, not adopted",
        (Stage::Open | Stage::Adopted | Stage::Failed | Stage::Lapsed, _) => self::wording(wording),
    }
}

/// How firmly a clause binds.
#[must_use]
pub fn strength(strength: Strength) -> &'static str {
    match strength {
        Strength::BestPractice => "best practice",
        Strength::PoliticalCommitment => "political commitment",
        Strength::Binding => "binding",
    }
}

/// What a step towards being bound is called.
#[derive(Clone, Copy, Debug)]
pub struct Verb {
    /// "sign"
    pub infinitive: &'static str,
    /// "signed"
    pub past: &'static str,
}

/// What joining a document is called: who joins a treaty signs it, anything else is endorsed.
#[must_use]
pub fn signing(consent: Consent) -> Verb {
    match consent {
        Consent::Ratification => Verb { infinitive: "sign", past: "signed" },
        Consent::Endorsement | Consent::Confirmation => Verb { infinitive: "endorse", past: "endorsed" },
    }
}

/// What the second step is called, where there is one: a treaty is ratified, what was endorsed ad referendum confirmed.
#[must_use]
pub fn confirming(consent: Consent) -> Verb {
    match consent {
        Consent::Endorsement | Consent::Ratification => Verb { infinitive: "ratify", past: "ratified" },
        Consent::Confirmation => Verb { infinitive: "confirm", past: "confirmed" },
    }
}

/// How an actor stands to a document.
#[must_use]
pub fn status(status: Status, consent: Consent) -> &'static str {
    match (status, consent) {
        (Status::Out, _) => "out",
        (Status::AtTable, _) => "at the table",
        (Status::Signed, Consent::Confirmation) => "endorsed ad referendum",
        (Status::Signed, _) => signing(consent).past,
        (Status::Ratified, Consent::Confirmation) => "confirmed by the capital",
        (Status::Ratified, _) => confirming(consent).past,
        (Status::Withdrawn, _) => "withdrawn",
        (Status::Expelled, _) => "put out",
    }
}

/// The same of firms and civil society, which have no capital: they take the same two steps, and their boards confirm.
#[must_use]
pub fn status_of_supporters(status: Status, consent: Consent) -> &'static str {
    match (status, consent) {
        (Status::Signed, Consent::Confirmation) => "endorsed, subject to board approval",
        (Status::Ratified, Consent::Confirmation) => "confirmed by its board",
        (
            Status::Out | Status::AtTable | Status::Signed | Status::Ratified | Status::Withdrawn | Status::Expelled,
            _,
        ) => self::status(status, consent),
    }
}

/// What the signs of the support matrix mean.
pub const SIGNS: &str = "✓ for · × against · – silent · ★ sponsors it · R keeps out of it";

/// The sign of a voice in the support matrix, and what it means.
#[must_use]
pub fn voice(voice: Voice) -> (&'static str, &'static str) {
    match voice {
        Voice::For => ("✓", "for it"),
        Voice::Against => ("×", "against it"),
        Voice::Silent => ("–", "silent"),
    }
}

/// What stands beside the sign of an actor on a clause: `★` for its sponsors, `R` for who keeps out of it.
#[must_use]
pub fn beside(clause: &ClauseView, actor: ActorId) -> &'static str {
    match (clause.sponsors.contains(actor), clause.reserved.contains(actor)) {
        (true, _) => "★",
        (false, true) => "R",
        (false, false) => "",
    }
}
