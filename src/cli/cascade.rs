//! `dinard cascade`: who would join after whom on the alliance network, and who tips the rest.

use std::io::Write;

use serde_json::json;

use super::table::Table;
use super::{Fault, Format, library};
use crate::review::words::{Words, count, list};
use crate::scenario::{Roster, Scenario};
use crate::sim::{ActorId, ActorSet, Points};
use crate::study::cascade::{Alliance, Joined, Tipping};

const EXAMPLES: &str = "\
Examples:
  dinard cascade --first usa,gbr
  dinard cascade --first usa,gbr --push 0.1
  dinard cascade my_scenario.ron --first france --format json

An actor joins once the partners who have joined are worth its threshold to it:
solidarity times their share, by kinship, less the threshold, plus the push.
All who would join do so at once, wave by wave.";

/// After this many partners the rest are counted.
const MOST_PARTNERS: usize = 4;
/// As many tipping actors are printed.
const MOST_TIPPING: usize = 10;

/// What `cascade` takes.
#[derive(Debug, clap::Args)]
#[command(after_help = EXAMPLES, allow_negative_numbers = true)]
pub(super) struct Args {
    /// A scenario file, or the name of a scenario that comes with the program.
    #[arg(default_value = library::DEFAULT)]
    scenario: String,
    /// Who starts, by slugs or names with commas between; nobody if left out.
    #[arg(long, value_name = "ACTORS", value_delimiter = ',')]
    first: Vec<String>,
    /// What joining is worth to everybody by itself, in points.
    #[arg(long, value_name = "POINTS", default_value_t = 0.0, value_parser = parse_push)]
    push: f64,
    /// How to print.
    #[arg(long, value_enum, default_value_t)]
    pub(super) format: Format,
}

fn parse_push(text: &str) -> Result<f64, String> {
    let points = text.parse().ok().filter(|points: &f64| points.is_finite());
    points.ok_or_else(|| "a push is a number of points, such as 0.2".to_owned())
}

/// Prints the cascade and the tipping actors.
pub(super) fn cascade(args: &Args, out: &mut dyn Write) -> Result<(), Fault> {
    let scenario = library::scenario(&args.scenario)?;
    let roster = Roster::of(&scenario);
    let first: Result<ActorSet, _> = args.first.iter().map(|name| roster.actor(name)).collect();
    let first = first.map_err(Fault::input)?;
    let alliance = Alliance { setting: &scenario.setting, push: Points(args.push) };
    let (joined, tipping) = (alliance.cascade(first), alliance.tipping(first));
    match args.format {
        Format::Text => print(&scenario, &joined, &tipping, out),
        Format::Json => Ok(writeln!(out, "{}", json(&scenario, &joined, &tipping))?),
    }
}

fn print(scenario: &Scenario, joined: &[Joined], tipping: &[Tipping], out: &mut dyn Write) -> Result<(), Fault> {
    let words = Words(scenario);
    let mut table = Table::new(["wave", "who", "after"].map(str::to_owned).to_vec());
    for one in joined {
        let after = if one.wave == 0 { "starts".to_owned() } else { partners(words, &one.after) };
        table.row(vec![one.wave.to_string(), words.actor(one.actor), after]);
    }
    if !joined.is_empty() {
        writeln!(out, "{table}")?;
    }
    let all = scenario.setting.actors.len();
    writeln!(out, "{} of {} joined.", joined.len(), count(all, "actor", "actors"))?;
    let told = tipping.iter().take(MOST_TIPPING).map(|one| format!("{} ({})", words.actor(one.actor), one.brings));
    let told: Vec<_> = told.collect();
    let told = if told.is_empty() { "nobody".to_owned() } else { list(&told) };
    let whose = if joined.is_empty() { "Whose" } else { "Who else's" };
    Ok(writeln!(out, "{whose} start would bring others along, and how many: {told}.")?)
}

/// The closest partners who had joined, and how many more.
fn partners(words: Words<'_>, after: &[ActorId]) -> String {
    let closest = words.actors(after.iter().take(MOST_PARTNERS).copied());
    match after.len().saturating_sub(MOST_PARTNERS) {
        0 => closest,
        more => format!("{closest}; {}", count(more, "other", "others")),
    }
}

fn json(scenario: &Scenario, joined: &[Joined], tipping: &[Tipping]) -> serde_json::Value {
    let names = &scenario.setting.names;
    let slugs = |actors: &[ActorId]| actors.iter().map(|actor| names.actor(*actor)).collect::<Vec<_>>();
    json!({
        "joined": joined.iter().map(|one| {
            json!({ "actor": names.actor(one.actor), "wave": one.wave, "after": slugs(&one.after) })
        }).collect::<Vec<_>>(),
        "tipping": tipping.iter().map(|one| {
            json!({ "actor": names.actor(one.actor), "brings": one.brings })
        }).collect::<Vec<_>>(),
    })
}
