//! What holds in every world, whatever the numbers.

use dinard::sim::actor::Policy;
use dinard::sim::belief::{Reading, posterior};
use dinard::sim::check::Mandate;
use dinard::sim::choice::{Decision, Lever, Response, TIE};
use dinard::sim::deliberation::Deliberation;
use dinard::sim::event::{Event, Phase};
use dinard::sim::forecast::Forecast;
use dinard::sim::front::Front;
use dinard::sim::id::Names;
use dinard::sim::incident::{Signal, Suspect};
use dinard::sim::moves::Awaited;
use dinard::sim::quantity::ln;
use dinard::sim::round::{Table, Workspace, close_round, open_round, play_round};
use dinard::sim::setting::Parts;
use dinard::sim::treaty::Deed;
use dinard::sim::view::{Desk, knows};
use dinard::sim::{
    ActorId, ActorSet, Dice, IncidentId, Order, Orders, Record, Round, Seed, Setting, Situation, View,
};
use proptest::prelude::*;

use crate::worlds::{great_power_among_small, random};

fn play(setting: &Setting, dice: Dice) -> (Situation, Vec<Record>) {
    let mut situation = Situation::new(setting);
    let mut table = Table::new(setting, dice);
    let mut records = Vec::new();
    let orders = Orders::machines();
    while situation.ending().is_none() {
        play_round(setting, &mut situation, &orders, &mut table, &mut records);
    }
    (situation, records)
}

fn decisions(records: &[Record]) -> impl Iterator<Item = &Decision> {
    records.iter().filter_map(|record| {
        let Event::Decided { decision, .. } = &record.event else { return None };
        Some(&**decision)
    })
}

/// The log odds of each suspect of an incident for one actor, added up report by report as the records tell of them.
fn alone(setting: &Setting, records: &[Record], incident: IncidentId, judge: ActorId) -> Vec<f64> {
    let facts = setting.incident(incident);
    let mut odds: Vec<f64> = facts.suspects.iter().map(|(_, prior)| ln(prior.max(1e-6))).collect();
    if let Some(place) = facts.suspects.iter().position(|(who, _)| *who == Suspect::Actor(judge)) {
        odds[place] += if facts.author == Suspect::Actor(judge) { 1e4 } else { -1e4 };
    }
    let mut situation = Situation::new(setting);
    for record in records {
        let fresh = source(&record.event, judge).filter(|(about, release, collector)| {
            *about == incident && !situation.readers(incident, *release, *collector).contains(judge)
        });
        let trust = |(_, _, collector)| situation.trust(setting, judge, collector);
        let trust = fresh.map_or(0.0, trust);
        dinard::sim::apply::apply(&mut situation, setting, &record.event);
        if let Some((_, release, collector)) = fresh
            && let Some(signal) = situation.signal(incident, release, collector)
        {
            for ((suspect, _), odds) in facts.suspects.iter().zip(&mut odds) {
                *odds += trust * log_likelihood(setting, incident, release, collector, signal, *suspect);
            }
        }
    }
    odds
}

/// The source that an event lets an actor read: what a collector saw of a release.
fn source(event: &Event, reader: ActorId) -> Option<(IncidentId, usize, ActorId)> {
    let (incident, release, collector, readers) = if let Event::SignalDrawn { actor, incident, release, .. } = event {
        (incident, release, actor, ActorSet::EMPTY.with(*actor))
    } else if let Event::ReportShared { collector, incident, release, to } = event {
        (incident, release, collector, *to)
    } else {
        return None;
    };
    readers.contains(reader).then_some((*incident, usize::from(*release), *collector))
}

/// How likely a collector was to see this of a release if the suspect did it, in logs.
fn log_likelihood(
    setting: &Setting,
    incident: IncidentId,
    release: usize,
    collector: ActorId,
    signal: Signal,
    suspect: Suspect,
) -> f64 {
    let (facts, source) = (setting.incident(incident), setting.actor(collector));
    let perpetrators = facts.suspects.iter().filter(|(who, _)| *who != Suspect::Nobody).count();
    let strength = facts.releases[release].strength.get();
    let detection = source.detection.get() * strength * (1.0 - facts.stealth.get());
    let alarm = source.false_alarm.get() * strength;
    let reading = Reading::new(detection, source.discrimination.get(), alarm, perpetrators);
    match (signal, suspect == Suspect::Nobody) {
        (Signal::Nothing, true) => reading.quiet,
        (Signal::Nothing, false) => reading.nothing,
        (Signal::PointsTo(_), true) => reading.false_alarm,
        (Signal::PointsTo(named), false) if named == suspect => reading.hit,
        (Signal::PointsTo(_), false) => reading.miss,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, ..ProptestConfig::default() })]

    /// Every game ends, and every share stays one.
    #[test]
    fn any_world_plays_to_its_end(seed in 0_u64..1 << 40) {
        let setting = random::setting(seed, 9, 4);
        let (situation, records) = play(&setting, Dice::new(Seed(seed)));
        prop_assert!(situation.round() <= Round(14));
        let is_end = |record: &Record| matches!(record.event, Event::GameEnded { .. });
        prop_assert!(records.last().is_some_and(is_end));
        for incident in setting.incident_ids().filter(|&i| situation.incident(i).launched.is_some()) {
            for actor in setting.actor_ids() {
                let sum: f64 = situation.posterior(&setting, incident, actor).sum();
                prop_assert!((sum - 1.0).abs() < 1e-9, "beliefs of {actor:?} sum to {sum}");
            }
        }
    }

    /// What everybody believes in the end follows from what each has read, whatever way it came and in whatever company.
    #[test]
    fn beliefs_follow_from_what_was_read(seed in 0_u64..1 << 40) {
        let setting = random::setting(seed, 19, 4);
        let (situation, records) = play(&setting, Dice::new(Seed(seed)));
        // What inspectors find is no report.
        let finds = |record: &Record| matches!(record.event, Event::Treaty(Deed::Uncovered { .. }));
        prop_assume!(!records.iter().any(finds));
        for incident in setting.incident_ids().filter(|&i| situation.incident(i).launched.is_some()) {
            for judge in setting.everybody().difference(situation.unread(incident)).iter() {
                let mut alone = alone(&setting, &records, incident, judge);
                posterior(&mut alone);
                let beside: Vec<f64> = situation.posterior(&setting, incident, judge).collect();
                for (one, other) in alone.iter().zip(&beside) {
                    prop_assert!((one - other).abs() < 1e-9, "{judge:?}: {alone:?} is not {beside:?}");
                }
                let suspects = setting.incident(incident).suspects.iter().zip(&beside);
                let others = suspects.filter_map(|((who, _), belief)| Some((who.actor()?, *belief)));
                let most = others.filter(|(who, _)| *who != judge).map(|(_, belief)| belief).reduce(f64::max);
                prop_assert_eq!(situation.lead_suspect(incident, judge).map(|(_, belief)| belief), most);
            }
        }
    }

    /// Chance at its extremes breaks nothing.
    #[test]
    fn the_best_and_the_worst_luck_play_to_the_end(seed in 0_u64..1 << 40) {
        let setting = random::setting(seed, 7, 3);
        play(&setting, Dice::min());
        play(&setting, Dice::max());
    }

    /// The log is the game: applying its events to a new situation gives the situation it ended in.
    #[test]
    fn a_fold_over_the_events_gives_the_same_situation(seed in 0_u64..1 << 40) {
        let setting = random::setting(seed, 9, 4);
        let (situation, records) = play(&setting, Dice::new(Seed(seed)));
        let mut folded = Situation::new(&setting);
        let mut workspace = Workspace::new(&setting);
        for record in &records {
            dinard::sim::apply::apply(&mut folded, &setting, &record.event);
            workspace.follow(record);
        }
        prop_assert_eq!(folded, situation);
        prop_assert_eq!(workspace.next_number() as usize, records.len());
    }

    /// A batch run, which keeps nothing, comes to the same end as a run that keeps everything.
    #[test]
    fn keeping_no_log_changes_nothing(seed in 0_u64..1 << 40) {
        let setting = random::setting(seed, 9, 4);
        let (logged, _) = play(&setting, Dice::new(Seed(seed)));
        let mut situation = Situation::new(&setting);
        let mut table = Table::new(&setting, Dice::new(Seed(seed)));
        let orders = Orders::machines();
        while situation.ending().is_none() {
            play_round(&setting, &mut situation, &orders, &mut table, &mut ());
        }
        prop_assert_eq!(situation, logged);
    }

    /// A cause is always earlier than its effect.
    #[test]
    fn causes_come_before_effects(seed in 0_u64..1 << 40) {
        let setting = random::setting(seed, 9, 4);
        let (_, records) = play(&setting, Dice::new(Seed(seed)));
        for (number, record) in records.iter().enumerate() {
            if let Some(after) = record.cause.after {
                prop_assert!((after as usize) < number);
            }
        }
    }

    /// Terms add up to totals, the chosen response is the best, and its runner-up the best of the others.
    #[test]
    fn terms_add_up_and_the_best_is_chosen(seed in 0_u64..1 << 40) {
        let setting = random::setting(seed, 9, 4);
        let (_, records) = play(&setting, Dice::new(Seed(seed)));
        for decision in decisions(&records) {
            let ledger = decision.ledger();
            prop_assert_eq!(ledger.best(), decision.chosen);
            let best = ledger.total(decision.chosen).expect("the chosen response is legal");
            for (response, row) in ledger.iter() {
                let sum: f64 = row.terms.iter().sum();
                prop_assert!((sum - ledger.total(response).expect("legal")).abs() < 1e-9);
                prop_assert!(best + 1e-9 >= sum, "{:?} beats {:?}", response, decision.chosen);
            }
        }
    }

    /// Who has no news decides as before: whoever took no step in a window would hold out again on what it sees.
    #[test]
    fn after_a_window_nobody_wants_to_move_alone(seed in 0_u64..1 << 40) {
        let unmoved = nobody_wants_to_move(&random::setting(seed, 9, 4), seed);
        prop_assert!(unmoved.is_ok(), "{}", unmoved.unwrap_err());
    }

    /// The quick answer of what is legal is the slow one.
    #[test]
    fn legal_responses_are_those_that_pass_the_check(seed in 0_u64..1 << 40) {
        let setting = random::setting(seed, 9, 3);
        let mut situation = Situation::new(&setting);
        let mut table = Table::new(&setting, Dice::new(Seed(seed)));
        let orders = Orders::machines();
        while situation.ending().is_none() {
            play_round(&setting, &mut situation, &orders, &mut table, &mut ());
            for incident in setting.incident_ids() {
                for actor in setting.actor_ids() {
                    for accused in setting.actor_ids() {
                        let mandate = Mandate::of(&setting, &situation, actor, incident, accused);
                        let legal = dinard::sim::check::legal(&setting, &situation, actor, incident, accused);
                        for response in Response::ALL {
                            prop_assert_eq!(legal.contains(response), mandate.check(response).is_ok());
                        }
                    }
                }
            }
        }
    }

    /// Silence is not holding out.
    #[test]
    fn a_person_who_holds_out_everywhere_is_never_refused(seed in 0_u64..1 << 40, seat in 0_u16..9) {
        let setting = random::setting(seed, 9, 4);
        let mut situation = Situation::new(&setting);
        let mut table = Table::new(&setting, Dice::new(Seed(seed)));
        let mut records = Vec::new();
        while situation.ending().is_none() {
            open_round(&setting, &mut situation, &mut table, &mut records);
            let mut orders = Orders::machines();
            orders.seal(ActorId(seat), Vec::new());
            let open = setting.incident_ids().filter(|&incident| situation.incident(incident).is_open()).count();
            let before = records.len();
            close_round(&setting, &mut situation, &orders, &mut table, &mut records);
            let unanswered = records[before..].iter().filter(|r| matches!(r.event, Event::Unanswered { .. })).count();
            prop_assert_eq!(unanswered, open, "silence is recorded apart from holding out");
        }
        let moved = setting.incident_ids().any(|i| situation.stance(i, ActorId(seat)).response != Response::HoldOut);
        prop_assert!(!moved);
    }

    /// Relabelling the actors relabels the results. Luck is held still, since it is drawn in the order of ids.
    #[test]
    fn relabelling_actors_relabels_results(seed in 0_u64..1 << 40, shift in 1_usize..8) {
        let parts = random::parts(seed, 8, 3);
        let count = parts.actors.len();
        let relabel = move |actor: ActorId| ActorId(((usize::from(actor.0) + shift) % count) as u16);
        let there = Setting::new(parts.clone());
        let here = Setting::new(relabelled(parts, &relabel));
        let (one, _) = play(&there, Dice::min());
        let (other, _) = play(&here, Dice::min());
        for incident in there.incident_ids() {
            for actor in there.actor_ids() {
                let (a, b) = (one.stance(incident, actor), other.stance(incident, relabel(actor)));
                prop_assert_eq!(a.response, b.response);
                prop_assert_eq!(a.accused.map(relabel), b.accused);
                prop_assert_eq!(a.since, b.since);
            }
        }
    }

    /// A machine that is the author looks to all others like one that always holds out: every record but its own
    /// decisions is the same, to the last number.
    #[test]
    fn an_author_looks_like_one_that_holds_out(seed in 0_u64..1 << 40) {
        let parts = random::parts(seed, 8, 1);
        let Some(author) = parts.incidents[0].author.actor() else { return Ok(()) };
        let mut mute = parts.clone();
        mute.actors[author.index()].policy = Policy::HoldOut;
        let records = |parts| {
            let (_, mut records) = play(&Setting::new(parts), Dice::new(Seed(seed)));
            for record in &mut records {
                if let Event::Decided { actor, decision, .. } = &mut record.event && *actor == author {
                    assert_eq!(decision.chosen, Response::HoldOut);
                    **decision = Decision::silence();
                }
            }
            records
        };
        let (there, here) = (records(parts), records(mute));
        prop_assert_eq!(there, here);
    }

    /// No seat but the author's own can tell two worlds apart that differ only in who really did it.
    #[test]
    fn a_view_does_not_leak_the_culprit(seed in 0_u64..1 << 40) {
        let parts = random::parts(seed, 8, 3);
        let setting = Setting::new(parts.clone());
        let mut framed = parts;
        let incident = &mut framed.incidents[0];
        let other = incident.suspects.iter().find(|(s, _)| s.actor().is_some() && *s != incident.author);
        let Some((other, _)) = other.copied() else { return Ok(()) };
        let insiders: ActorSet = [incident.author, other].iter().filter_map(|s| s.actor()).collect();
        incident.author = other;
        let framed = Setting::new(framed);
        let mut table = Table::new(&setting, Dice::new(Seed(seed)));
        let (mut truth, mut lie) = (Situation::new(&setting), Situation::new(&framed));
        let mut records = Vec::new();
        open_round(&setting, &mut truth, &mut table, &mut records);
        for record in &records {
            dinard::sim::apply::apply(&mut lie, &framed, &record.event);
        }
        for actor in setting.actor_ids().filter(|&actor| !insiders.contains(actor)) {
            prop_assert_eq!(View::of(&setting, &truth, Some(actor)), View::of(&framed, &lie, Some(actor)));
        }
        prop_assert_eq!(View::of(&setting, &truth, None), View::of(&framed, &lie, None));
    }
}

fn relabelled(parts: Parts, relabel: &impl Fn(ActorId) -> ActorId) -> Parts {
    let set = |actors: ActorSet| actors.iter().map(relabel).collect::<ActorSet>();
    let suspect = |who: Suspect| match who {
        Suspect::Actor(actor) => Suspect::Actor(relabel(actor)),
        Suspect::Criminals | Suspect::Nobody => who,
    };
    let mut actors = parts.actors.clone();
    let mut slugs = parts.names.actors.clone();
    for (index, actor) in parts.actors.iter().enumerate() {
        let to = relabel(ActorId(index as u16)).index();
        actors[to] = actor.clone();
        actors[to].members = set(actor.members);
        slugs[to] = parts.names.actors[index].clone();
    }
    let mut relabelled = parts;
    relabelled.actors = actors;
    relabelled.names = Names { actors: slugs, ..relabelled.names };
    for tie in &mut relabelled.ties {
        (tie.from, tie.to) = (relabel(tie.from), relabel(tie.to));
    }
    for incident in &mut relabelled.incidents {
        incident.author = suspect(incident.author);
        incident.false_flag = incident.false_flag.map(suspect);
        for (who, _) in &mut incident.suspects {
            *who = suspect(*who);
        }
        for (victim, _) in &mut incident.victims {
            *victim = relabel(*victim);
        }
        for release in &mut incident.releases {
            release.seen_by = set(release.seen_by);
        }
    }
    for document in &mut relabelled.documents {
        document.parties = set(document.parties);
    }
    for venue in &mut relabelled.venues {
        venue.members = set(venue.members);
    }
    relabelled
}

/// Plays a game and weighs every term again, after each window, for all who took no step in it.
fn nobody_wants_to_move(setting: &Setting, seed: u64) -> Result<(), String> {
    let mut situation = Situation::new(setting);
    let mut table = Table::new(setting, Dice::new(Seed(seed)));
    while situation.ending().is_none() {
        open_round(setting, &mut situation, &mut table, &mut ());
        let mut records = Vec::new();
        let mut answered = situation.clone();
        close_round(setting, &mut situation, &Orders::machines(), &mut table, &mut records);
        for record in &records {
            dinard::sim::apply::apply(&mut answered, setting, &record.event);
            let Event::WindowClosed { incident, moved, .. } = record.event else { continue };
            // The author says nothing, whatever it would be worth.
            let author = setting.incident(incident).author.actor();
            for actor in setting.actor_ids().filter(|&actor| !moved.contains(actor) && Some(actor) != author) {
                let stance = answered.stance(incident, actor);
                let lead = answered.lead_suspect(incident, actor).map(|(suspect, _)| suspect);
                let accused = stance.accused.filter(|_| stance.response.is_public()).or(lead);
                let Some(accused) = accused else { continue };
                let front = Front::of(setting, &answered, incident, accused);
                let best = Deliberation::new(setting, &answered, &front, actor).ledger().best();
                if best != Response::HoldOut {
                    let round = answered.round();
                    return Err(format!("seed {seed}: {actor:?} over {incident:?} in round {round} would {best:?}"));
                }
            }
            let took_back = |record: &Record| {
                let Event::Retracted { actor, incident: about, .. } = record.event else { return None };
                (about == incident).then_some(actor)
            };
            let out: ActorSet = records.iter().filter_map(took_back).chain(author).collect();
            let free = setting.everybody().difference(out);
            // Where returns rise, it depends on what could be known of others who leaves first.
            let falls = setting.rules.success.has_falling_returns();
            for accused in setting.actor_ids().filter(|_| falls) {
                let together = coalition(setting, &answered, incident, accused, free);
                if !together.is_empty() {
                    let round = answered.round();
                    return Err(format!("seed {seed}: {together:?} over {incident:?} in round {round} would join"));
                }
            }
        }
    }
    Ok(())
}

/// Those of the free machines that would name an accused together, by the rule of docs/model.md §4 without any short cut:
/// everybody who could, less those who would not add their own part, less the least willing one by one.
fn coalition(
    setting: &Setting,
    situation: &Situation,
    incident: IncidentId,
    accused: ActorId,
    free: ActorSet,
) -> ActorSet {
    let front = Front::of(setting, situation, incident, accused);
    let willing = |front: &Front, actor: ActorId| {
        let tally = Deliberation::new(setting, situation, front, actor).in_coalition().tally();
        let best =
            |public: bool| tally.best_of(|response| response.is_public() == public).map_or(f64::MIN, |(_, sum)| sum);
        best(true) - best(false)
    };
    let leans = |actor: &ActorId| {
        let stance = situation.stance(incident, *actor);
        let lead = situation.lead_suspect(incident, *actor).map(|(suspect, _)| suspect);
        stance.accused.filter(|_| stance.response.is_public()).or(lead) == Some(accused)
    };
    let may_join = |actor: &ActorId| {
        let legal = dinard::sim::check::legal(setting, situation, *actor, incident, accused);
        legal.contains(Response::Joint) && setting.actor(*actor).policy == Policy::ArgMax
    };
    let mut members: ActorSet = free.difference(front.acting).iter().filter(leans).filter(may_join).collect();
    let adds_its_part = |members: ActorSet, actor: &ActorId| {
        willing(&Front { acting: front.acting.union(members), ..front }, *actor) > TIE
    };
    loop {
        let staying = members.iter().filter(|actor| adds_its_part(members, actor)).collect();
        if staying == members {
            break;
        }
        members = staying;
    }
    while !members.is_empty() && front.acting.union(members).len() >= usize::from(setting.rules.joint_from) {
        let would_lose = |actor: &ActorId| {
            let mut others = front;
            for member in members.without(*actor).iter() {
                others.step(setting, member, situation.stance(incident, member).against(accused), Response::Joint);
            }
            let gain = willing(&others, *actor);
            (gain <= TIE).then_some((gain.min(0.0), *actor))
        };
        let least =
            members.iter().filter_map(|actor| would_lose(&actor)).reduce(|a, b| if b.0 <= a.0 { b } else { a });
        let Some((_, least)) = least else { return members };
        members = members.without(least);
    }
    ActorSet::EMPTY
}

/// Bounds on choices skip nobody who would act, alone or together, whatever the rules: evasion, rising and falling returns, steps, blocs.
#[test]
fn bounds_hold_under_odd_rules() {
    for seed in 0..5000 {
        nobody_wants_to_move(&random::odd_setting(seed), seed).expect("everybody was asked who had to be");
    }
}

/// What happens in a game, with a table that remembers from window to window or one that forgets between rounds.
fn events(setting: &Setting, dice: impl Fn() -> Dice, forgets: bool) -> Vec<Event> {
    let mut situation = Situation::new(setting);
    let mut table = Table::new(setting, dice());
    let mut records = Vec::new();
    while situation.ending().is_none() {
        if forgets {
            table = Table::new(setting, dice());
        }
        play_round(setting, &mut situation, &Orders::machines(), &mut table, &mut records);
    }
    records.into_iter().map(|record| record.event).collect()
}

/// What is remembered of actors spares work and changes nothing.
#[test]
fn a_table_that_forgets_plays_the_same_game() {
    for seed in 0..1000 {
        let (setting, dice) = (random::odd_setting(seed), || Dice::new(Seed(seed)));
        assert_eq!(events(&setting, dice, false), events(&setting, dice, true), "seed {seed}");
    }
}

/// Nor does it keep a coalition apart that holds only once one who might have joined has thought better of it.
#[test]
fn a_table_that_forgets_sees_who_might_have_joined() {
    let setting = great_power_among_small().setting;
    let remembered = events(&setting, Dice::max, false);
    let named = |event: &&Event| matches!(event, Event::Attributed { joint: true, .. });
    assert_eq!(remembered.iter().filter(named).count(), 2, "the two small ones name together");
    assert_eq!(remembered, events(&setting, Dice::max, true));
}

/// Nor does it keep those silent who draw their moves: they draw in every window.
#[test]
fn a_table_that_forgets_plays_the_same_game_with_those_who_draw_their_moves() {
    for seed in 0..300 {
        let mut parts = random::parts(seed, 8, 3);
        for actor in parts.actors.iter_mut().step_by(2) {
            actor.policy = Policy::Logit(0.3);
        }
        let (setting, dice) = (Setting::new(parts), || Dice::new(Seed(seed)));
        assert_eq!(events(&setting, dice, false), events(&setting, dice, true), "seed {seed}");
    }
}

/// What a seat is shown does not depend on a private word that it was not told of.
#[test]
fn strangers_private_words_change_nothing_that_a_seat_is_shown() {
    let incident = IncidentId(0);
    let mut cases = 0;
    for seed in 0..60 {
        let setting = random::setting(seed, 9, 1);
        let mut before = Situation::new(&setting);
        open_round(&setting, &mut before, &mut Table::new(&setting, Dice::new(Seed(seed))), &mut ());
        let accused = setting.incident(incident).suspects.iter().find_map(|(suspect, _)| suspect.actor());
        let Some(accused) = accused.filter(|_| before.incident(incident).is_open()) else { continue };
        for actor in setting.actor_ids().filter(|&actor| actor != accused) {
            let mut after = before.clone();
            let word = Event::AttributedPrivately { actor, incident, accused, pass: 1, told: None };
            dinard::sim::apply::apply(&mut after, &setting, &word);
            let stance = after.stance(incident, actor);
            for viewer in setting.actor_ids().filter(|&viewer| !knows(&setting, &after, viewer, actor, &stance)) {
                let shown = |situation: &Situation| {
                    let forecast = Forecast::new(&setting, situation, viewer, incident, accused);
                    let dangers =
                        [Response::Public, Response::SanctionSectors].map(|response| forecast.dangers(response));
                    let desk = Desk::of(&setting, situation, viewer, incident, accused);
                    (View::of(&setting, situation, Some(viewer)), desk, dangers)
                };
                assert_eq!(shown(&before), shown(&after), "seed {seed}: {viewer:?} learns what {actor:?} said");
                cases += 1;
            }
        }
    }
    assert!(cases > 500, "only {cases} cases");
}

#[test]
fn counterfactuals_of_played_decisions_flip_on_a_re_run() {
    let mut flips = 0;
    for seed in 0..60 {
        let setting = random::setting(seed, 12, 4);
        let (_, records) = play(&setting, Dice::new(Seed(seed)));
        for decision in decisions(&records) {
            for lever in [Lever::Guilt, Lever::Share] {
                let range = decision.holds_for(lever);
                let up = range.to.map(|(tie, other)| (tie, 1e-6, other));
                let down = range.from.map(|(tie, other)| (tie, -1e-6, other));
                for (tie, beyond, other) in up.into_iter().chain(down) {
                    assert_eq!(decision.again_at(lever, tie - beyond), decision.chosen, "seed {seed}, {decision:?}");
                    assert_eq!(decision.again_at(lever, tie + beyond), other, "seed {seed}, {decision:?}");
                    flips += 1;
                }
            }
        }
    }
    assert!(flips >= 1000, "only {flips} flips were tried");
}

#[test]
fn pledges_meet_in_one_fixed_point() {
    let setting = random::setting(3, 9, 1);
    let mut situation = Situation::new(&setting);
    let mut table = Table::new(&setting, Dice::new(Seed(3)));
    open_round(&setting, &mut situation, &mut table, &mut ());
    let incident = IncidentId(0);
    let accused = setting.incident(incident).author.actor().expect("an actor");
    let pledgers: ActorSet = setting
        .actor_ids()
        .filter(|&actor| {
            actor != accused && setting.actor(actor).powers.may_name && setting.actor(actor).members.is_empty()
        })
        .take(3)
        .collect();
    let pledge = |at_least| {
        let pledge = dinard::sim::moves::Pledge {
            at_least,
            among: pledgers,
            awaits: Awaited::Name,
            otherwise: Response::Private,
        };
        Order { incident, response: Response::Public, accused: Some(accused), pledge: Some(pledge) }
    };
    let play = |at_least| {
        let mut situation = situation.clone();
        let mut quiet = setting.clone();
        for actor in &mut quiet.actors {
            actor.policy = Policy::HoldOut;
        }
        let mut orders = Orders::machines();
        for actor in pledgers.iter() {
            orders.seal(actor, vec![pledge(at_least)]);
        }
        let mut table = Table::new(&quiet, Dice::new(Seed(3)));
        let mut records = Vec::new();
        close_round(&quiet, &mut situation, &orders, &mut table, &mut records);
        let phases_ascend = records.windows(2).all(|pair| pair[0].cause.phase <= pair[1].cause.phase);
        assert!(phases_ascend && records.iter().all(|record| record.cause.phase >= Phase::Respond));
        pledgers.iter().map(|actor| situation.stance(incident, actor).response).collect::<Vec<_>>()
    };
    assert_eq!(play(2), [Response::Public; 3], "each counts on the two others, and all act");
    assert_eq!(play(3), [Response::Private; 3], "nobody can count on three others");
}
