//! Many games: the same table for any number of jobs, and every row is a game that can be seen.

use std::sync::Arc;

use dinard::scenario::Scenario;
use dinard::scenario::measure::{Measure, Played, Unit, measures};
use dinard::sim::{Event, Round, Seed};
use dinard::study::run::replay;
use dinard::study::table::CsvTable;
use dinard::study::{Batch, Row, Summing};

const NOTPETYA: &str = include_str!("../../scenarios/2017_notpetya.ron");

fn scenario() -> Arc<Scenario> {
    Arc::new(Scenario::parse("2017_notpetya.ron", NOTPETYA).0.expect("a scenario that can be played"))
}

fn rows(scenario: &Scenario, measures: &[Measure], games: u64, jobs: usize) -> Vec<Row> {
    let mut all = Vec::new();
    let batch = Batch { scenario, games, seed: Seed(11), jobs, script: None };
    let take = |rows: &[Row]| {
        all.extend_from_slice(rows);
        Ok::<(), std::convert::Infallible>(())
    };
    batch.run(measures, &|| {}, take).expect("a batch");
    all
}

fn csv(measures: &[Measure], rows: &[Row]) -> Vec<u8> {
    let mut table = CsvTable::new(Vec::new(), measures, 1).expect("a heading");
    table.write(&[rows]).expect("rows");
    table.finish()
}

#[test]
fn the_number_of_jobs_changes_nothing() {
    let (scenario, one_job) = (scenario(), 1);
    let measures = measures(&scenario);
    let alone = csv(&measures, &rows(&scenario, &measures, 100, one_job));
    for jobs in [2, 3, 8] {
        assert_eq!(csv(&measures, &rows(&scenario, &measures, 100, jobs)), alone, "{jobs} jobs");
    }
}

#[test]
fn every_row_is_a_game_that_can_be_played_again_with_its_log() {
    let scenario = scenario();
    let measures = measures(&scenario);
    for row in rows(&scenario, &measures, 20, 2) {
        let game = replay(&scenario, &row);
        let first_named: Vec<Option<Round>> =
            scenario.setting.incident_ids().map(|about| first(&game, about)).collect();
        let (setting, situation) = (game.setting(), game.situation());
        let played = Played { setting, situation, first_named: &first_named, first_named_by: &[] };
        for (measure, value) in measures.iter().zip(&row.values) {
            assert_eq!(measure.of(&played).to_bits(), value.to_bits(), "{} of game {}", measure.name, row.game);
        }
    }
}

fn first(game: &dinard::play::Game, about: dinard::sim::IncidentId) -> Option<Round> {
    let named = game.records().filter(|record| {
        matches!(&record.event, Event::Attributed { incident, .. } | Event::SanctionImposed { incident, .. }
            if *incident == about)
    });
    named.map(|record| record.round).min()
}

#[test]
fn no_two_games_of_a_batch_share_a_seed_and_measures_have_names_of_their_own() {
    let scenario = scenario();
    let measures = measures(&scenario);
    let mut seeds: Vec<_> = rows(&scenario, &[], 2000, 2).iter().map(|row| row.seed).collect();
    seeds.sort();
    seeds.dedup();
    assert_eq!(seeds.len(), 2000);
    let mut names: Vec<_> = measures.iter().map(|measure| measure.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    assert_eq!(names.len(), measures.len());
}

#[test]
fn a_summary_lies_within_its_values() {
    let scenario = scenario();
    let measures = measures(&scenario);
    let rows = rows(&scenario, &measures, 50, 2);
    let mut summing = Summing::new(&measures);
    rows.chunks(7).for_each(|some| summing.add(some));
    for summary in summing.summaries() {
        let Some([low, middle, high]) = summary.quantiles else {
            assert!(summary.games == 0 && summary.mean.is_none() && summary.interval.is_none(), "{summary:?}");
            continue;
        };
        assert!(low <= middle && middle <= high, "{}", summary.name);
        let (mean, Some([from, to])) = (summary.mean.unwrap_or(f64::NAN), summary.interval) else {
            assert!(summary.games == 1 && summary.deviation.is_none(), "{summary:?}");
            continue;
        };
        assert!(from <= mean + 1e-12 && mean <= to + 1e-12, "{summary:?}");
        assert!(from >= 0.0 || matches!(summary.unit, Unit::Points | Unit::Date), "{summary:?}");
        assert!(summary.games <= 50 && !summary.meaning.is_empty());
    }
}
