//! Deals: offers of persons, answers of machines, trades that machines find, and what becomes of promises.

use super::super::{Draft, Sink};
use super::{conceding, drafting, is_person, record};
use crate::sim::actor::Policy;
use crate::sim::check::motion::check_motion;
use crate::sim::id::{ActorId, ActorSet, ClauseId, DocumentId, Round};
use crate::sim::quantity::Points;
use crate::sim::treaty::accession::Candidate;
use crate::sim::treaty::deal::{Fate, Footing, MAX_DEALS, Offer, Promise, Turn, joined};
use crate::sim::treaty::motion::Motion;
use crate::sim::treaty::side::{MARGIN, Side};
use crate::sim::treaty::{Deed, Drafting, Stage, Status};

/// Offers and answers: of persons first, seat by seat, then of machines. Where nothing is negotiated nobody deals.
pub(super) fn bargain<S: Sink>(draft: &mut Draft<'_, S>) {
    if !draft.setting.has_talks() {
        return;
    }
    make_motions(draft);
    answer_offers(draft);
    // What machines offer in a round is far less than what is left of the numbers of deals.
    if draft.situation.texts().deals().len() < MAX_DEALS {
        trade_texts(draft);
        buy_signatures(draft);
    }
}

fn turn<S: Sink>(draft: &mut Draft<'_, S>, deal: u16, turn: Turn) {
    record(draft, Deed::Bargained { deal, turn }, None);
}

fn make_motions<S: Sink>(draft: &mut Draft<'_, S>) {
    let orders = draft.orders;
    for (actor, motions) in orders.tabled() {
        for motion in motions.iter().filter(|motion| motion.document(draft.setting).is_none()) {
            if check_motion(draft.setting, draft.situation, actor, motion).is_ok() {
                make(draft, actor, motion);
            }
        }
    }
}

fn make<S: Sink>(draft: &mut Draft<'_, S>, actor: ActorId, motion: &Motion) {
    match motion {
        Motion::Offer { to, gives, takes } => {
            let offer = Offer { by: actor, to: *to, gives: gives.clone(), takes: takes.clone() };
            make_offer(draft, offer);
        }
        Motion::Answer { deal, accepts: true } => turn(draft, *deal, Turn::Accepted { actor }),
        Motion::Answer { deal, accepts: false } => turn(draft, *deal, Turn::Declined { actor, objection: None }),
        Motion::Pay { deal } => pay(draft, *deal, actor),
        Motion::Propose { .. }
        | Motion::Mark { .. }
        | Motion::Split { .. }
        | Motion::Merge { .. }
        | Motion::Sponsor { .. }
        | Motion::Speak { .. }
        | Motion::CallVote { .. }
        | Motion::Divide { .. }
        | Motion::Bind { .. }
        | Motion::Vote { .. }
        | Motion::Sign { .. }
        | Motion::StayOut { .. }
        | Motion::Ratify { .. }
        | Motion::Withdraw { .. }
        | Motion::Expel { .. }
        | Motion::Keep { .. }
        | Motion::Object { .. } => {}
    }
}

/// Puts an offer on record and returns its number.
fn make_offer<S: Sink>(draft: &mut Draft<'_, S>, offer: Offer) -> u16 {
    let number = draft.situation.texts().deals().len() as u16 + 1;
    turn(draft, number, Turn::Offered(offer));
    number
}

/// Machines answer what was offered to them; what persons do not answer in time expires.
fn answer_offers<S: Sink>(draft: &mut Draft<'_, S>) {
    let (round, patience) = (draft.situation.round(), draft.setting.rules.treaty.patience);
    for at in 0..draft.situation.texts().deals().len() {
        let deal = &draft.situation.texts().deals()[at];
        let (number, actor) = (at as u16 + 1, deal.offer.to);
        if deal.footing != Footing::Offered {
            continue;
        }
        let is_in_order =
            check_motion(draft.setting, draft.situation, actor, &Motion::Answer { deal: number, accepts: true })
                .is_ok();
        let what = if !is_in_order || is_person(draft, actor) {
            let is_late = round.next() >= deal.since.plus(patience);
            if is_in_order && !is_late {
                continue;
            }
            Turn::Expired {}
        } else {
            match Side::new(draft.setting, draft.situation, actor).objection(&deal.offer) {
                None => Turn::Accepted { actor },
                objection => Turn::Declined { actor, objection },
            }
        };
        turn(draft, number, what);
    }
}

/// A clause that is worked on, where each of two could meet the other.
#[derive(Clone, Copy)]
struct Swap {
    by: ActorId,
    to: ActorId,
    gives: (ClauseId, f64),
    takes: (ClauseId, f64),
}

/// The best trade of texts that two members find, across all documents: each meets the other where it cares less. One a
/// round. Where a person is asked, it may think about it.
fn trade_texts<S: Sink>(draft: &mut Draft<'_, S>) {
    let mut best: Option<(f64, Swap)> = None;
    let clauses: Vec<ClauseId> = draft.setting.clause_ids().filter(|clause| is_tradable(draft, *clause)).collect();
    for gives in &clauses {
        for takes in clauses.iter().filter(|takes| *takes != gives) {
            let seats = members(draft, *gives).intersection(members(draft, *takes));
            for by in seats.iter().filter(|by| !is_person(draft, *by)) {
                for to in seats.iter().filter(|to| *to != by) {
                    if let Some((worth, swap)) = swap(draft, by, to, *gives, *takes)
                        && best.is_none_or(|(most, _)| worth > most)
                    {
                        best = Some((worth, swap));
                    }
                }
            }
        }
    }
    let Some((_, Swap { by, to, gives, takes })) = best else { return };
    let back = |(clause, position)| vec![Promise::Back { clause, position }];
    let number = make_offer(draft, Offer { by, to, gives: back(gives), takes: back(takes) });
    if !is_person(draft, to) {
        turn(draft, number, Turn::Accepted { actor: to });
    }
}

/// Whether an actor is a machine that holds out, whatever is offered.
fn holds_out<S: Sink>(draft: &Draft<'_, S>, actor: ActorId) -> bool {
    !is_person(draft, actor) && draft.setting.actor(actor).policy == Policy::HoldOut
}

/// Whether an actor is a machine that deals.
fn deals_by_itself<S: Sink>(draft: &Draft<'_, S>, actor: ActorId) -> bool {
    !is_person(draft, actor) && !holds_out(draft, actor)
}

fn is_tradable<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> bool {
    let document = draft.setting.clause(clause).document;
    let (facts, agenda) = (draft.setting.document(document), draft.setting.agenda(document));
    let state = draft.situation.texts().document(document);
    // First members hear where the others stand, and save what would fail; then they trade.
    // Where only proposals change texts, asking for another moves nothing.
    facts.drafting != Drafting::Human
        && agenda.is_on_the_table(draft.situation.round())
        && agenda.first().is_some_and(|first| draft.situation.round() > first)
        && conceding::would_carry(draft, clause)
        && state.stage == Stage::Open
        && state.vote_ends.is_none()
        && drafting::is_worked_on(draft, clause)
}

fn members<S: Sink>(draft: &Draft<'_, S>, clause: ClauseId) -> ActorSet {
    draft.setting.voters(draft.setting.clause(clause).document)
}

/// What two members gain together by meeting each other on two clauses; none if one of them loses, or was asked before.
fn swap<S: Sink>(
    draft: &Draft<'_, S>,
    by: ActorId,
    to: ActorId,
    gives: ClauseId,
    takes: ClauseId,
) -> Option<(f64, Swap)> {
    let give = meeting(draft, by, to, gives)?;
    let take = meeting(draft, to, by, takes)?;
    let gain = |actor: ActorId, given: (ClauseId, f64), taken: (ClauseId, f64)| {
        texts_gain(draft, actor, by, given) + texts_gain(draft, actor, to, taken)
    };
    let (own, others) = (gain(by, (gives, give), (takes, take)), gain(to, (gives, give), (takes, take)));
    if own.min(others) <= MARGIN {
        return None;
    }
    let swap = Swap { by, to, gives: (gives, give), takes: (takes, take) };
    let is_new = !draft.situation.texts().deals().iter().any(|deal| {
        let pair = [deal.offer.by, deal.offer.to];
        deal.footing != Footing::Struck
            && pair.contains(&by)
            && pair.contains(&to)
            && deal.offer.all().any(|(_, promise)| promise.backs(gives))
    });
    let texts = draft.situation.texts();
    let are_free = !texts.owes_text(by, gives) && !texts.owes_text(to, takes);
    (is_new && are_free).then_some((own * others, swap))
}

/// The text nearest to what another asks for that an actor could bring home; none if it is no step.
fn meeting<S: Sink>(draft: &Draft<'_, S>, actor: ActorId, other: ActorId, clause: ClauseId) -> Option<f64> {
    let texts = draft.situation.texts();
    let (own, wanted) = (texts.ask(clause, actor), texts.ask(clause, other));
    let meeting = draft.setting.clause(clause).preference(actor).nearest(wanted);
    let is_step = (wanted - own).abs() > 1.0 && (meeting - own) * (wanted - own) > 1.0;
    is_step.then_some(meeting)
}

/// What one change of an ask is worth to an actor, by what it moves in the text.
fn texts_gain<S: Sink>(draft: &Draft<'_, S>, actor: ActorId, asker: ActorId, asked: (ClauseId, f64)) -> f64 {
    Side::new(draft.setting, draft.situation, actor).moved(asker, asked.0, asked.1)
}

/// Whoever gains by another's signature pays for it, if that is less than it gains. One a document and round.
fn buy_signatures<S: Sink>(draft: &mut Draft<'_, S>) {
    for document in draft.setting.document_ids() {
        if draft.situation.texts().document(document).stage == Stage::Adopted
            && let Some(offer) = dearest_signature(draft, document)
        {
            let to = offer.to;
            let number = make_offer(draft, offer);
            if !is_person(draft, to) {
                turn(draft, number, Turn::Accepted { actor: to });
            }
        }
    }
}

/// The payment for a signature by which a payer gains most.
fn dearest_signature<S: Sink>(draft: &Draft<'_, S>, document: DocumentId) -> Option<Offer> {
    let (setting, situation) = (draft.setting, &*draft.situation);
    let payers = situation.texts().consenting(setting, document);
    let mut best: Option<(f64, Offer)> = None;
    let outside = setting.invited(document).difference(payers);
    for to in outside.iter().filter(|to| deals_by_itself(draft, *to)) {
        let party = situation.texts().party(document, to);
        if !matches!(party.status, Status::Out | Status::AtTable) || was_asked(draft, document, to) {
            continue;
        }
        let candidate = Candidate::new(setting, situation, document, to);
        let accession = candidate.accession();
        if candidate.joins(&accession) || candidate.out_of_reach().is_some() {
            continue;
        }
        for by in payers.iter().filter(|by| deals_by_itself(draft, *by)) {
            let belief = |actor| situation.book(actor).word.resolve().get();
            // Its own promise to sign is worth something to the signer, too.
            let lacks = 2.0 * MARGIN - accession.total().get() - setting.rules.treaty.promise.get();
            let price = lacks.max(MARGIN) / belief(by).max(1e-9);
            let gain = belief(to) * Candidate::new(setting, situation, document, by).gain_from(to) - price;
            if gain > 0.0
                && price <= setting.rules.treaty.purse.get()
                && best.as_ref().is_none_or(|(most, _)| gain > *most)
            {
                let offer = Offer {
                    by,
                    to,
                    gives: vec![Promise::Pay { points: Points(price) }],
                    takes: vec![Promise::Join { document }],
                };
                best = Some((gain, offer));
            }
        }
    }
    best.map(|(_, offer)| offer)
}

/// Whether anybody has offered anything for this signature before.
fn was_asked<S: Sink>(draft: &Draft<'_, S>, document: DocumentId, actor: ActorId) -> bool {
    let deals = draft.situation.texts().deals().iter();
    deals.flat_map(|deal| joined(&deal.offer)).any(|asked| asked == (actor, document))
}

/// Checks what was promised against what was done; machines pay what is due.
pub(super) fn reckon<S: Sink>(draft: &mut Draft<'_, S>) {
    for at in 0..draft.situation.texts().deals().len() {
        let number = at as u16 + 1;
        let open = |draft: &Draft<'_, S>| -> Vec<(ActorId, Promise)> {
            let deal = &draft.situation.texts().deals()[at];
            let pair = [deal.offer.by, deal.offer.to];
            pair.into_iter().flat_map(|actor| deal.owed(actor).map(move |promise| (actor, promise.clone()))).collect()
        };
        if draft.situation.texts().deals()[at].footing != Footing::Struck {
            continue;
        }
        // Payments come last: whether they are due depends on the rest.
        for is_payment in [false, true] {
            for (actor, promise) in open(draft).into_iter().filter(|(_, promise)| promise.is_payment() == is_payment)
            {
                settle(draft, number, actor, promise);
            }
        }
    }
}

fn settle<S: Sink>(draft: &mut Draft<'_, S>, number: u16, actor: ActorId, promise: Promise) {
    let fate = fate(draft, number, actor, &promise);
    if fate == Fate::Kept && promise.is_payment() {
        return pay(draft, number, actor);
    }
    if fate != Fate::Open {
        let cost = if fate == Fate::Broken { draft.setting.rules.treaty.promise } else { Points::ZERO };
        turn(draft, number, Turn::Settled { actor, promise, fate, cost });
    }
}

/// An actor pays what it owes in a deal.
fn pay<S: Sink>(draft: &mut Draft<'_, S>, number: u16, actor: ActorId) {
    let deal = &draft.situation.texts().deals()[usize::from(number) - 1];
    let to = deal.offer.partner(actor);
    let owed: Vec<Promise> = deal.owed(actor).filter(|promise| promise.is_payment()).cloned().collect();
    for promise in owed {
        if let Promise::Pay { points } = promise {
            turn(draft, number, Turn::Paid { actor, to, points });
            turn(draft, number, Turn::Settled { actor, promise, fate: Fate::Kept, cost: Points::ZERO });
        }
    }
}

/// What has become of a promise by the end of the round. A payment that is due is kept by machines at once.
fn fate<S: Sink>(draft: &Draft<'_, S>, number: u16, actor: ActorId, promise: &Promise) -> Fate {
    let (texts, round) = (draft.situation.texts(), draft.situation.round());
    let deal = &texts.deals()[usize::from(number) - 1];
    match promise {
        Promise::Back { clause, position } => fate_of_backing(draft, actor, *clause, *position),
        Promise::Adopt { document } => {
            let state = texts.document(*document);
            if state.stage == Stage::Open { Fate::Open } else { kept(state.for_it.contains(actor)) }
        }
        Promise::Join { document } => fate_of_joining(draft, actor, *document, deal.since),
        Promise::Pay { .. } if deal.is_forfeit(actor) => Fate::Void,
        Promise::Pay { .. } if !deal.is_due(actor) => Fate::Open,
        Promise::Pay { .. } if !is_person(draft, actor) => Fate::Kept,
        Promise::Pay { .. } if round.0 > deal.since.0 => Fate::Broken,
        Promise::Pay { .. } => Fate::Open,
    }
}

fn kept(holds: bool) -> Fate {
    if holds { Fate::Kept } else { Fate::Broken }
}

/// What has become of a promise to ask for a text.
fn fate_of_backing<S: Sink>(draft: &Draft<'_, S>, actor: ActorId, clause: ClauseId, position: f64) -> Fate {
    let texts = draft.situation.texts();
    let (state, own) = (texts.clause(clause), draft.setting.clause(clause).preference(actor).position);
    // Nobody has promised to live with more than it has promised to ask for.
    let is_within = (state.position - own).abs() <= (position - own).abs() + 1e-6;
    let opposes = state.against.contains(actor) && is_within;
    let is_backed = (texts.ask(clause, actor) - position).abs() < 1e-6 && !opposes;
    match (state.wording.is_open(), is_backed) {
        (false, _) => kept(is_backed),
        (true, true) => Fate::Open,
        (true, false) => Fate::Broken,
    }
}

/// What has become of a promise to join a document, given in a round.
fn fate_of_joining<S: Sink>(draft: &Draft<'_, S>, actor: ActorId, document: DocumentId, since: Round) -> Fate {
    let state = draft.situation.texts().document(document);
    let status = draft.situation.texts().party(document, actor).status;
    let from = state.decided.unwrap_or_default().max(since);
    let is_late = draft.situation.round() >= from.plus(draft.setting.rules.treaty.patience);
    match state.stage {
        _ if matches!(status, Status::Signed | Status::Ratified) => Fate::Kept,
        Stage::Failed | Stage::Lapsed => Fate::Void,
        Stage::Adopted if is_late => Fate::Broken,
        Stage::Open | Stage::Adopted => Fate::Open,
    }
}
