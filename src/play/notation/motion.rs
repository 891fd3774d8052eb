//! Motions as text: `fra: propose no_hack_back 60`, `usa: sign dinard reserving {no_hack_back}`.
//!
//! ```text
//! motion = "propose" clause text | "merge" clause "into" clause | "object" document "to" actor
//!        | ("bracket" | "clean" | "park" | "split" | "reopen" | "sponsor" | "support" | "oppose" | "silent") clause
//!        | ("call_vote" | "divide" | "bind" | "adopt" | "reject" | "abstain") document
//!        | ("stay_out" | "ratify" | "withdraw") document
//!        | "sign" document [ "reserving" "{" clause, … "}" ] [ "declaring" "{" clause, … "}" ]
//!        | "expel" actor "from" document | "keep" actor "in" document
//!        | "offer" actor promises [ "for" promises ] | ( "accept" | "decline" | "pay" ) number
//! promises = "{" promise, … "}"
//! promise  = "back" clause text | ( "adopt" | "join" ) document | "pay" points
//! text     = number | letter | slot "=" option { slot "=" option }
//! ```
//!
//! The letter is that of a variant, `A` for the mildest. Every slot of a clause takes one option, by its number from 1 or
//! by words that no other option has.

use std::fmt::Write as _;

use super::NotationError;
use super::reader::Reader;
use crate::scenario::Roster;
use crate::sim::treaty::motion::{Motion, Voice};
use crate::sim::treaty::{ClauseSet, Promise, Wording};
use crate::sim::{ActorId, ClauseId, DocumentId, Names, Points};

/// Every verb, as it is printed and read.
pub const VERBS: [&str; 28] = [
    "propose",
    "merge",
    "split",
    "object",
    "bracket",
    "clean",
    "park",
    "reopen",
    "sponsor",
    "support",
    "oppose",
    "silent",
    "call_vote",
    "divide",
    "bind",
    "adopt",
    "reject",
    "abstain",
    "stay_out",
    "ratify",
    "withdraw",
    "sign",
    "expel",
    "keep",
    "offer",
    "accept",
    "decline",
    "pay",
];
/// What can be promised.
const PROMISES: [&str; 4] = ["back", "adopt", "join", "pay"];

/// Reads one actor's motion.
///
/// # Errors
/// The first word that does not fit.
pub fn parse_motion(roster: &Roster, text: &str) -> Result<(ActorId, Motion), NotationError> {
    let mut reader = Reader::new(roster, text);
    let actor = reader.actor()?;
    reader.expect(":")?;
    let motion = read(&mut reader)?;
    reader.end()?;
    Ok((actor, motion))
}

/// Reads a motion without its actor.
pub(super) fn read(reader: &mut Reader<'_>) -> Result<Motion, NotationError> {
    Ok(match reader.verb("a motion", "motion", &VERBS)? {
        "propose" => text(reader).map(|(clause, position)| Motion::Propose { clause, position })?,
        "merge" => merger(reader)?,
        "bracket" => Motion::Mark { clause: reader.clause()?, wording: Wording::Bracketed },
        "clean" => Motion::Mark { clause: reader.clause()?, wording: Wording::Clean },
        "park" => Motion::Mark { clause: reader.clause()?, wording: Wording::Parked },
        "reopen" => Motion::Mark { clause: reader.clause()?, wording: Wording::Proposed },
        "split" => Motion::Split { clause: reader.clause()? },
        "sponsor" => Motion::Sponsor { clause: reader.clause()? },
        "support" => Motion::Speak { clause: reader.clause()?, voice: Voice::For },
        "oppose" => Motion::Speak { clause: reader.clause()?, voice: Voice::Against },
        "silent" => Motion::Speak { clause: reader.clause()?, voice: Voice::Silent },
        "call_vote" => Motion::CallVote { document: reader.document()? },
        "divide" => Motion::Divide { document: reader.document()? },
        "bind" => Motion::Bind { document: reader.document()? },
        "adopt" => Motion::Vote { document: reader.document()?, voice: Voice::For },
        "reject" => Motion::Vote { document: reader.document()?, voice: Voice::Against },
        "abstain" => Motion::Vote { document: reader.document()?, voice: Voice::Silent },
        "stay_out" => Motion::StayOut { document: reader.document()? },
        "ratify" => Motion::Ratify { document: reader.document()? },
        "withdraw" => Motion::Withdraw { document: reader.document()? },
        "object" => objection(reader)?,
        "expel" => membership(reader, "from").map(|(document, whom)| Motion::Expel { document, whom })?,
        "keep" => membership(reader, "in").map(|(document, whom)| Motion::Keep { document, whom })?,
        "offer" => offer(reader)?,
        "accept" => Motion::Answer { deal: reader.number()?, accepts: true },
        "decline" => Motion::Answer { deal: reader.number()?, accepts: false },
        "pay" => Motion::Pay { deal: reader.number()? },
        _ => signature(reader)?,
    })
}

/// A clause, and where its text shall lie.
fn text(reader: &mut Reader<'_>) -> Result<(ClauseId, f64), NotationError> {
    let clause = reader.clause()?;
    Ok((clause, reader.position(clause)?))
}

fn merger(reader: &mut Reader<'_>) -> Result<Motion, NotationError> {
    let clause = reader.clause()?;
    reader.expect("into")?;
    Ok(Motion::Merge { clause, into: reader.clause()? })
}

fn objection(reader: &mut Reader<'_>) -> Result<Motion, NotationError> {
    let document = reader.document()?;
    reader.expect("to")?;
    Ok(Motion::Object { document, to: reader.actor()? })
}

/// Who is to be put out of a document, or kept in it.
fn membership(reader: &mut Reader<'_>, word: &str) -> Result<(DocumentId, ActorId), NotationError> {
    let whom = reader.actor()?;
    reader.expect(word)?;
    Ok((reader.document()?, whom))
}

fn signature(reader: &mut Reader<'_>) -> Result<Motion, NotationError> {
    let document = reader.document()?;
    let reserving = if reader.accept("reserving") { reader.clauses()? } else { ClauseSet::EMPTY };
    let interpreting = if reader.accept("declaring") { reader.clauses()? } else { ClauseSet::EMPTY };
    Ok(Motion::Sign { document, reserving, interpreting })
}

fn offer(reader: &mut Reader<'_>) -> Result<Motion, NotationError> {
    let to = reader.actor()?;
    let gives = promises(reader)?;
    let takes = if reader.accept("for") { promises(reader)? } else { Vec::new() };
    Ok(Motion::Offer { to, gives, takes })
}

/// Promises in braces.
fn promises(reader: &mut Reader<'_>) -> Result<Vec<Promise>, NotationError> {
    reader.expect("{")?;
    let mut promises = Vec::new();
    while !reader.accept("}") {
        promises.push(match reader.verb("a promise", "promise", &PROMISES)? {
            "back" => text(reader).map(|(clause, position)| Promise::Back { clause, position })?,
            "adopt" => Promise::Adopt { document: reader.document()? },
            "join" => Promise::Join { document: reader.document()? },
            _ => Promise::Pay { points: Points(reader.decimal("a number of points")?) },
        });
        reader.accept(",");
    }
    Ok(promises)
}

/// Writes promises in braces.
fn write_promises(names: &Names, promises: &[Promise]) -> String {
    let one = |promise: &Promise| match promise {
        Promise::Back { clause, position } => format!("back {} {position}", names.clause(*clause)),
        Promise::Adopt { document } => format!("adopt {}", names.document(*document)),
        Promise::Join { document } => format!("join {}", names.document(*document)),
        Promise::Pay { points } => format!("pay {}", points.get()),
    };
    format!("{{{}}}", promises.iter().map(one).collect::<Vec<_>>().join(", "))
}

/// Writes one actor's motion, so that [`parse_motion`] reads it back.
#[must_use]
pub fn write_motion(names: &Names, actor: ActorId, motion: &Motion) -> String {
    format!("{}: {}", names.actor(actor), write(names, motion))
}

/// Writes a motion without its actor.
pub(super) fn write(names: &Names, motion: &Motion) -> String {
    let on = |clause| names.clause(clause);
    let of = |document| names.document(document);
    match motion {
        Motion::Propose { clause, position } => format!("propose {} {position}", on(*clause)),
        Motion::Mark { clause, wording } => format!("{} {}", mark(*wording), on(*clause)),
        Motion::Merge { clause, into } => format!("merge {} into {}", on(*clause), on(*into)),
        Motion::Split { clause } => format!("split {}", on(*clause)),
        Motion::Sponsor { clause } => format!("sponsor {}", on(*clause)),
        Motion::Speak { clause, voice } => {
            format!("{} {}", ["support", "oppose", "silent"][*voice as usize], on(*clause))
        }
        Motion::CallVote { document } => format!("call_vote {}", of(*document)),
        Motion::Divide { document } => format!("divide {}", of(*document)),
        Motion::Bind { document } => format!("bind {}", of(*document)),
        Motion::Vote { document, voice } => {
            format!("{} {}", ["adopt", "reject", "abstain"][*voice as usize], of(*document))
        }
        Motion::Sign { document, reserving, interpreting } => {
            let mut text = format!("sign {}", of(*document));
            for (word, clauses) in [("reserving", reserving), ("declaring", interpreting)] {
                let slugs: Vec<_> = clauses.iter().map(on).collect();
                if !slugs.is_empty() {
                    let _ = write!(text, " {word} {{{}}}", slugs.join(", "));
                }
            }
            text
        }
        Motion::StayOut { document } => format!("stay_out {}", of(*document)),
        Motion::Ratify { document } => format!("ratify {}", of(*document)),
        Motion::Withdraw { document } => format!("withdraw {}", of(*document)),
        Motion::Expel { document, whom } => format!("expel {} from {}", names.actor(*whom), of(*document)),
        Motion::Keep { document, whom } => format!("keep {} in {}", names.actor(*whom), of(*document)),
        Motion::Offer { to, gives, takes } => {
            let (to, gives) = (names.actor(*to), write_promises(names, gives));
            let takes =
                if takes.is_empty() { String::new() } else { format!(" for {}", write_promises(names, takes)) };
            format!("offer {to} {gives}{takes}")
        }
        Motion::Answer { deal, accepts } => format!("{} {deal}", if *accepts { "accept" } else { "decline" }),
        Motion::Pay { deal } => format!("pay {deal}"),
        Motion::Object { document, to } => format!("object {} to {}", of(*document), names.actor(*to)),
    }
}

fn mark(wording: Wording) -> &'static str {
    match wording {
        Wording::Bracketed => "bracket",
        Wording::Clean | Wording::Adopted => "clean",
        Wording::Parked | Wording::Dropped => "park",
        Wording::Proposed => "reopen",
    }
}
