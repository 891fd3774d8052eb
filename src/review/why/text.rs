//! The Why card as text: for the terminal, the clipboard and screen readers.

use std::fmt::Write as _;

use super::{Case, Counterfactual, Why};
use crate::review::theory::in_the_literature;
use crate::review::words::{self, Sum, count, guilty, list, percent, sentence, signed, signed_to};
use crate::sim::actor::Policy;
use crate::sim::choice::Lever;
use crate::sim::{Points, Response};

impl Why {
    /// The card as lines of text.
    #[must_use]
    pub fn to_text(&self) -> &str {
        &self.text
    }

    /// The reasons, the rest last, and the total, as they are printed.
    #[must_use]
    pub fn sum(&self) -> Sum {
        let reasons: Vec<Points> = self.reasons.iter().map(|reason| reason.points).collect();
        Sum::with_rest(&reasons, self.total)
    }
}

impl Case<'_> {
    /// "Why did Japan hold out over `NotPetya` rather than name Russia together with others?"
    pub(super) fn question(&self) -> String {
        let (chosen, foil) = (self.infinitive(self.chosen), self.infinitive(self.foil));
        let (actor, incident) = (self.words.actor(self.actor), self.words.the_incident(self.incident));
        if !self.by.is_machine() {
            return format!("What did {} order over {incident}?", words::orderer(self.by, &actor));
        }
        format!("Why did {actor} {chosen} over {incident} rather than {foil}?")
    }

    fn infinitive(&self, response: Response) -> String {
        words::infinitive(response, &self.words.actor(self.accused), self.has_acted())
    }

    fn would_have(&self, response: Response) -> String {
        words::past(response, &self.words.actor(self.accused), self.has_acted()).replacen("took ", "taken ", 1)
    }

    pub(super) fn note(&self) -> String {
        let actor = self.words.actor(self.actor);
        if !self.by.is_machine() {
            let shows = "This shows what was on the desk and what was ordered; motives are not guessed.";
            return format!("{} {shows}", words::unweighed(self.by));
        }
        let how = match self.setting.actor(self.actor).policy {
            Policy::HoldOut => "This seat holds out by its script, whatever the sums say. ",
            Policy::Logit(_) => "This seat draws among its moves, with better odds for those worth more. ",
            Policy::ArgMax if self.decision.ledger().best() != self.chosen => {
                "It took the step that all of the coalition took together; a further one may follow. "
            }
            Policy::ArgMax => "",
        };
        format!("{how}This explains the model's {}, not the real one.", actor.trim_start_matches("the "))
    }

    pub(super) fn card(&self, why: &Why) -> String {
        let mut card = format!("{} {}\n", why.question, sentence(&self.when(why)));
        if self.by.is_machine() {
            self.write_sum(&mut card, why);
            self.write_counterfactuals(&mut card, why);
        } else {
            self.write_desk(&mut card, why);
        }
        card + &why.note + "\n" + &in_the_literature(&why.theory)
    }

    fn when(&self, why: &Why) -> String {
        let since = if why.since < why.round { format!(", as since round {}", why.since) } else { String::new() };
        self.words.round(why.round) + &since
    }

    fn write_sum(&self, card: &mut String, why: &Why) {
        let sum = why.sum();
        let reasons = why.reasons.iter().map(|reason| (reason.name().to_owned(), &reason.text, reason.pulls_back));
        write_parts(card, &sum, reasons);
        let total = signed_to(sum.total, sum.decimals);
        let _ = writeln!(card, "  Total difference: {total} points → {}", self.infinitive(why.chosen));
    }

    /// What would have changed the choice: towards the foil first, which is always spoken of.
    fn write_counterfactuals(&self, card: &mut String, why: &Why) {
        if !self.follows_the_rule() {
            return;
        }
        if let Some(fixed) = self.what_would_not(why) {
            let _ = writeln!(card, "{fixed}");
        }
        let mut told: Vec<Response> = Vec::new();
        for one in &why.counterfactuals {
            if !told.contains(&one.flips_to) {
                told.push(one.flips_to);
                let _ = writeln!(card, "{}", self.condition(&why.counterfactuals, one.flips_to));
            }
        }
    }

    /// What would not have changed the choice, if there is something to say.
    fn what_would_not(&self, why: &Why) -> Option<String> {
        let (found, foil) = (&why.counterfactuals, self.infinitive(why.foil));
        let nothing = "Nothing that it believes or sees would by itself have";
        let reaches_foil = found.iter().any(|one| one.flips_to == why.foil);
        match found.iter().all(|one| matches!(one.lever, Lever::Times(_))) {
            _ if found.is_empty() => Some(format!("No single number would have changed this, nor made it {foil}.")),
            true if reaches_foil => Some(format!("{nothing} changed this.")),
            true => Some(format!("{nothing} changed this, nor made it {foil}.")),
            false if reaches_foil => None,
            false => Some(format!("{nothing} made it {foil}.")),
        }
    }

    /// "It would have named Russia if …, or if …."
    fn condition(&self, all: &[Counterfactual], flips_to: Response) -> String {
        let ifs = all.iter().filter(|one| one.flips_to == flips_to).map(|one| format!("if {}", one.text));
        format!("It would have {} {}.", self.would_have(flips_to), ifs.collect::<Vec<_>>().join(", or "))
    }

    /// What a person had on the desk, and what it ordered.
    fn write_desk(&self, card: &mut String, why: &Why) {
        let Some((desk, order)) = &self.desk else { return };
        let (outlook, accused) = (&desk.outlook, self.words.actor(self.accused));
        let _ = writeln!(card, "  On the desk: {accused} {}.", guilty(outlook.guilt));
        let share = percent(outlook.share);
        let _ = writeln!(card, "  On the desk: {share} of its partners, weighed by closeness, had acted.");
        let worth = |(response, points): &(Response, Points)| {
            format!("{} {}", words::short(*response, self.has_acted()), signed(*points))
        };
        let open: Vec<_> = why.worth.iter().map(worth).collect();
        let _ = writeln!(card, "  On the desk: {}: {}.", count(open.len(), "move", "moves"), list(&open));
        let carried_out = self.infinitive(why.chosen);
        let conditional = order.as_ref().and_then(|order| self.words.conditional(order, &accused, self.has_acted()));
        let ordered =
            conditional.map_or_else(|| carried_out.clone(), |order| words::with_branch(&order, &carried_out));
        let _ = writeln!(card, "  {}.", sentence(&format!("ordered: {ordered}")));
    }
}

/// Reasons, each its name, its text and whether it pulls back, with their points; last the rest.
pub(in crate::review) fn write_parts<'a>(
    card: &mut String,
    sum: &Sum,
    reasons: impl Iterator<Item = (String, &'a String, bool)>,
) {
    let Sum { parts, decimals, .. } = sum;
    for (index, ((name, text, pulls_back), points)) in reasons.zip(parts).enumerate() {
        let back = if pulls_back { " (pulls the other way)" } else { "" };
        let _ = writeln!(card, "  {}. {name}: {text} → {}{back}", index + 1, signed_to(*points, *decimals));
    }
    let rest = parts.last().copied().unwrap_or_default();
    let _ = writeln!(card, "  Everything else together: {}", signed_to(rest, *decimals));
}
