//! What the negotiating table says.

use crate::app::panel::Table;
use crate::review::words::{count, list, percent, sentence, treaty};
use crate::review::{Outlook, Proposal};
use crate::sim::check::motion::OutOfOrder;
use crate::sim::treaty::motion::{Motion, Voice};
use crate::sim::treaty::prospect::Prospect;
use crate::sim::treaty::{ClauseSet, Status, Strength, Wording};
use crate::sim::view::{ClauseView, DocumentView};
use crate::sim::{self, ActorId, ActorSet, DocumentId};

/// There is nothing at the table.
pub(in crate::app::panel) const NO_DOCUMENT: &str =
    "No document is negotiated in this scenario, and none is in force.";
/// Over the matrix.
pub(in crate::app::panel) const SUPPORT: &str = "Who supports what (M)";
/// The signs of the matrix.
pub(in crate::app::panel) fn signs() -> String {
    format!("{}. The columns are the clauses by number, then the whole.", treaty::SIGNS)
}
/// What part an actor has, in a narrow column.
pub(in crate::app::panel) fn short_part(status: Status, consent: sim::treaty::Consent) -> &'static str {
    match status {
        Status::Out | Status::AtTable => "–",
        Status::Signed => match consent {
            sim::treaty::Consent::Endorsement => "in",
            sim::treaty::Consent::Confirmation => "a. r.",
            sim::treaty::Consent::Ratification => "sig.",
        },
        Status::Ratified if consent == sim::treaty::Consent::Confirmation => "conf.",
        Status::Ratified => "rat.",
        Status::Withdrawn => "left",
        Status::Expelled => "put out",
    }
}

/// What the short words for parts mean, for those that stand in a matrix: " Part: in, endorsed."
pub(in crate::app::panel) fn short_parts(table: &Table<'_>, seen: &DocumentView) -> String {
    let consent = table.consent(seen.document);
    let all = [Status::Signed, Status::Ratified, Status::Withdrawn, Status::Expelled].into_iter();
    let there = all.filter(|status| seen.who(*status).next().is_some());
    let told = |status| format!("{} {}", short_part(status, consent), treaty::status(status, consent));
    let told: Vec<_> = there.map(told).collect();
    if told.is_empty() { String::new() } else { format!(" Part: {}.", told.join(" · ")) }
}

/// The actors of the matrix.
pub(in crate::app::panel) const ACTOR: &str = "Delegation";
/// The column of the whole document.
pub(in crate::app::panel) const WHOLE: &str = "all";
/// The column of each one's part.
pub(in crate::app::panel) const PART: &str = "part";
/// Over entry into force.
pub(in crate::app::panel) const ENTRY: &str = "Entry into force";
/// The lines of the curve.
pub(in crate::app::panel) const CONSENTS: &str = "consent";
/// The bound of the curve.
pub(in crate::app::panel) const NEEDED: &str = "needed";
/// What the curve counts.
pub(in crate::app::panel) const PARTIES: &str = "Actors";
/// Over the motions of the seat.
pub(in crate::app::panel) const MOTIONS: &str = "Your motions";
/// Nobody sits.
pub(in crate::app::panel) const NO_SEAT: &str = "Whoever only watches makes no motions.";
/// Over the motions on the document.
pub(in crate::app::panel) const WHOLE_TEXT: &str = "On the whole text";
/// Over the votes at a review.
pub(in crate::app::panel) const GOING_ON: &str = "On whether the document goes on (+, −, 0)";
/// Over the motions on joining.
pub(in crate::app::panel) const JOINING: &str = "To join, or to stay out";
/// Over the motions against others.
pub(in crate::app::panel) const OTHERS: &str = "Against another";
/// Over the deals.
pub(in crate::app::panel) const DEALS: &str = "Deals";
/// No deal was offered.
pub(in crate::app::panel) const NO_DEALS: &str = "Nothing is offered or agreed.";
/// Over the builder of deals.
pub(in crate::app::panel) const DRAFT_DEAL: &str = "Draft a deal (O)";
/// The partner of a deal.
pub(in crate::app::panel) const PARTNER: &str = "With whom?";
/// What one gives.
pub(in crate::app::panel) const GIVES: &str = "You promise";
/// What one asks for.
pub(in crate::app::panel) const TAKES: &str = "You ask for";
/// A promise, to be added.
pub(in crate::app::panel) const ADD: &str = "Add:";
/// A milder text.
pub(in crate::app::panel) const MILDER: &str = "A milder text (←)";
/// A firmer text.
pub(in crate::app::panel) const FIRMER: &str = "A further text (→)";
/// A smaller payment.
pub(in crate::app::panel) const LESS: &str = "Pay less";
/// A larger payment.
pub(in crate::app::panel) const MORE: &str = "Pay more";
/// Where the slot lies.
pub(in crate::app::panel) const TEXT_SLOT: &str = "Where the text is to lie, 0 to 100";
/// Over the clauses that a signature reserves on.
pub(in crate::app::panel) const RESERVE: &str = "reserve on";
/// Over the clauses that a signature interprets.
pub(in crate::app::panel) const DECLARE: &str = "say how you read";
/// Writes the texts out into files.
pub(in crate::app::panel) const PRINT: &str = "Save the text (X)";
/// Nothing is tabled.
pub(in crate::app::panel) const NOTHING_TABLED: &str = "No motion is tabled for this round.";

/// The sort of a document and where it stands: "Treaty, on the table until round 3 (2020-03-01)".
pub(in crate::app::panel) fn state(table: &Table<'_>, seen: &DocumentView) -> String {
    format!("{}, {}.", sentence(treaty::kind(table.document(seen.document))), table.stands(seen))
}

/// Where, who decides, and how: "The club (ministers, in every round). 5 members decide by consensus but for 1; texts meet
/// half-way."
pub(in crate::app::panel) fn venue(table: &Table<'_>, document: DocumentId) -> String {
    /// More names than this make no line.
    const MOST: usize = 6;
    let (facts, venue) = (table.document(document), table.venue(document));
    let members = venue.members;
    if members.is_empty() || !facts.parties.is_empty() {
        return "It was agreed before the game.".to_owned();
    }
    let who = match members.len() {
        few if few <= MOST => table.names(members.iter()),
        many => count(many, "member", "members"),
    };
    let open = if venue.is_open { " Open to all." } else { "" };
    let name = table.venue_name(document).map(|name| format!("{name} ({}). ", table.sittings(document)));
    let (rule, drafting) = (table.procedure(document), treaty::drafting(facts.drafting));
    let decide = if members.len() == 1 { "decides" } else { "decide" };
    format!("{}{} {decide} by {rule}; {drafting}.{open}", name.unwrap_or_default(), sentence(&who))
}

/// The package of a document: "Part of “The summit”, with “The charter”; decided together, signed line by line."
pub(in crate::app::panel) fn package(table: &Table<'_>, seen: &DocumentView) -> String {
    sentence(&table.package(seen)) + "."
}

/// How long the table has: "Decided at the end of round 3: 2 more rounds after this one".
pub(in crate::app::panel) fn deadline(table: &Table<'_>, seen: &DocumentView) -> Option<String> {
    if let Some(review) = table.review(seen) {
        return Some(review);
    }
    if !seen.is_on_the_table {
        return None;
    }
    Some(match seen.deadline.0.saturating_sub(table.round().0) {
        0 => "Last round: it is decided when this round ends.".to_owned(),
        left => format!("{} left after this one.", count(usize::from(left), "round", "rounds")),
    })
}

/// The words of a clause as they stand, in brackets where they are disputed.
pub(in crate::app::panel) fn text(table: &Table<'_>, clause: &ClauseView) -> String {
    let words = table.clause_text(clause.clause, clause.position);
    let letter = clause.variant.and_then(|at| table.letter(clause.clause, at));
    match clause.wording {
        Wording::Bracketed => lettered(letter, &format!("[{words}]")),
        Wording::Proposed | Wording::Clean | Wording::Parked | Wording::Adopted | Wording::Dropped => {
            lettered(letter, &words)
        }
    }
}

/// Words after the letter of their variant, if it has one.
pub(in crate::app::panel) fn lettered(letter: Option<char>, words: &str) -> String {
    letter.map_or_else(|| words.to_owned(), |letter| format!("{letter}: {words}"))
}

/// The name of a slot, with its key: "Duty (1)".
pub(in crate::app::panel) fn slot(number: usize, slug: &str) -> String {
    format!("{} ({})", sentence(&slug.replace('_', " ")), number + 1)
}

/// What is new in the words of a text.
pub(in crate::app::panel) fn new_words(proposal: &Proposal) -> String {
    let new = proposal.pieces.iter().filter(|(_, is_new)| *is_new).map(|(piece, _)| format!("“{}”", piece.words));
    let new: Vec<_> = new.collect();
    if new.is_empty() { "These words stand now.".to_owned() } else { format!("New, and underlined: {}.", list(&new)) }
}

/// A badge for what has become of a clause: the sign says it without colour.
pub(in crate::app::panel) fn badge(wording: Wording) -> String {
    let sign = match wording {
        Wording::Proposed => "○",
        Wording::Bracketed => "[ ]",
        Wording::Clean | Wording::Adopted => "✓",
        Wording::Parked => "…",
        Wording::Dropped => "×",
    };
    format!("{sign} {}", treaty::wording(wording))
}

/// The rungs of the ladder, mildest first.
pub(in crate::app::panel) const LADDER: [Strength; 3] =
    [Strength::BestPractice, Strength::PoliticalCommitment, Strength::Binding];

/// How far up the ladder a clause stands.
pub(in crate::app::panel) fn rung(strength: Strength) -> String {
    let marks = LADDER.map(|rung| if rung <= strength { "■" } else { "□" });
    format!("{} {}", marks.concat(), treaty::strength(strength))
}

/// Where the text lies, what the seat asks for, and between what all asks lie.
pub(in crate::app::panel) fn place(clause: &ClauseView, seat: Option<ActorId>, asks: &[(ActorId, f64)]) -> String {
    let own = seat.and_then(|seat| asks.iter().find(|(actor, _)| *actor == seat));
    let own = own.map(|(_, ask)| format!(", you ask for {ask:.0}")).unwrap_or_default();
    let least = asks.iter().map(|(_, ask)| *ask).fold(f64::INFINITY, f64::min);
    let most = asks.iter().map(|(_, ask)| *ask).fold(f64::NEG_INFINITY, f64::max);
    let all = match asks.is_empty() {
        true => String::new(),
        false if most - least < 0.5 => format!(", asked for {most:.0}"),
        false => format!(", asked for {least:.0} to {most:.0}"),
    };
    format!("Text at {:.0}{own}{all}", clause.position)
}

/// How many are for and against, and who sponsors or keeps out.
pub(in crate::app::panel) fn count_of(table: &Table<'_>, clause: &ClauseView) -> String {
    let mut said = format!("{} for, {} against", clause.for_it.len(), clause.against.len());
    for (what, who) in [("sponsors", clause.sponsors), ("kept out of by", clause.reserved)] {
        if !who.is_empty() {
            said += &format!("; {what}: {}", table.names(who.iter()));
        }
    }
    said
}

/// The heading of a clause: its number and what it is about.
pub(in crate::app::panel) fn clause_heading(table: &Table<'_>, clause: &ClauseView) -> String {
    let title = table.clause_title(clause.clause);
    let (number, about) = title.split_once(' ').unwrap_or(("", &title));
    format!("{number}. {}", sentence(about))
}

/// A clause as a screen reader says it.
pub(in crate::app::panel) fn clause_name(table: &Table<'_>, clause: &ClauseView) -> String {
    let (title, wording) = (table.clause_title(clause.clause), treaty::wording(clause.wording));
    format!("Clause {title}, {wording}, {}", treaty::strength(clause.strength))
}

/// What a document takes to enter into force, and what it lacks.
pub(in crate::app::panel) fn entry(table: &Table<'_>, seen: &DocumentView) -> String {
    let needed = table.document(seen.document).entry.ratifications;
    let (now, lacks) = (seen.counting.len(), table.lacks(seen));
    let agreed = agreed(table, seen);
    match (seen.in_force, lacks.is_empty()) {
        (Some(since), _) if needed == 0 => format!("In effect since round {since}: {agreed}."),
        (None, true) if needed == 0 => {
            format!("It takes effect without a set number of consents. So far {agreed}.")
        }
        (Some(since), _) => format!("In force since round {since}: {now} agreed to be bound, {needed} were needed."),
        (None, true) => format!("{now} agreed to be bound, {needed} are needed; the rule is met."),
        (None, false) => format!("{now} agreed to be bound, {needed} are needed. It lacks {lacks}."),
    }
}

/// How many states have agreed to a document, and who has that is none: "9 states have agreed to it, and civil society".
fn agreed(table: &Table<'_>, seen: &DocumentView) -> String {
    let game = table.game;
    let all = game.situation().texts().consenting(game.setting(), seen.document);
    let besides = all.difference(seen.counting);
    let states = count(seen.counting.len(), "state has", "states have");
    match besides.is_empty() {
        true => format!("{states} agreed to it"),
        false => format!("{states} agreed to it, and besides {}", table.names(besides.iter())),
    }
}

/// Who could bring a document into force by its consent alone.
pub(in crate::app::panel) fn pivotal(table: &Table<'_>, pivotal: ActorSet) -> Option<String> {
    (!pivotal.is_empty()).then(|| format!("◆ Pivotal: one of {} would do.", table.names(pivotal.iter())))
}

/// Who gave its consent in a round; a diamond if that met the rule.
pub(in crate::app::panel) fn joined(table: &Table<'_>, round: u16, who: ActorSet, has_met: bool) -> String {
    let mark = if has_met { "◆ " } else { "" };
    let met = if has_met { ", which met the rule" } else { "" };
    format!("{mark}Round {round}: {}{met}", table.names(who.iter()))
}

/// Over the chances that outsiders join.
pub(in crate::app::panel) const OUTLOOK: &str = "Who may yet join";
/// What the chances are.
pub(in crate::app::panel) const OUTLOOK_NOTE: &str =
    "Chances for this round, by the moods that governments may be in; deals and attacks to come are not in them.";
/// An outsider, with a diamond if its consent would do, and the chance that it joins.
pub(in crate::app::panel) fn chance(table: &Table<'_>, one: &Outlook) -> (String, String) {
    let mark = if one.prospect.is_pivotal { "◆ " } else { "" };
    (format!("{mark}{}", table.label(one.prospect.actor)), percent(one.chance.get()))
}

/// Those with hardly a chance.
pub(in crate::app::panel) fn hardly(others: &[&Outlook], is_all: bool, least: f64) -> Option<String> {
    match (others.len(), is_all) {
        (0, _) => None,
        (_, true) => Some(format!("Nobody has a chance of {} or more.", percent(least))),
        (some, false) => Some(format!("Less than {}: {some}.", percent(least))),
    }
}

/// Why the model would keep the seat itself out.
pub(in crate::app::panel) fn refusal(table: &Table<'_>, prospect: &Prospect) -> Option<String> {
    table.weighed(prospect).map(|why| format!("By the model, in an even mood, you would stay out: {why}."))
}

/// The title of the curve.
pub(in crate::app::panel) fn curve(consents: usize, needed: u16) -> String {
    format!("{consents} agreed to be bound, {needed} needed")
}

/// Who joined in a round, over the curve; a diamond if that met the rule.
pub(in crate::app::panel) fn codes(table: &Table<'_>, who: ActorSet, has_met: bool) -> String {
    /// More codes than this hide the curve.
    const MOST: usize = 3;
    let mut codes: Vec<String> = who.iter().take(MOST).map(|actor| table.code(actor)).collect();
    codes.extend((who.len() > MOST).then(|| format!("+{}", who.len() - MOST)));
    format!("{}{}", if has_met { "◆ " } else { "" }, codes.join(" "))
}

/// The heading over the motions on a clause.
pub(in crate::app::panel) fn on_clause(title: &str) -> String {
    format!("On clause {title}")
}

/// What a button for a motion says; what it is about stands above it.
pub(in crate::app::panel) fn verb(table: &Table<'_>, motion: &Motion) -> String {
    let words = match motion {
        Motion::Propose { position, .. } => return format!("Propose {position:.0} (P)"),
        Motion::Mark { wording: Wording::Bracketed, .. } => "Bracket (B)",
        Motion::Mark { wording: Wording::Clean | Wording::Adopted, .. } => "Clean (C)",
        Motion::Mark { wording: Wording::Parked | Wording::Dropped, .. } => "Park (K)",
        Motion::Mark { wording: Wording::Proposed, .. } => "Take up again",
        Motion::Merge { .. } => "Merge",
        Motion::Split { .. } => "Split off (S)",
        Motion::Sponsor { .. } => "Sponsor",
        Motion::Speak { voice: Voice::For, .. } => "Support (+)",
        Motion::Speak { voice: Voice::Against, .. } => "Oppose (−)",
        Motion::Speak { voice: Voice::Silent, .. } => "Neither (0)",
        Motion::CallVote { .. } => "Call the vote",
        Motion::Divide { .. } => "Divide the package",
        Motion::Bind { .. } => "Keep it together",
        Motion::Vote { voice: Voice::For, .. } => "For adopting it",
        Motion::Vote { voice: Voice::Against, .. } => "Against it",
        Motion::Vote { voice: Voice::Silent, .. } => "Abstain",
        Motion::Sign { .. } => "Sign",
        Motion::StayOut { .. } => "Hold out",
        Motion::Ratify { document } => return sentence(treaty::confirming(table.consent(*document)).infinitive),
        Motion::Withdraw { .. } => "Withdraw",
        Motion::Expel { .. } => "Put out",
        Motion::Keep { .. } => "Keep",
        Motion::Offer { .. } => "Offer it",
        Motion::Answer { accepts: true, .. } => "Accept",
        Motion::Answer { accepts: false, .. } => "Decline",
        Motion::Pay { .. } => "Pay",
        Motion::Object { .. } => "Object",
    };
    words.to_owned()
}

/// What it would cost to withdraw.
pub(in crate::app::panel) fn to_withdraw(cost: &str) -> String {
    format!("To withdraw: {cost}.")
}

/// A motion in a line.
pub(in crate::app::panel) fn motion(table: &Table<'_>, motion: &Motion) -> String {
    let on = |clause| format!("clause {}", table.clause_title(clause));
    let of = |document| table.document_title(document);
    match motion {
        Motion::Propose { clause, position } => format!("Propose {position:.0} for {}", on(*clause)),
        Motion::Mark { clause, wording } => format!("{} {}", mark(*wording), on(*clause)),
        Motion::Merge { clause, into } => format!("Merge {} into {}", on(*clause), on(*into)),
        Motion::Split { clause } => format!("Split {} off", on(*clause)),
        Motion::Sponsor { clause } => format!("Sponsor {}", on(*clause)),
        Motion::Speak { clause, voice: Voice::For } => format!("Support {}", on(*clause)),
        Motion::Speak { clause, voice: Voice::Against } => format!("Oppose {}", on(*clause)),
        Motion::Speak { clause, voice: Voice::Silent } => format!("Neither for nor against {}", on(*clause)),
        Motion::CallVote { document } => format!("Call the vote on {}", of(*document)),
        Motion::Divide { document } => format!("Divide the package of {}", of(*document)),
        Motion::Bind { document } => format!("Keep the package of {} together", of(*document)),
        Motion::Vote { document, voice: Voice::For } => format!("For adopting {}", of(*document)),
        Motion::Vote { document, voice: Voice::Against } => format!("Against adopting {}", of(*document)),
        Motion::Vote { document, voice: Voice::Silent } => format!("Abstain on {}", of(*document)),
        Motion::Sign { document, reserving, interpreting } => {
            let (reserving, interpreting) =
                (some(table, "reserving on", *reserving), some(table, "declaring on", *interpreting));
            format!("Sign {}{reserving}{interpreting}", of(*document))
        }
        Motion::StayOut { document } => format!("Hold out of {}", of(*document)),
        Motion::Ratify { document } => {
            let verb = treaty::confirming(table.consent(*document)).infinitive;
            format!("{} {}", sentence(verb), of(*document))
        }
        Motion::Withdraw { document } => format!("Withdraw from {}", of(*document)),
        Motion::Expel { document, whom } => format!("Put {} out of {}", table.name(*whom), of(*document)),
        Motion::Keep { document, whom } => format!("Keep {} in {}", table.name(*whom), of(*document)),
        Motion::Object { document, to } => {
            format!("Object to the reservations of {} on {}", table.name(*to), of(*document))
        }
        Motion::Offer { to, gives, takes } => {
            let (to, given) = (table.name(*to), table.promises(gives));
            if gives.is_empty() {
                format!("Ask {to} {}, for nothing in return", table.promises(takes))
            } else {
                format!("Offer {to} {given}, in return for {}", table.return_for(takes))
            }
        }
        Motion::Answer { deal, accepts: true } => format!("Accept deal {deal}"),
        Motion::Answer { deal, accepts: false } => format!("Decline deal {deal}"),
        Motion::Pay { deal } => format!("Pay for deal {deal}"),
    }
}

/// What marking a clause so is.
fn mark(wording: Wording) -> &'static str {
    match wording {
        Wording::Bracketed => "Bracket",
        Wording::Clean | Wording::Adopted => "Declare clean:",
        Wording::Parked | Wording::Dropped => "Park",
        Wording::Proposed => "Take up again:",
    }
}

/// Clauses after what is done on them: ", reserving on 2 aid"; nothing without any.
fn some(table: &Table<'_>, what: &str, clauses: ClauseSet) -> String {
    let clauses: Vec<_> = clauses.iter().map(|clause| table.clause_title(clause)).collect();
    if clauses.is_empty() { String::new() } else { format!(", {what} {}", list(&clauses)) }
}

/// Why the seat can make no motion on the text at all.
pub(in crate::app::panel) fn shut(reason: OutOfOrder) -> String {
    if reason == OutOfOrder::NotAMember {
        return "× You do not sit at this table: others write the text.".to_owned();
    }
    all_refused(reason)
}

/// Why none of the motions above can be made.
pub(in crate::app::panel) fn all_refused(reason: OutOfOrder) -> String {
    format!("× Not now: {reason}.")
}

/// Why some motions cannot be made: "× Not now: sign and ratify. There is no adopted text."
pub(in crate::app::panel) fn refused(motions: &[String], reason: OutOfOrder) -> String {
    let verbs: Vec<_> = motions.iter().map(|verb| verb.split(" (").next().unwrap_or(verb).to_lowercase()).collect();
    format!("× Not now: {}. {}.", list(&verbs), sentence(&reason.to_string()))
}

/// A deal: who offers what for what.
pub(in crate::app::panel) fn deal(table: &Table<'_>, number: usize, deal: &sim::treaty::Deal) -> String {
    let offer = &deal.offer;
    let (by, to) = (sentence(&table.name(offer.by)), table.name(offer.to));
    if offer.gives.is_empty() {
        return format!("{number}. {by} asks {to} {}, for nothing in return.", table.promises(&offer.takes));
    }
    let (gives, takes) = (table.promises(&offer.gives), table.return_for(&offer.takes));
    format!("{number}. {by} offers {to} {gives}, in return for {takes}.")
}

/// A warning over a deal of which one side is empty.
pub(in crate::app::panel) fn one_sided(gives_nothing: bool) -> &'static str {
    match gives_nothing {
        true => "⚠ You promise nothing: whoever is asked for something gains nothing by it.",
        false => "⚠ You ask for nothing: this is a gift.",
    }
}

/// A sort of promise.
pub(in crate::app::panel) const PROMISES: [&str; 4] = ["a text", "a vote", "a signature", "a payment"];

/// Takes a motion or promise off.
pub(in crate::app::panel) fn take_off(what: &str) -> String {
    format!("× {what}")
}

/// How much is tabled, and when it is moved.
pub(in crate::app::panel) fn tabled(number: usize) -> String {
    format!("{} tabled, sealed with your orders:", count(number, "motion is", "motions are"))
}

/// How much of the text is in brackets.
pub(in crate::app::panel) fn brackets(seen: &DocumentView) -> String {
    format!("In brackets: {} of the clauses", percent(seen.bracket_share().get()))
}

/// A merger of the clause with another.
pub(in crate::app::panel) fn merge_into(title: &str) -> String {
    format!("Merge into {title}")
}
