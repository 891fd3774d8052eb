//! An outcome in words.

use std::fmt::Write as _;

use super::{FollowUps, GoalOutcome, IncidentOutcome, Outcome};
use crate::play::Game;
use crate::review::outcome::Deed;
use crate::review::package::{sank_by, sinking};
use crate::review::quality::{TextQuality, Yardstick};
use crate::review::theory::{Lens, Mechanism};
use crate::review::timeline::price;
use crate::review::withdrawal::{Sequel, Withdrawal};
use crate::review::words::{self, Words, count, fate, its, list, past, plain};
use crate::sim::event::{Verdict, Weighing};
use crate::sim::id::NormId;
use crate::sim::settlement::bargain::Quality;
use crate::sim::treaty::RivalText;
use crate::sim::treaty::Stage;
use crate::sim::{ActorSet, Share};

/// More names than this are counted.
const MOST_NAMES: usize = 12;
/// The least odds of a rival text that is told by itself.
const LEAST_ODDS: f64 = 0.01;

/// The outcome in one sentence.
pub(super) fn sentence(
    game: &Game,
    incidents: &[IncidentOutcome],
    follow_ups: FollowUps,
    texts: &[TextQuality],
) -> String {
    let words = Words(game.scenario());
    let launched = || incidents.iter().filter(|incident| incident.launched.is_some());
    let most = launched().max_by_key(|incident| (incident.named.len(), std::cmp::Reverse(incident.incident)));
    let start = if game.is_over() { "" } else { "so far, " };
    let attacks = most.map_or_else(
        || "no attack has come".to_owned(),
        |most| format!("{}{}", named_in_short(words, most), follow_ups_in_short(follow_ups)),
    );
    let texts = texts.iter().map(|text| format!("; {}", text_in_short(game, text)));
    words::sentence(&format!("{start}{attacks}{}.", texts.collect::<String>()))
}

/// What came of a document: "The pact was adopted and binds 7 actors".
fn text_in_short(game: &Game, text: &TextQuality) -> String {
    let words = Words(game.scenario());
    let title = words.the_document(text.document);
    match text.stage {
        Stage::Open if game.is_over() => format!("{title} was left open"),
        Stage::Open => format!("{title} is on the table"),
        Stage::Failed => match sank_by(game.setting(), game.records(), text.document).as_slice() {
            [] => format!("{title} was not adopted"),
            sank if sank.contains(&text.document) => format!("{title} was not adopted, and sank its package"),
            sank => {
                let others: Vec<_> = sank.iter().map(|other| words.the_document(*other)).collect();
                format!("{title} fell with {}", list(&others))
            }
        },
        Stage::Lapsed => format!("{title} ran out"),
        Stage::Adopted => match game.situation().texts().bound(text.document).len() {
            0 => format!("{title} was adopted and binds nobody"),
            number => format!("{title} was adopted and binds {}", count(number, "actor", "actors")),
        },
    }
}

fn named_in_short(words: Words<'_>, incident: &IncidentOutcome) -> String {
    let about = words.the_incident(incident.incident);
    let Some(first) = incident.named.first() else { return format!("nobody named an author, not even of {about}") };
    let namers: ActorSet = incident.named.iter().map(|deed| deed.actor).collect();
    let accused: ActorSet = incident.named.iter().map(|deed| deed.accused).collect();
    let after = match first.days {
        Some(0) => ", first in the round of the attack".to_owned(),
        Some(days) => format!(", first after {}", count_days(days)),
        None => String::new(),
    };
    let sanctions = match incident.sanctioned.len() {
        0 => "none with sanctions".to_owned(),
        number => format!("{number} of them with sanctions"),
    };
    let actors = count(namers.len(), "actor", "actors");
    format!("{actors} named {} over {about}{after}, {sanctions}", words.set(accused))
}

fn count_days(days: i64) -> String {
    count(usize::try_from(days).unwrap_or(0), "day", "days")
}

fn follow_ups_in_short(follow_ups: FollowUps) -> String {
    match follow_ups.total() {
        0 => String::new(),
        total => format!("; of {}, {}", count(total, "follow-up", "follow-ups"), follow_ups.in_words()),
    }
}

impl Outcome {
    /// The outcome as lines of text.
    #[must_use]
    pub fn to_text(&self, game: &Game) -> String {
        let words = Words(game.scenario());
        let mut text = format!("{}\n", self.sentence);
        for incident in &self.incidents {
            text += &incident.to_text(words);
        }
        let _ = writeln!(
            text,
            "Harm done: {:.2} points; price paid by authors: {:.2}.",
            self.harm.get(),
            self.price_paid.get()
        );
        self.write_norms(&mut text, words);
        for quality in &self.texts {
            text += &how_good(words, quality);
            if let Some(sinking) = sinking(words, game, quality.document) {
                let _ = writeln!(text, "  {sinking}");
            }
            if let Some(outside) = words.stayed_out(game.situation(), quality.document, game.is_over()) {
                let _ = writeln!(text, "  {outside}.");
            }
        }
        for line in self.aftermath(game) {
            let _ = writeln!(text, "{line}");
        }
        self.write_conduct(&mut text, words);
        self.write_mechanisms(&mut text);
        for goal in &self.goals {
            let _ = writeln!(text, "{}", goal.to_text(words, game));
        }
        text
    }

    /// What came of the tables beside the texts themselves, a line each: how rival documents stand side by side, who was
    /// put out, and who left which document and what that cost whom.
    #[must_use]
    pub fn aftermath(&self, game: &Game) -> Vec<String> {
        let words = Words(game.scenario());
        let rivals = self.rivals.iter().flat_map(|rivals| rivals.told(words));
        let expulsions = self.expulsions.iter().map(|expulsion| expulsion.told(words));
        let departures = self.withdrawals.iter().map(|withdrawal| left(words, withdrawal));
        rivals.chain(expulsions).chain(departures).collect()
    }

    fn write_norms(&self, text: &mut String, words: Words<'_>) {
        for norm in words.0.setting.norm_ids() {
            let strengths = self.norms.iter().filter_map(|round| round.strength.get(norm.index()));
            let series: Vec<_> = strengths.map(|strength| format!("{:.0}", strength.get() * 100.0)).collect();
            if series.is_empty() {
                continue;
            }
            let name = words::quoted(&words.norm(NormId(norm.0)));
            let _ = writeln!(text, "Norm {name}, at the start and round by round, %: {}.", series.join(" "));
        }
    }

    /// Which mechanisms carried the decisions.
    fn write_mechanisms(&self, text: &mut String) {
        let Lens { mechanisms, answers, consents } = &self.lens;
        if mechanisms.is_empty() {
            return;
        }
        let told = |(mechanism, decisions): &(Mechanism, usize)| format!("{} {decisions}", mechanism.name());
        let told: Vec<_> = mechanisms.iter().map(told).collect();
        let all = count(answers + consents, "decision", "decisions");
        let about = if *consents > 0 { format!(", {consents} of them about documents") } else { String::new() };
        let _ = writeln!(text, "What carried the {all} of machines{about}, by how many: {}.", told.join("; "));
    }

    fn write_conduct(&self, text: &mut String, words: Words<'_>) {
        for (kept, verb) in [(true, "Kept"), (false, "Broke")] {
            let who: ActorSet = self.words.iter().filter(|word| word.kept == kept).map(|word| word.actor).collect();
            if !who.is_empty() {
                let _ = writeln!(text, "{verb} {} word to answer: {}.", its(who), words.set(who));
            }
        }
        let reproached: ActorSet = self.reproaches.iter().map(|reproach| reproach.silent).collect();
        if !reproached.is_empty() {
            let number = count(self.reproaches.len(), "reproach", "reproaches");
            let _ = writeln!(text, "Silence drew {number}: {}.", words.set(reproached));
        }
    }
}

/// How good a text came out.
fn how_good(words: Words<'_>, quality: &TextQuality) -> String {
    let share = |share: Share| words::percent(share.get());
    let brackets = match quality.bracket_share.get() {
        none if none <= 0.0 => "none".to_owned(),
        _ => share(quality.bracket_share),
    };
    let title = words::sentence(&words.document(quality.document));
    let stands = words::treaty::stage(quality.stage);
    let mut text = match quality.stage {
        Stage::Open => format!("{title}: {stands}, with {brackets} of its clauses in brackets.\n"),
        Stage::Failed => format!("{title}: {stands}, {brackets} of its clauses in brackets to the last.\n"),
        Stage::Adopted | Stage::Lapsed => format!(
            "{title}: {stands}, {brackets} of its clauses in brackets to the last; strength {:.2} of 1; breadth {} of \
             the states that it is open to, and {} of their capability.\n",
            quality.strength.get(),
            share(quality.breadth),
            share(quality.weight),
        ),
    };
    if !quality.rivals.is_empty() {
        let _ = writeln!(text, "  Texts that stood when it was last drawn: {}.", stood(words, &quality.rivals));
    }
    if let Some(yardstick) = &quality.bargain {
        text += &next_to_rivals(words, yardstick);
    }
    text
}

/// The texts that stood in an election, each with who was for it and its odds: "20 (Ada) 50 %; 80 (Bel) 50 %".
fn stood(words: Words<'_>, rivals: &[RivalText]) -> String {
    let (told, unlikely): (Vec<_>, Vec<_>) = rivals.iter().partition(|rival| rival.odds.get() >= LEAST_ODDS);
    let one = |rival: &&RivalText| {
        let places: Vec<_> = rival.text.iter().map(|(_, at)| format!("{at:.0}")).collect();
        format!("{} ({}) {}", places.join(" "), some(words, rival.behind), words::percent(rival.odds.get()))
    };
    let mut told: Vec<_> = told.iter().map(one).collect();
    if !unlikely.is_empty() {
        told.push(format!("{} below {}", count(unlikely.len(), "other", "others"), words::percent(LEAST_ODDS)));
    }
    told.join("; ")
}

/// A text next to those that theory singles out.
fn next_to_rivals(words: Words<'_>, yardstick: &Yardstick) -> String {
    let Quality { to_frontier, to_nash, to_kalai_smorodinsky, to_welfare } = yardstick.distances;
    let of = |name: &str, text: &[f64], distance: f64| {
        let places: Vec<_> = text.iter().map(|at| format!("{at:.0}")).collect();
        format!("{name} {} is {distance:.2} away", places.join(" "))
    };
    let clauses: Vec<_> = yardstick.clauses.iter().map(|clause| words.clause(*clause)).collect();
    let texts = [
        of("Nash", &yardstick.nash, to_nash),
        of("Kalai-Smorodinsky", &yardstick.kalai_smorodinsky, to_kalai_smorodinsky),
        of("greatest welfare", &yardstick.welfare, to_welfare),
    ];
    let refused = if yardstick.is_acceptable { "" } else { "; some would rather have none" };
    format!(
        "  Its text ({}), {}, next to {}: {to_frontier:.2} from the Pareto frontier; {}{refused}.\n",
        clauses.join("; "),
        yardstick.text.iter().map(|at| format!("{at:.0}")).collect::<Vec<_>>().join(" "),
        count(yardstick.texts - 1, "rival text", "rival texts"),
        texts.join("; "),
    )
}

/// What a withdrawal cost whom.
fn left(words: Words<'_>, withdrawal: &Withdrawal) -> String {
    let Withdrawal { actor, document, sequel, standing, resolve: [before, after], forgone, losses, .. } = withdrawal;
    let told = losses.iter().filter(|(_, loss)| loss.get() >= 0.005).take(MOST_NAMES);
    let told: Vec<_> = told.map(|(other, loss)| format!("{} {:.2}", words.actor(*other), loss.get())).collect();
    let others = if told.is_empty() {
        "nobody else lost anything".to_owned()
    } else {
        format!("the others lost its company: {}", list(&told))
    };
    let (who, what, when) =
        (words::sentence(&words.actor(*actor)), words.the_document(*document), words.round(withdrawal.round));
    let counts = format!("counts for {} after {}", words::percent(*after), words::percent(*before));
    let word =
        if after < before { format!("it broke its word, which {counts}") } else { format!("its word {counts}") };
    let (standing, forgone) = (standing.get(), forgone.get());
    match sequel {
        Sequel::Left => format!(
            "{who} left {what} in {when}: it lost {standing:.2} of standing and {forgone:.2} in goods and company, and \
             {word}; {others}."
        ),
        Sequel::NeverBound => format!(
            "{who} left {what} in {when}, before it was bound by it: it lost {standing:.2} of standing, and {word}; there \
             were no goods and no company to lose."
        ),
        Sequel::TakenBack(back) => format!(
            "{who} gave notice of leaving {what} in {when} and took it back in {}: it lost {standing:.2} of standing, and \
             {word}; nobody lost its company.",
            words.round(*back)
        ),
    }
}

impl GoalOutcome {
    fn to_text(&self, words: Words<'_>, game: &Game) -> String {
        let everybody: ActorSet = game.scenario().playable.iter().copied().collect();
        let whose = if self.seats == everybody { String::new() } else { format!(" of {}", words.set(self.seats)) };
        let (mark, stands) = (words::mark(self.progress), words::standing(self.progress, self.is_settled));
        format!("Goal{whose} {mark} {stands}: {}", self.text)
    }
}

impl IncidentOutcome {
    fn to_text(&self, words: Words<'_>) -> String {
        let mut text = format!("{}: {}\n", words.incident(self.incident), self.fate(words));
        for (title, deeds) in
            [("Named", &self.named), ("Sanctioned", &self.sanctioned), ("Told in private", &self.told)]
        {
            if !deeds.is_empty() {
                let alike = deeds.chunk_by(|a, b| a.is_like(b)).map(|deeds| together(words, deeds));
                let _ = writeln!(text, "  {title}: {}.", alike.collect::<Vec<_>>().join("; "));
            }
        }
        for (title, actors) in [("Held out", self.held_out), ("No answer from", self.unanswered)] {
            if !actors.is_empty() {
                let _ = writeln!(text, "  {title}: {}.", some(words, actors));
            }
        }
        self.write_rest(&mut text, words);
        text
    }

    fn write_rest(&self, text: &mut String, words: Words<'_>) {
        if !self.via_collective.is_empty() {
            let each = self
                .via_collective
                .iter()
                .map(|(member, bloc)| format!("{} by {}", words.actor(*member), words.actor(*bloc)));
            let _ = writeln!(text, "  Spoken for: {}.", list(&each.collect::<Vec<_>>()));
        }
        if !self.wrongly_accused.is_empty() {
            let _ = writeln!(text, "  Wrongly accused: {}.", words.set(self.wrongly_accused));
        }
        if let Some(actor) = self.conceded {
            let _ = writeln!(text, "  {} gave in.", words::sentence(&words.actor(actor)));
        }
        if self.launched.is_some() {
            let _ = writeln!(text, "  Price paid by its author: {:.2} points.", self.price_paid.get());
        }
    }

    /// What came of the plan, and why.
    fn fate(&self, words: Words<'_>) -> String {
        let author = words.suspect(self.author);
        let when = self.launched.map_or_else(String::new, |round| format!(" in {}", words.round(round)));
        match (self.verdict, &self.weighing) {
            (Verdict::NeverCame, _) => "never came up.".to_owned(),
            (_, None) => format!("happened{when}; the work of {author}."),
            (verdict, Some(weighing)) => {
                let (what, because, price) = (fate(verdict), because(verdict, weighing), price(weighing));
                format!("{what}{when}, {because}: {author} expected {price}{}.", self.bounds())
            }
        }
    }
}

impl IncidentOutcome {
    /// The prices that would have had the author scale the attack down, and call it off.
    fn bounds(&self) -> String {
        let (Some(off), Some(down)) = (self.call_off, self.scale_down) else { return String::new() };
        if down < off {
            format!("; from {} on it scales the attack down, from {} on it calls it off", plain(down), plain(off))
        } else {
            format!("; from {} on it calls the attack off", plain(off))
        }
    }
}

/// Names, or their number if they are many.
fn some(words: Words<'_>, actors: ActorSet) -> String {
    if actors.len() <= MOST_NAMES { words.set(actors) } else { count(actors.len(), "actor", "actors") }
}

/// Which lesson weighed most.
fn because(verdict: Verdict, weighing: &Weighing) -> &'static str {
    let parts = [
        (weighing.own_lessons, "because its author had paid for earlier attacks"),
        (weighing.others_lessons, "because others had paid for theirs"),
        (weighing.norms, "because norms stood in its way"),
        (weighing.prior, "because its author had feared the price from the start"),
        (weighing.word, "because its author had given its word"),
        (weighing.duty, "because others had promised to answer"),
        (weighing.answer, "because its author foresaw the answer"),
        (weighing.mood, "because the mood of the day was cautious"),
    ];
    let largest = parts.into_iter().max_by(|(a, _), (b, _)| a.total_cmp(b));
    match verdict {
        Verdict::Launched if weighing.answer > 0.0 => "for the answer that its author foresaw was not enough",
        Verdict::Launched if weighing.own_lessons < 0.05 => "for earlier attacks had cost its author next to nothing",
        Verdict::Launched => "for what earlier attacks had cost its author was not enough",
        Verdict::ScaledDown | Verdict::CalledOff | Verdict::NeverCame => largest.map_or("", |(_, because)| because),
    }
}

impl Deed {
    /// Whether one sentence tells both.
    fn is_like(&self, other: &Self) -> bool {
        let key = |deed: &Self| (deed.accused, deed.response, deed.round, deed.retracted);
        key(self) == key(other)
    }
}

/// Deeds that are alike, in one sentence.
fn together(words: Words<'_>, deeds: &[Deed]) -> String {
    let Some(first) = deeds.first() else { return String::new() };
    let when = match (first.date, first.days) {
        (Some(date), Some(0)) => format!("{date}, in the round of the attack"),
        (Some(date), Some(days)) => format!("{date}, {} on", count_days(days)),
        _ => format!("round {}", first.round),
    };
    let taken = first.retracted.map_or_else(String::new, |round| format!(", taken back in round {round}"));
    let actors = words.actors(deeds.iter().map(|deed| deed.actor));
    format!("{actors} {} ({when}{taken})", past(first.response, &words.actor(first.accused), false))
}
