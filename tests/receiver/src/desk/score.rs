//! The score, contribution by contribution, as a table with a bar in each row.

use serde_json::Value;

use super::claim::{Basis, text};
use super::words;

/// The width of a bar's drawing, in its own units; the page stretches it to the room there is.
const WIDTH: i64 = 1000;

/// Points that a drawing still keeps apart; a claim may hold any number.
const LARGEST_DRAWN: i64 = 1_000_000;

pub(super) struct Score {
    pub(super) score: String,
    pub(super) possible: Option<String>,
    pub(super) intent: Option<String>,
    pub(super) fit: Option<String>,
    /// What the browser said, where the receiver got something else.
    pub(super) claimed: Option<String>,
    pub(super) rows: Vec<Row>,
    /// Where zero lies in every bar's drawing.
    pub(super) zero: i64,
    /// The sum of the rows, when it is not the score.
    pub(super) wrong_sum: Option<i64>,
}

pub(super) struct Row {
    pub(super) english: String,
    pub(super) french: Option<String>,
    pub(super) axis: Option<String>,
    pub(super) count: String,
    pub(super) raw: String,
    pub(super) decay: String,
    pub(super) points: String,
    pub(super) bar: Option<Bar>,
}

/// One rectangle, to the right of zero for a gain, to the left for a loss.
#[derive(Debug, PartialEq)]
pub(super) struct Bar {
    pub(super) kind: &'static str,
    pub(super) x: i64,
    pub(super) width: i64,
}

impl Score {
    /// The score of a result, or nothing where the visitor's consent allowed none.
    pub(super) fn new(result: &Value, basis: Basis, claimed: &Value) -> Option<Score> {
        let score = text(&result["score"])?;
        let contributions = result["contributions"].as_array().map(Vec::as_slice).unwrap_or_default();
        let points: Vec<i64> = contributions.iter().filter_map(|contribution| number(&contribution["points"])).collect();
        let scale = Scale::of(&points);
        let sum: i64 = points.iter().sum();
        Some(Score {
            possible: text(&result["score_possible"]),
            intent: text(&result["intent"]),
            fit: text(&result["fit"]),
            claimed: text(&claimed["score"]).filter(|claim| basis != Basis::Claimed && *claim != score),
            rows: contributions.iter().map(|contribution| Row::new(contribution, &result["labels"], &scale)).collect(),
            zero: scale.zero,
            wrong_sum: (!contributions.is_empty() && sum.to_string() != score).then_some(sum),
            score,
        })
    }
}

impl Row {
    fn new(contribution: &Value, labels: &Value, scale: &Scale) -> Row {
        let rule = text(&contribution["rule"]).unwrap_or_else(|| "unnamed rule".to_string());
        let label = &labels[rule.as_str()];
        let (english, french) = match rule.as_str() {
            "cap" => ("Most that this axis may hold".to_string(), Some("Maximum de cet axe".to_string())),
            "floor" => ("Never below zero".to_string(), Some("Jamais sous zéro".to_string())),
            _ => (text(&label["en"]).unwrap_or(rule), text(&label["fr"])),
        };
        Row {
            english,
            french,
            axis: text(&contribution["axis"]).map(|axis| words::criterion(&axis)),
            count: number(&contribution["count"]).map_or_else(unknown, |count| count.to_string()),
            raw: number(&contribution["raw"]).map_or_else(unknown, signed),
            decay: number(&contribution["decay"]).map_or_else(unknown, signed),
            points: number(&contribution["points"]).map_or_else(unknown, signed),
            bar: number(&contribution["points"]).map(|points| scale.bar(points)),
        }
    }
}

/// One scale for all bars of a lead, so that their lengths can be compared.
struct Scale {
    zero: i64,
    /// From the largest loss to the largest gain, at least 1.
    span: i64,
}

impl Scale {
    fn of(points: &[i64]) -> Scale {
        let drawn = || points.iter().map(|points| points.clamp(&-LARGEST_DRAWN, &LARGEST_DRAWN));
        let (loss, gain) = (-drawn().min().unwrap_or(&0).min(&0), *drawn().max().unwrap_or(&0).max(&0));
        let span = (loss + gain).max(1);
        Scale { zero: WIDTH * loss / span, span }
    }

    fn bar(&self, points: i64) -> Bar {
        let width = WIDTH * points.clamp(-LARGEST_DRAWN, LARGEST_DRAWN).abs() / self.span;
        if points < 0 { Bar { kind: "loss", x: self.zero - width, width } } else { Bar { kind: "gain", x: self.zero, width } }
    }
}

fn number(value: &Value) -> Option<i64> {
    // Far outside any score, and far inside what sums of a full bundle can hold.
    value.as_i64().filter(|number| number.unsigned_abs() < 1 << 50)
}

fn unknown() -> String {
    "?".to_string()
}

/// `+5`, `−5` with the true minus sign, `0`.
fn signed(number: i64) -> String {
    match number {
        0 => "0".to_string(),
        1.. => format!("+{number}"),
        _ => format!("\u{2212}{}", number.unsigned_abs()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gains_go_right_of_zero_and_losses_left_on_one_scale() {
        let scale = Scale::of(&[15, -5, 0]);
        assert_eq!(scale.zero, 250);
        assert_eq!(scale.bar(15), Bar { kind: "gain", x: 250, width: 750 });
        assert_eq!(scale.bar(-5), Bar { kind: "loss", x: 0, width: 250 });
        assert_eq!(scale.bar(0), Bar { kind: "gain", x: 250, width: 0 });
    }

    #[test]
    fn claimed_points_of_any_size_stay_inside_the_drawing() {
        let points = [i64::from(i32::MAX), -(1 << 49)];
        let scale = Scale::of(&points);
        for bar in points.map(|points| scale.bar(points)) {
            assert!(bar.x >= 0 && bar.x + bar.width <= WIDTH, "{bar:?}");
        }
    }
}
