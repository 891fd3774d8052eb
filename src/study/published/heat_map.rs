//! A heat map of numbers over two scales, as an SVG picture. Every cell says its number, so that colour is never alone.

use std::fmt::Write as _;

use super::Grid;

/// The width and height of a cell, in pixels.
const CELL: (f64, f64) = (58.0, 34.0);
/// Room for the title and the heading above, and for the scale on the left.
const MARGIN: (f64, f64) = (96.0, 84.0);
/// Colours of the least and the largest number, and those between: red, green, blue. Light to dark, so that the picture
/// can be read in grey.
const COLOURS: [[f64; 3]; 5] =
    [[253.0, 246.0, 227.0], [190.0, 224.0, 206.0], [103.0, 179.0, 186.0], [45.0, 112.0, 158.0], [24.0, 45.0, 99.0]];
/// From this shade on, of 0 to 1, letters are white: on either side they stand out by at least 4.5 to 1.
const DARK: f64 = 0.7;

/// The picture of a grid whose numbers are from 0 to 1. Rows are drawn upwards, the first at the bottom.
#[must_use]
pub fn heat_map(title: &str, grid: &Grid) -> String {
    let (rows, columns) = (grid.down.1.len(), grid.across.1.len());
    let (width, height) = (MARGIN.0 + CELL.0 * columns as f64 + 24.0, MARGIN.1 + CELL.1 * rows as f64 + 64.0);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width} {height}\" \
         font-family=\"sans-serif\" font-size=\"13\">\n\
         <rect width=\"{width}\" height=\"{height}\" fill=\"white\"/>\n"
    );
    label(&mut svg, (width / 2.0, 30.0), 17.0, "black", &escaped(title));
    label(&mut svg, (width / 2.0, height - 14.0), 14.0, "black", grid.across.0);
    let middle = MARGIN.1 + CELL.1 * rows as f64 / 2.0;
    let _ = writeln!(svg, "<g transform=\"rotate(-90 24 {middle})\">");
    label(&mut svg, (24.0, middle), 14.0, "black", grid.down.0);
    svg.push_str("</g>\n");
    let place =
        |row: usize, column: usize| (MARGIN.0 + CELL.0 * column as f64, MARGIN.1 + CELL.1 * (rows - 1 - row) as f64);
    let order = rising(&grid.down.1);
    for (row, &at) in order.iter().enumerate() {
        let (x, y) = place(row, 0);
        label(&mut svg, (x - 22.0, y + CELL.1 / 2.0 + 5.0), 13.0, "black", &short(grid.down.1[at]));
        for column in 0..columns {
            cell(&mut svg, place(row, column), grid.cells[at * columns + column]);
        }
    }
    for (column, value) in grid.across.1.iter().enumerate() {
        let (x, _) = place(0, column);
        label(&mut svg, (x + CELL.0 / 2.0, height - 42.0), 13.0, "black", &short(*value));
    }
    svg.push_str("</svg>\n");
    svg
}

/// The places of values, least first.
fn rising(values: &[f64]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..values.len()).collect();
    places.sort_by(|one, other| values[*one].total_cmp(&values[*other]));
    places
}

fn cell(svg: &mut String, (x, y): (f64, f64), number: f64) {
    let shade = number.clamp(0.0, 1.0);
    let [red, green, blue] = colour(shade);
    let (width, height) = CELL;
    let _ = writeln!(
        svg,
        "<rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"{height}\" fill=\"rgb({red:.0},{green:.0},{blue:.0})\" \
         stroke=\"white\"/>"
    );
    let ink = if shade >= DARK { "white" } else { "black" };
    label(svg, (x + width / 2.0, y + height / 2.0 + 5.0), 13.0, ink, &format!("{number:.2}"));
}

/// The colour of a shade from 0 to 1, between its two neighbours.
fn colour(shade: f64) -> [f64; 3] {
    let at = shade * (COLOURS.len() - 1) as f64;
    let below = (at as usize).min(COLOURS.len() - 2);
    let part = at - below as f64;
    std::array::from_fn(|channel| {
        COLOURS[below][channel] + part * (COLOURS[below + 1][channel] - COLOURS[below][channel])
    })
}

fn label(svg: &mut String, (x, y): (f64, f64), size: f64, ink: &str, text: &str) {
    let _ = writeln!(
        svg,
        "<text x=\"{x}\" y=\"{y}\" font-size=\"{size}\" fill=\"{ink}\" text-anchor=\"middle\">{text}</text>"
    );
}

fn short(value: f64) -> String {
    format!("{value:.1}")
}

fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
