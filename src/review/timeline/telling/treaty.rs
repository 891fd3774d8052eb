//! What happened at the treaty table, in plain words.

use crate::review::words::treaty::{confirming, signing};
use crate::review::words::{Words, list, loss, plain};
use crate::sim::Points;
use crate::sim::id::{ActorId, ClauseId};
use crate::sim::treaty::deal::{Fate, Objection, Turn};
use crate::sim::treaty::motion::Voice;
use crate::sim::treaty::{Consent, Deed, Offer, Wording};

/// One deed in a sentence without its full stop.
pub(super) fn tell(words: Words<'_>, deed: &Deed) -> String {
    let text = text_of(words, deed);
    tell_naming(words, deed, &|clause| format!("{} of {text}", words.clause(clause)))
}

/// One deed as it is told below the clause that it is about, which needs no name there.
pub(in crate::review) fn tell_below(words: Words<'_>, deed: &Deed, below: ClauseId) -> String {
    let name = |clause| if clause == below { "this clause".to_owned() } else { words.clause(clause) };
    tell_naming(words, deed, &name)
}

/// The document that a deed is about.
fn text_of(words: Words<'_>, deed: &Deed) -> String {
    deed.document(&words.0.setting).map(|document| words.the_document(document)).unwrap_or_default()
}

/// Who did something to a whole document, and what: several who did the same go into one sentence.
pub(in crate::review) fn act(words: Words<'_>, deed: &Deed) -> Option<(ActorId, String)> {
    let text = text_of(words, deed);
    if let Deed::Signed { actor, document, reserving, .. } = deed {
        let consent = words.0.setting.consent(*document);
        let is_state = words.0.setting.states().contains(*actor);
        let how = match (consent, is_state) {
            (Consent::Confirmation, true) => " ad referendum",
            (Consent::Confirmation, false) => " subject to board approval",
            (Consent::Endorsement | Consent::Ratification, _) => "",
        };
        let verb = signing(consent).past;
        let clauses: Vec<String> = reserving.iter().map(|clause| words.clause(clause)).collect();
        let reserving =
            if clauses.is_empty() { String::new() } else { format!(" with reservations on {}", list(&clauses)) };
        Some((*actor, format!("{verb} {text}{how}{reserving}")))
    } else if let Deed::Ratified { actor, document } = deed {
        Some((*actor, format!("{} {text}", confirming(words.0.setting.consent(*document)).past)))
    } else if let Deed::StayedOut { actor, .. } = deed {
        Some((*actor, format!("stayed out of {text}")))
    } else if let Deed::Voted { actor, voice, .. } = deed {
        Some((*actor, format!("{} {text}", spoke(*voice))))
    } else {
        None
    }
}

#[expect(clippy::too_many_lines, reason = "one arm a deed; splitting it would hide that it is a table")]
fn tell_naming(words: Words<'_>, deed: &Deed, named: &dyn Fn(ClauseId) -> String) -> String {
    let text = text_of(words, deed);
    let who = |actor: &ActorId| words.actor(*actor);
    match deed {
        Deed::Proposed { actor, clause, position } => {
            let filled = words.filled_in(*clause, *position).map_or_else(String::new, |filled| format!(": {filled}"));
            format!("{} proposed {} at {position:.1}{filled}", who(actor), named(*clause))
        }
        Deed::Conceded { actor, clause, position, towards } => {
            let towards =
                if towards.is_empty() { String::new() } else { format!(", to meet {}", words.set(*towards)) };
            format!("{} asked for {} at {position:.1}{towards}", who(actor), named(*clause))
        }
        Deed::Deadlocked { clause, between } => {
            format!("no text of {} lies within the red lines of {}", named(*clause), words.set(*between))
        }
        Deed::Marked { actor, clause, wording } => {
            let by = actor.as_ref().map_or_else(|| "the table".to_owned(), who);
            format!("{by} {} {}", marked(*wording), named(*clause))
        }
        Deed::Merged { actor, clause, into } => {
            format!("{} merged {} into {}", who(actor), words.clause(*clause), named(*into))
        }
        Deed::Split { actor, clause, into } => {
            let other = words.the_document(words.0.setting.clause(*into).document);
            format!("{} split {} off {text} into {other}", who(actor), words.clause(*clause))
        }
        Deed::Rejoined { clause, from } => {
            let other = words.the_document(words.0.setting.clause(*from).document);
            format!("{} stands in {text} again and falls out of {other}", words.clause(*clause))
        }
        Deed::Sponsored { actor, clause } => format!("{} stood behind {}", who(actor), named(*clause)),
        Deed::Spoke { actor, clause, voice } => {
            format!("{} {} {}", who(actor), spoke(*voice), named(*clause))
        }
        Deed::Sounded { clause, for_it, against } => {
            let (clause, for_it, against) = (named(*clause), words.set(*for_it), words.set(*against));
            format!("{clause} has {for_it} for it and {against} against it")
        }
        Deed::TextSettled { clause, position } => {
            format!("the text of {} settled at {position:.1}", named(*clause))
        }
        Deed::VoteCalled { actor, ends, .. } => {
            let by = actor.as_ref().map_or_else(|| "the calendar".to_owned(), who);
            format!("{by} called a vote on {text}, to be decided at the end of {}", words.round(*ends))
        }
        Deed::DivisionMoved { actor, .. } => {
            format!("{} asked that {text} be decided apart from the rest of its package", who(actor))
        }
        Deed::DivisionOpposed { actor, .. } => format!("{} wanted {text} and its package kept together", who(actor)),
        Deed::DivisionDecided { for_it, against, carried, .. } => {
            let outcome = if *carried { "was divided" } else { "stayed together" };
            let (for_it, against) = (words.set(*for_it), words.set(*against));
            format!("the package of {text} {outcome}, with {for_it} for dividing it and {against} against")
        }
        Deed::Sank { .. } => format!("{text} did not carry, and the whole of its package falls with it"),
        Deed::ClauseDecided { clause, for_it, against, carried } => {
            let verb = if *carried { "took" } else { "dropped" };
            let document = words.0.setting.clause(*clause).document;
            let how = words.how_decided(document, [*for_it, *against], *carried);
            format!("the table {verb} {}{how}", named(*clause))
        }
        Deed::Adopted { document, for_it, against } => {
            format!("{text} was adopted{}", words.how_decided(*document, [*for_it, *against], true))
        }
        Deed::Failed { document, for_it, against } => {
            format!("{text} was not adopted{}", words.how_decided(*document, [*for_it, *against], false))
        }
        Deed::Weighed { actor, accession, refusal, .. } => {
            format!("{} weighed {text}: {}", who(actor), words.weighed(accession, refusal.as_ref()))
        }
        Deed::Signed { .. } | Deed::Ratified { .. } | Deed::StayedOut { .. } | Deed::Voted { .. } => {
            act(words, deed).map(|(actor, what)| format!("{} {what}", words.actor(actor))).unwrap_or_default()
        }
        Deed::Objected { actor, to, .. } => {
            format!("{} objected to the reservations of {} on {text}", who(actor), who(to))
        }
        Deed::Withdrew { actor, effective, cost, .. } => {
            let loss = loss(*cost, "of standing");
            format!("{} withdrew from {text}, from {} on{loss}", who(actor), words.round(*effective))
        }
        Deed::ExpulsionMoved { actor, whom, .. } => {
            format!("{} moved to put {} out of {text}", who(actor), who(whom))
        }
        Deed::ExpulsionOpposed { actor, whom, .. } => {
            format!("{} spoke for keeping {} in {text}", who(actor), who(whom))
        }
        Deed::ExpulsionDecided { whom, for_it, against, carried, .. } => {
            let verb = if *carried { "was put out of" } else { "was not put out of" };
            let (for_it, against) = (words.set(*for_it), words.set(*against));
            format!("{} {verb} {text}, with {for_it} for it and {against} against it", who(whom))
        }
        Deed::Overtaken { actor, .. } => format!("a motion of {} on {text} came too late", who(actor)),
        Deed::EnteredIntoForce { parties, .. } => format!("{text} binds {}", words.set(*parties)),
        Deed::Left { actor, .. } => format!("{} is out of {text}", who(actor)),
        Deed::Bargained { deal, turn } => bargained(words, *deal, turn),
        Deed::Taught { clause, actors } => {
            format!("under {}, {} learnt from the best", named(*clause), words.set(*actors))
        }
        Deed::Uncovered { actor, clause, incident } => format!(
            "inspectors under {text} found {} behind {}, a breach of {}",
            who(actor),
            words.the_incident(*incident),
            words.clause(*clause)
        ),
        Deed::Reviewed { document, for_it, against, silent, carried } => {
            let verdict = if *carried { "goes on" } else { "does not go on" };
            let (tally, rule) = (words.tally_among(*for_it, *against, *silent), words.procedure(*document));
            format!("the parties reviewed {text}: it {verdict}, by {tally} ({rule})")
        }
        Deed::Lapsed { .. } => format!("{text} ran out"),
        Deed::Breached { actor, clause, incident, cost } => format!(
            "{} was said to have breached {} by {}{}",
            who(actor),
            named(*clause),
            words.the_incident(*incident),
            loss(*cost, "of standing")
        ),
    }
}

/// A turn of a deal.
fn bargained(words: Words<'_>, deal: u16, turn: &Turn) -> String {
    let who = |actor: &ActorId| words.actor(*actor);
    match turn {
        Turn::Offered(Offer { by, to, gives, takes }) => {
            let (gives, takes) = (words.promises(gives), words.return_for(takes));
            format!("{} offered {} {gives}, in return for {takes} (deal {deal})", who(by), who(to))
        }
        Turn::Accepted { actor } => format!("{} accepted deal {deal}", who(actor)),
        Turn::Declined { actor, objection } => {
            let reason = objection.as_ref().map(|objection| format!(": {}", objected(words, objection)));
            format!("{} declined deal {deal}{}", who(actor), reason.unwrap_or_default())
        }
        Turn::Expired {} => format!("deal {deal} was not answered in time"),
        Turn::Paid { actor, to, points } => {
            format!("{} paid {} {:.2} points under deal {deal}", who(actor), who(to), points.get())
        }
        Turn::Settled { actor, promise, fate, cost } => {
            let promise = words.promises(std::slice::from_ref(promise));
            match fate {
                Fate::Open | Fate::Void => format!("{} need not keep its word: {promise} (deal {deal})", who(actor)),
                Fate::Kept => format!("{} kept its word: {promise} (deal {deal})", who(actor)),
                Fate::Broken => {
                    let loss = loss(*cost, "of standing");
                    format!("{} broke its word: {promise} (deal {deal}){loss}", who(actor))
                }
            }
        }
    }
}

/// Why a machine declined, and what would change its mind.
fn objected(words: Words<'_>, objection: &Objection) -> String {
    match objection {
        Objection::HoldsOut {} => "it holds out, whatever is offered".to_owned(),
        Objection::Promised { clause } => format!("another has its word on the text of {}", words.clause(*clause)),
        Objection::OutOfReach { clause, offer } => {
            format!("{} is out of its reach; at {offer:.1} it would not be", words.clause(*clause))
        }
        Objection::NotWorthIt { worth, payment: Some(payment) } => {
            format!("worth {}; a payment of {:.2} in all would be enough", plain(Points(*worth)), payment.get())
        }
        Objection::NotWorthIt { worth, payment: None } => {
            format!("worth {}; nothing would change this", plain(Points(*worth)))
        }
    }
}

fn marked(wording: Wording) -> &'static str {
    match wording {
        Wording::Proposed => "took up again",
        Wording::Bracketed => "bracketed",
        Wording::Clean => "agreed on",
        Wording::Parked => "parked",
        Wording::Adopted => "adopted",
        Wording::Dropped => "dropped",
    }
}

fn spoke(voice: Voice) -> &'static str {
    match voice {
        Voice::For => "spoke for",
        Voice::Against => "spoke against",
        Voice::Silent => "kept silent on",
    }
}
