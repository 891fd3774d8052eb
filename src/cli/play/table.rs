//! The negotiating table at the prompt: texts and brackets, who supports what, who is in, and what a seat may do.

use std::fmt::Write as _;
use std::mem::discriminant;

use crate::cli::table::Table;
use crate::play::Game;
use crate::play::notation::{Wish, write_wish};
use crate::review::outlook::LEAST_NAMED;
use crate::review::words::treaty::{SIGNS, beside, drafting, kind, strength, voice, wording_at};
use crate::review::words::{Words, count, list, percent, place, sentence};
use crate::review::{Outlook, Settling, foreseen, outlook, settling};
use crate::scenario::Text;
use crate::sim::check::motion::{check_motion, may_be_reserved};
use crate::sim::treaty::deal::{Footing, Promise};
use crate::sim::treaty::motion::Motion;
use crate::sim::treaty::prospect::Prospect;
use crate::sim::treaty::{ClauseSet, Drafting, Party, Stage, Wording};
use crate::sim::view::{ClauseView, DocumentView};
use crate::sim::{ActorId, ClauseId, DocumentId, Points, View};

/// The most actors in one matrix: more would break its lines.
const ABREAST: usize = 16;

/// The most places of an election that are listed.
const MOST_RIVALS: usize = 6;
/// How many letters a bar for odds is long.
const BAR: usize = 20;

/// One seat at the treaty table.
#[derive(Clone, Copy)]
pub(super) struct Negotiation<'a> {
    pub(super) game: &'a Game,
    pub(super) seat: ActorId,
}

impl Negotiation<'_> {
    fn words(&self) -> Words<'_> {
        Words(self.game.scenario())
    }

    /// A line on every document.
    pub(super) fn in_short(&self) -> String {
        let view = self.game.view(Some(self.seat));
        let names = &self.game.setting().names;
        let line = |document: &DocumentView| {
            let title = self.words().document(document.document);
            format!("  {title} ({}): {}\n", names.document(document.document), self.words().stands(document))
        };
        let documents: String = view.documents.iter().map(line).collect();
        documents + &self.deals(&view)
    }

    /// The deals that stand, with what the seat can do about them.
    fn deals(&self, view: &View) -> String {
        let mut text = String::new();
        for (number, deal) in (1..).zip(&view.deals).filter(|(_, deal)| deal.footing != Footing::Gone) {
            let offer = &deal.offer;
            let (by, to) = (self.words().actor(offer.by), self.words().actor(offer.to));
            let (gives, takes) = (self.words().promises(&offer.gives), self.words().return_for(&offer.takes));
            let stands = match deal.footing {
                Footing::Offered if offer.to == self.seat => {
                    format!("`accept {number}` or `decline {number}`")
                }
                Footing::Offered => "not answered yet".to_owned(),
                Footing::Struck | Footing::Gone => self.words().fates(deal),
            };
            let _ = writeln!(text, "  Deal {number}: {by} offers {to} {gives}, in return for {takes}; {stands}");
        }
        text
    }

    /// The whole table over one document.
    pub(super) fn on(&self, document: DocumentId) -> String {
        let view = self.game.view(Some(self.seat));
        let Some(seen) = view.documents.iter().find(|seen| seen.document == document) else { return String::new() };
        let facts = self.game.setting().document(document);
        let (title, rule) = (self.words().document(document), self.words().procedure(document));
        let mut text = format!("{title}: {}; {}\n", kind(facts), self.words().stands(seen));
        if let Some(venue) = self.words().venue(document) {
            let _ = writeln!(text, "  Venue: {venue}; {}.", self.words().sittings(document));
        }
        let _ = writeln!(text, "  Decides by {rule}; {}.", drafting(facts.drafting));
        for line in self.words().weights(document).into_iter().chain(self.words().entry(seen)) {
            let _ = writeln!(text, "  {line}");
        }
        if seen.package.is_some() {
            let _ = writeln!(text, "  {}.", sentence(&self.words().package(seen)));
        }
        if let Some(review) = self.words().review(seen) {
            let _ = writeln!(text, "  {review}");
        }
        if seen.is_on_the_table {
            let _ = writeln!(text, "  In brackets: {} of the clauses.", percent(seen.bracket_share().get()));
        }
        let _ = writeln!(text, "{}", self.clauses(seen));
        text += &self.slots(seen);
        text += &self.support(seen);
        text += &self.offers(seen);
        text += &self.settling(seen);
        text += &self.parties(seen);
        text += &self.expulsions(seen);
        text += &self.prospects(seen);
        text + &self.moves(document)
    }

    fn clauses(&self, seen: &DocumentView) -> Table {
        let headings = ["clause", "text", "does", "strength", "stands", "reserved by", "at", "force"];
        let mut table = Table::new(headings.map(str::to_owned).to_vec()).align_right(6);
        for clause in &seen.clauses {
            let name = self.game.setting().names.clause(clause.clause);
            let words = self.words().clause_text(clause.clause, clause.position);
            let letter = clause.variant.and_then(|at| self.words().letter(clause.clause, at));
            let words = letter.map_or(words.clone(), |letter| format!("{letter}: {words}"));
            let words = if clause.wording == Wording::Bracketed { format!("[{words}]") } else { words };
            let reserved = if clause.reserved.is_empty() { String::new() } else { self.words().set(clause.reserved) };
            let (strength, stands) =
                (strength(clause.strength).to_owned(), wording_at(seen.stage, clause.wording).to_owned());
            let effect = &self.game.setting().clause(clause.clause).effect;
            let force = if effect.has_force() { format!("{:.2}", clause.force) } else { "none".to_owned() };
            let (does, at) = (self.words().effect(effect), place(clause.position));
            table.row(vec![name.to_owned(), words, does, strength, stands, reserved, at, force]);
        }
        table
    }

    /// What may stand in the slots of clauses, with a mark at what stands now, and how to ask for it where that is open.
    fn slots(&self, seen: &DocumentView) -> String {
        let names = &self.game.setting().names;
        let mut text = String::new();
        for clause in &seen.clauses {
            let Some((slots, now)) = self.game.scenario().slots(clause.clause).zip(clause.variant) else { continue };
            let name = names.clause(clause.clause);
            let each: Vec<_> = slots.slots.iter().map(|slot| format!("{}=1", slot.slug)).collect();
            let ask = if seen.is_on_the_table && clause.wording.is_open() {
                format!("; say `propose {name} {}` or such", each.join(" "))
            } else {
                String::new()
            };
            let _ = writeln!(text, "  Slots of {name}, * what stands{ask}:");
            for (number, slot) in slots.slots.iter().enumerate() {
                let taken = slots.taken(now, number);
                let option = |(at, words): (usize, &Text)| {
                    let mark = if taken == Some(at) { "*" } else { "" };
                    format!("{mark}{} {words}", at + 1)
                };
                let options: Vec<_> = slot.options.iter().enumerate().map(option).collect();
                let _ = writeln!(text, "    {}: {}", slot.slug, options.join("; "));
            }
        }
        text
    }

    /// The support matrix, so many members at a time.
    fn support(&self, seen: &DocumentView) -> String {
        let names = &self.game.setting().names;
        let members: Vec<_> = self.game.setting().venue(seen.document).members.iter().collect();
        let mut text = format!("  Support: {SIGNS}\n");
        for abreast in members.chunks(ABREAST) {
            let heads = abreast.iter().map(|actor| names.actor(*actor).to_owned());
            let mut table = Table::new(std::iter::once("clause".to_owned()).chain(heads).collect());
            for clause in &seen.clauses {
                let cells = abreast.iter().map(|actor| cell(clause, *actor));
                table.row(std::iter::once(names.clause(clause.clause).to_owned()).chain(cells).collect());
            }
            let _ = writeln!(text, "{table}");
        }
        text
    }

    /// What would take the brackets off.
    fn offers(&self, seen: &DocumentView) -> String {
        let names = &self.game.setting().names;
        let tell = |clause: &ClauseView| {
            let each =
                clause.offers.iter().map(|(actor, text)| format!("{} {}", self.words().actor(*actor), place(*text)));
            let each: Vec<_> = each.collect();
            let name = names.clause(clause.clause);
            (!each.is_empty()).then(|| format!("  {name} could be lived with at: {}.\n", list(&each)))
        };
        seen.clauses.iter().filter_map(tell).collect()
    }

    /// Where each clause would settle by what everybody asks for now; in an election the odds of rival texts, as bars.
    fn settling(&self, seen: &DocumentView) -> String {
        let names = &self.game.setting().names;
        let mut text = String::new();
        for clause in &seen.clauses {
            let Some(settling) = settling(self.game, clause.clause, None) else { continue };
            if text.is_empty() {
                text += "  Where texts would settle, by the model and what everybody asks for now:\n";
                text += &self.standing_in(seen);
            }
            let _ = writeln!(text, "    {}: {}.", names.clause(clause.clause), settling.told(settling::name));
            text += &odds(self.words(), &settling);
        }
        text
    }

    /// In an election, what the seat stands for where it asks for nothing.
    fn standing_in(&self, seen: &DocumentView) -> String {
        let (setting, texts) = (self.game.setting(), self.game.situation().texts());
        if setting.document(seen.document).drafting != Drafting::Election {
            return String::new();
        }
        let cares = |clause: &&ClauseView| setting.clause(clause.clause).preference(self.seat).salience.get() > 0.0;
        let cares = seen.clauses.iter().filter(cares);
        let asks = cares.map(|clause| {
            format!("{} at {:.0}", setting.names.clause(clause.clause), texts.ask(clause.clause, self.seat))
        });
        let asks: Vec<_> = asks.collect();
        let yours = if asks.is_empty() { String::new() } else { format!("; you stand for {}", list(&asks)) };
        format!("    Who proposes no text in an election stands for its preference all the same{yours}.\n")
    }

    /// How likely each outsider joins, who would follow whom, and what speaks against it; the seat itself first.
    fn prospects(&self, seen: &DocumentView) -> String {
        let words = self.words();
        let outlook = match seen.stage {
            Stage::Adopted => outlook(self.game, seen.document),
            Stage::Open | Stage::Failed | Stage::Lapsed => Vec::new(),
        };
        if outlook.is_empty() {
            return String::new();
        }
        let mut text = self.chances(&outlook);
        let prospects: Vec<&Prospect> = outlook.iter().map(|outlook| &outlook.prospect).collect();
        let pivotal = prospects.iter().filter(|prospect| prospect.is_pivotal);
        let pivotal = words.actors(pivotal.map(|prospect| prospect.actor));
        if pivotal != "nobody" {
            let _ = writeln!(text, "  Would bring it into force alone: {pivotal}.");
        }
        for prospect in prospects.iter().filter(|prospect| !prospect.followers.is_empty()) {
            let _ = writeln!(text, "  {}", words.would_follow(prospect));
        }
        let (own, others): (Vec<&Prospect>, Vec<&Prospect>) =
            prospects.iter().partition(|prospect| prospect.actor == self.seat);
        let mut alike: Vec<(String, Vec<ActorId>)> = Vec::new();
        for prospect in own.into_iter().chain(others).filter(|prospect| prospect.refusal.is_some()) {
            let why = words.weighed(&prospect.accession, prospect.refusal.as_ref());
            match alike.iter_mut().skip(1).find(|(known, _)| *known == why) {
                Some((_, actors)) => actors.push(prospect.actor),
                None => alike.push((why, vec![prospect.actor])),
            }
        }
        for (why, actors) in alike {
            let _ = writeln!(text, "  In an even mood, out stays {}: {why}.", words.actors(actors));
        }
        text
    }

    /// Who may well join in this round, and how many hardly will.
    fn chances(&self, outlook: &[Outlook]) -> String {
        let may = |one: &&Outlook| one.chance.get() >= LEAST_NAMED;
        let one = |one: &Outlook| format!("{} {}", self.words().actor(one.prospect.actor), percent(one.chance.get()));
        let likely: Vec<_> = outlook.iter().filter(may).map(one).collect();
        let others = outlook.len() - likely.len();
        let told = match (likely.is_empty(), others) {
            (true, _) => format!("nobody has a chance of {} or more", percent(LEAST_NAMED)),
            (false, 0) => list(&likely),
            (false, _) => format!("{}; less than {}: {others}", list(&likely), percent(LEAST_NAMED)),
        };
        format!("  Outlook for this round, by the moods that governments may be in, to join as it stands: {told}.\n")
    }

    fn parties(&self, seen: &DocumentView) -> String {
        let groups = self.words().parts(seen);
        if groups.is_empty() { String::new() } else { format!("  {}.\n", groups.join("; ")) }
    }

    /// Whom somebody has moved to put out, and when that is decided.
    fn expulsions(&self, seen: &DocumentView) -> String {
        let words = self.words();
        let tell = |(actor, party): (ActorId, &Party)| {
            let (for_it, against) = (words.set(party.expellers), words.set(party.keepers));
            let (whom, ends) = (words.actor(actor), words.round(party.expulsion?));
            Some(format!(
                "  To put {whom} out, for {for_it} and against {against} so far: decided at the end of {ends}.\n"
            ))
        };
        self.game.setting().actor_ids().zip(&seen.parties).filter_map(tell).collect()
    }

    /// What the seat may move, and what not, with the reason; alike ones on one line.
    fn moves(&self, document: DocumentId) -> String {
        let motions = self.game.motions(self.seat, document);
        let mut text = "  Your motions:\n".to_owned();
        let allowed: Vec<_> = motions.iter().filter(|(_, order)| order.is_ok()).map(|(motion, _)| motion).collect();
        if allowed.is_empty() {
            text += "    none\n";
        }
        for line in self.by_verb(&allowed).into_iter().chain(self.with_more(document)) {
            let _ = writeln!(text, "    {line}");
        }
        for withdrawal in foreseen(self.game, self.seat, document) {
            let _ = writeln!(text, "   ! to withdraw: {}.", withdrawal.foretold(self.words()));
        }
        let mut refused: Vec<(String, Vec<&Motion>)> = Vec::new();
        let is_allowed = |motion: &Motion| allowed.iter().any(|other| discriminant(*other) == discriminant(motion));
        let mut told: Vec<&Motion> = Vec::new();
        for (motion, order) in &motions {
            let Err(reason) = order else { continue };
            // Of the motions about others, one that is in order stands for its verb; else one reason does.
            let is_told = told.iter().any(|other| discriminant(*other) == discriminant(motion));
            if motion.is_about_another() && (is_allowed(motion) || is_told) {
                continue;
            }
            told.push(motion);
            match refused.iter_mut().find(|(known, _)| *known == reason.to_string()) {
                Some((_, alike)) => alike.push(motion),
                None => refused.push((reason.to_string(), vec![motion])),
            }
        }
        for (reason, alike) in refused {
            let _ = writeln!(text, "   × {}: {reason}", self.verbs(&alike));
        }
        text
    }

    /// Motions that name more than one thing, an example of each kind that is in order.
    fn with_more(&self, document: DocumentId) -> Vec<String> {
        let setting = self.game.setting();
        let is_in_order = |motion: &Motion| check_motion(setting, self.game.situation(), self.seat, motion).is_ok();
        let clauses = || setting.document(document).clause_ids();
        let mut pairs = clauses().flat_map(|clause| clauses().map(move |into| Motion::Merge { clause, into }));
        let may = |clause: &ClauseId| may_be_reserved(setting, self.game.situation(), *clause);
        let reserving: ClauseSet = clauses().filter(may).collect();
        let sign = Motion::Sign { document, reserving, interpreting: ClauseSet::EMPTY };
        let mut offers = setting.actor_ids().map(|to| Motion::Offer {
            to,
            gives: vec![Promise::Pay { points: Points(0.1) }],
            takes: vec![Promise::Join { document }],
        });
        let sign = Some(sign).filter(|sign| !reserving.is_empty() && is_in_order(sign));
        let examples = [pairs.find(is_in_order), sign, offers.find(is_in_order)];
        let written = |motion| write_wish(&setting.names, &Wish::Motion(motion));
        let notes = [" (or any two)", " (or some of them)", " (or other promises, such as back CLAUSE 40)"];
        let examples = examples.into_iter().zip(notes);
        let examples = examples.filter_map(|(motion, note)| Some(written(motion?) + note));
        examples.chain(self.answers().into_iter().map(written)).collect()
    }

    /// What the seat may say or do about deals, whatever they are about.
    fn answers(&self) -> Vec<Motion> {
        let (setting, situation) = (self.game.setting(), self.game.situation());
        let about = |deal: u16| {
            [Motion::Answer { deal, accepts: true }, Motion::Answer { deal, accepts: false }, Motion::Pay { deal }]
        };
        let numbers = (1..).zip(situation.texts().deals()).map(|(number, _)| number);
        let all = numbers.flat_map(about);
        all.filter(|motion| check_motion(setting, situation, self.seat, motion).is_ok()).collect()
    }

    /// Motions of one verb on one line: `bracket grid, aid`.
    fn by_verb(&self, motions: &[&Motion]) -> Vec<String> {
        let mut lines: Vec<(String, Vec<String>)> = Vec::new();
        for motion in motions {
            let (verb, rest) = self.split(motion);
            match lines.iter_mut().find(|(known, _)| *known == verb) {
                Some((_, all)) => all.push(rest),
                None => lines.push((verb, vec![rest])),
            }
        }
        lines.into_iter().map(|(verb, all)| format!("{verb} {}", all.join(", "))).collect()
    }

    /// The verbs of motions, each once.
    fn verbs(&self, motions: &[&Motion]) -> String {
        let mut verbs: Vec<String> = motions.iter().map(|motion| self.split(motion).0).collect();
        verbs.dedup();
        let mut known = Vec::new();
        verbs.retain(|verb| {
            !known.contains(verb) && {
                known.push(verb.clone());
                true
            }
        });
        list(&verbs)
    }

    fn split(&self, motion: &Motion) -> (String, String) {
        let text = write_wish(&self.game.setting().names, &Wish::Motion(motion.clone()));
        let (verb, rest) = text.split_once(' ').unwrap_or((&text, ""));
        (verb.to_owned(), rest.to_owned())
    }

    /// What the seat has to do at the table, for the list of a round's business.
    pub(super) fn business(&self) -> String {
        let view = self.game.view(Some(self.seat));
        let open = view.documents.iter().filter(|document| document.is_on_the_table).count();
        let waits = |document: &&DocumentView| {
            let outsiders = self.game.situation().texts().outsiders(self.game.setting(), document.document);
            document.stage == Stage::Adopted && outsiders.contains(self.seat)
        };
        let waiting = view.documents.iter().filter(waits).count();
        let reviewed = view.documents.iter().filter(|document| document.reviewers.contains(self.seat)).count();
        let mut text = String::new();
        for (number, one, many) in [
            (open, "document is on the table", "documents are on the table"),
            (waiting, "text is adopted and open to you", "texts are adopted and open to you"),
            (
                reviewed,
                "document waits for your vote on whether it goes on",
                "documents wait for your vote on whether they go on",
            ),
        ] {
            if number > 0 {
                let _ = writeln!(text, "  {}; `table` shows what.", count(number, one, many));
            }
        }
        for (number, deal) in (1..).zip(&view.deals) {
            if deal.footing == Footing::Offered && deal.offer.to == self.seat {
                let _ = writeln!(text, "  An offer waits for your answer: `accept {number}` or `decline {number}`.");
            }
            if deal.owed(self.seat).any(Promise::is_payment) && deal.is_due(self.seat) {
                let _ = writeln!(text, "  A payment of yours is due: `pay {number}`.");
            }
        }
        text
    }
}

/// The likeliest places of a clause in an election, each with a bar for its odds.
pub(super) fn odds(words: Words<'_>, settling: &Settling) -> String {
    let mut text = String::new();
    for place in settling.rivals.iter().take(MOST_RIVALS) {
        let filled = (place.odds.get() * BAR as f64).round() as usize;
        let bar: String = "█".repeat(filled) + &"·".repeat(BAR - filled.min(BAR));
        let _ = writeln!(text, "      {bar} elected at {}", settling.rival_told(words, place));
    }
    let others = settling.rivals.get(MOST_RIVALS..).unwrap_or_default();
    if !others.is_empty() {
        let odds = others.iter().map(|place| place.odds.get()).sum::<f64>();
        let _ = writeln!(text, "      elected elsewhere with {}", percent(odds));
    }
    text
}

/// A cell of the support matrix.
fn cell(clause: &ClauseView, actor: ActorId) -> String {
    format!("{}{}", voice(clause.voice(actor)).0, beside(clause, actor))
}
