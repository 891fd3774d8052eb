//! The motions of the seat: on the clause looked at, on the whole text, on joining it, and deals.

use bevy_egui::egui::{Key, Modifiers, Ui};

use super::super::words::negotiation as say;
use super::super::{Table, parts};
use super::{NegotiationMemory, deals, text};
use crate::app::intent::Intent;
use crate::sim::ClauseId;
use crate::sim::check::motion::{OutOfOrder, may_be_reserved};
use crate::sim::treaty::motion::{Motion, Voice};
use crate::sim::treaty::{ClauseSet, Wording};
use crate::sim::view::{ClauseView, DocumentView};

/// The keys of the table.
pub(super) fn press_keys(
    ui: &Ui,
    table: &Table<'_>,
    seen: &DocumentView,
    memory: &mut NegotiationMemory,
) -> Option<Intent> {
    for (key, down) in [(Key::ArrowDown, 1), (Key::ArrowUp, -1)] {
        if parts::shortcut_free(ui, key) {
            memory.step(table, seen, down);
        }
    }
    if parts::shortcut(ui, Modifiers::COMMAND, Key::Enter) {
        return Some(Intent::PlayRound);
    }
    let clause = memory.clause()?;
    text::press_keys(ui, table, clause, memory);
    let mark = |wording| Motion::Mark { clause, wording };
    let is_reviewed = table.seat.is_some_and(|seat| seen.reviewers.contains(seat));
    let speak = |voice| match is_reviewed {
        true => Motion::Vote { document: seen.document, voice },
        false => Motion::Speak { clause, voice },
    };
    let moves = [
        (Key::P, Motion::Propose { clause, position: memory.position }),
        (Key::B, mark(Wording::Bracketed)),
        (Key::C, mark(Wording::Clean)),
        (Key::K, mark(Wording::Parked)),
        (Key::S, Motion::Split { clause }),
        (Key::Plus, speak(Voice::For)),
        (Key::Equals, speak(Voice::For)),
        (Key::Minus, speak(Voice::Against)),
        (Key::Num0, speak(Voice::Silent)),
    ];
    let pressed = moves.into_iter().find(|(key, _)| parts::pressed(ui, *key));
    let motion = pressed.map(|(_, motion)| motion).filter(|motion| table.check_motion(motion).is_ok());
    motion.map(|motion| Intent::Table(toggled(table, motion)))
}

/// What is tabled once a motion is made, or taken back if it was made already. It takes the place of what it contradicts.
pub(super) fn toggled(table: &Table<'_>, motion: Motion) -> Vec<Motion> {
    let tabled = table.tabled();
    let was_made = tabled.contains(&motion);
    let is_kept = |other: &&Motion| **other != motion && table.agree(other, &motion);
    let mut all: Vec<Motion> = tabled.iter().filter(is_kept).cloned().collect();
    all.extend(Some(motion).filter(|_| !was_made));
    all
}

/// Everything that the seat may move, and what it may not, with the reason.
pub(super) fn motions_ui(
    ui: &mut Ui,
    table: &Table<'_>,
    seen: &DocumentView,
    memory: &mut NegotiationMemory,
) -> Option<Intent> {
    parts::heading(ui, say::MOTIONS);
    if table.seat.is_none() || table.is_over() {
        parts::note(ui, say::NO_SEAT);
        return None;
    }
    let on_text = text_ui(ui, table, seen, memory);
    let joining = joining_ui(ui, table, seen, memory);
    let others = others_ui(ui, table, seen);
    let deals = deals::deals_ui(ui, table, seen, memory);
    let motion = on_text.or(joining).or(others).or(deals)?;
    Some(Intent::Table(toggled(table, motion)))
}

/// The motions on a clause and on the whole text; one word where the seat can make none of them.
fn text_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) -> Option<Motion> {
    if !seen.reviewers.is_empty() {
        parts::subheading(ui, say::GOING_ON);
        return buttons_ui(ui, table, votes(seen));
    }
    let word = |clause: &ClauseView| Motion::Speak { clause: clause.clause, voice: Voice::Silent };
    let shut = seen.clauses.iter().find_map(|clause| table.check_motion(&word(clause)).err());
    if let Some(reason @ (OutOfOrder::NotAMember | OutOfOrder::NotOnTheTable)) = shut {
        parts::subheading(ui, say::WHOLE_TEXT);
        parts::note(ui, say::shut(reason));
        return None;
    }
    let on_clause = memory.clause_in(seen).and_then(|clause| clause_ui(ui, table, seen, clause, memory));
    on_clause.or(whole_ui(ui, table, seen))
}

/// The motions on one clause.
fn clause_ui(
    ui: &mut Ui,
    table: &Table<'_>,
    seen: &DocumentView,
    clause: &ClauseView,
    memory: &mut NegotiationMemory,
) -> Option<Motion> {
    let id = clause.clause;
    parts::subheading(ui, &say::on_clause(&table.clause_title(id)));
    let speak = |voice| Motion::Speak { clause: id, voice };
    let spoken = buttons_ui(ui, table, [Voice::For, Voice::Against, Voice::Silent].map(speak).to_vec());
    text::text_ui(ui, table, id, memory);
    let mark = |wording| Motion::Mark { clause: id, wording };
    let mut drafting = vec![Motion::Propose { clause: id, position: memory.position }];
    drafting.extend([Wording::Bracketed, Wording::Clean, Wording::Parked].map(mark));
    drafting.extend(Some(mark(Wording::Proposed)).filter(|_| clause.wording != Wording::Proposed));
    drafting.extend(table.can_be_split(id).then_some(Motion::Split { clause: id }));
    drafting.push(Motion::Sponsor { clause: id });
    let drafted = buttons_ui(ui, table, drafting);
    spoken.or(drafted).or(merge_ui(ui, table, seen, id))
}

fn merge_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, clause: ClauseId) -> Option<Motion> {
    let into = |other: &ClauseView| Motion::Merge { clause, into: other.clause };
    let others = seen.clauses.iter().filter(|other| other.clause != clause);
    let legal: Vec<_> = others.map(into).filter(|motion| table.check_motion(motion).is_ok()).collect();
    let mut wanted = None;
    if !legal.is_empty() {
        parts::folded(ui, say::verb(table, &legal[0]), |ui| {
            for motion in legal {
                let Motion::Merge { into, .. } = motion else { continue };
                if parts::button(ui, &say::merge_into(&table.clause_title(into))).clicked() {
                    wanted = Some(motion);
                }
            }
        });
    }
    wanted
}

/// The motions on adopting the text.
fn whole_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView) -> Option<Motion> {
    parts::subheading(ui, say::WHOLE_TEXT);
    let mut motions = votes(seen);
    motions.push(Motion::CallVote { document: seen.document });
    if seen.package.is_some() {
        let document = seen.document;
        motions.extend([Motion::Divide { document }, Motion::Bind { document }]);
    }
    buttons_ui(ui, table, motions)
}

/// The ways to vote on a document.
fn votes(seen: &DocumentView) -> Vec<Motion> {
    let vote = |voice| Motion::Vote { document: seen.document, voice };
    [Voice::For, Voice::Against, Voice::Silent].map(vote).to_vec()
}

/// The motions on joining it, with what a signature keeps out of.
fn joining_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView, memory: &mut NegotiationMemory) -> Option<Motion> {
    parts::subheading(ui, say::JOINING);
    let document = seen.document;
    let (reserving, interpreting) = (memory.reserving, memory.interpreting);
    let sign = Motion::Sign { document, reserving, interpreting };
    let rest = [Motion::StayOut { document }, Motion::Ratify { document }, Motion::Withdraw { document }];
    let may_sign = table.check_motion(&sign).is_ok();
    let wanted = buttons_ui(ui, table, [sign].into_iter().chain(rest).collect());
    for withdrawal in table.foreseen(document) {
        parts::caution(ui, &say::to_withdraw(&withdrawal));
    }
    if may_sign {
        for clause in &seen.clauses {
            let (id, title) = (clause.clause, table.clause_title(clause.clause));
            let is_reservable = may_be_reserved(table.game.setting(), table.game.situation(), id);
            parts::row(ui, |ui| {
                if is_reservable {
                    tick_ui(ui, &mut memory.reserving, id, &format!("{} {title}", say::RESERVE));
                }
                tick_ui(ui, &mut memory.interpreting, id, &format!("{} {title}", say::DECLARE));
            });
        }
    }
    wanted
}

/// Whether a clause is one of a set.
fn tick_ui(ui: &mut Ui, clauses: &mut ClauseSet, clause: ClauseId, label: &str) {
    let mut is_in = clauses.contains(clause);
    if parts::check(ui, &mut is_in, label).changed() {
        let others = clauses.iter().filter(|other| *other != clause);
        *clauses = others.chain(Some(clause).filter(|_| is_in)).collect();
    }
}

/// Objections and expulsions, those that are in order.
fn others_ui(ui: &mut Ui, table: &Table<'_>, seen: &DocumentView) -> Option<Motion> {
    let motions = table.motions(seen.document).into_iter();
    let legal: Vec<_> = motions.filter(|(motion, order)| motion.is_about_another() && order.is_ok()).collect();
    let mut wanted = None;
    if !legal.is_empty() {
        parts::folded(ui, say::OTHERS.to_owned(), |ui| {
            for (motion, _) in legal {
                let is_made = table.tabled().contains(&motion);
                if parts::switch(ui, true, is_made, &say::motion(table, &motion)).clicked() {
                    wanted = Some(motion);
                }
            }
        });
    }
    wanted
}

/// A button for each motion, grey where it is out of order, and the reasons below.
pub(super) fn buttons_ui(ui: &mut Ui, table: &Table<'_>, motions: Vec<Motion>) -> Option<Motion> {
    let mut refused: Vec<(OutOfOrder, Vec<String>)> = Vec::new();
    let (number, mut wanted) = (motions.len(), None);
    parts::row(ui, |ui| {
        for motion in motions {
            let (order, label) = (table.check_motion(&motion), say::verb(table, &motion));
            if let Err(reason) = order {
                match refused.iter_mut().find(|(known, _)| *known == reason) {
                    Some((_, alike)) => alike.push(label.clone()),
                    None => refused.push((reason, vec![label.clone()])),
                }
            }
            if parts::switch(ui, order.is_ok(), table.tabled().contains(&motion), &label).clicked() {
                wanted = Some(motion);
            }
        }
    });
    for (reason, alike) in &refused {
        let is_all = alike.len() == number;
        parts::note(ui, if is_all { say::all_refused(*reason) } else { say::refused(alike, *reason) });
    }
    wanted
}

/// What is tabled for the round, each with a way back.
pub(super) fn tabled_ui(ui: &mut Ui, table: &Table<'_>) -> Option<Intent> {
    let tabled = table.tabled();
    table.seat.filter(|_| !table.is_over())?;
    match tabled.len() {
        0 => parts::note(ui, say::NOTHING_TABLED),
        some => parts::text(ui, say::tabled(some)),
    }
    let mut wanted = None;
    parts::row(ui, |ui| {
        for motion in tabled {
            if parts::button(ui, &say::take_off(&say::motion(table, motion))).clicked() {
                wanted = Some(Intent::Table(toggled(table, motion.clone())));
            }
        }
    });
    wanted
}
