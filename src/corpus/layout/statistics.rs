//! What is ordinary in a document: the size of its running text and the distance of its lines.

use std::collections::HashMap;

use super::line::Line;

/// Figures over all lines of a document.
#[derive(Debug, Clone, Default)]
pub(super) struct Statistics {
    /// Size of most characters, in points.
    pub body_size: f32,
    /// Share of the characters that are bold, 0 to 1.
    pub bold_share: f32,
    /// Most frequent distance of baselines, by size in half points.
    pitches: HashMap<i32, f32>,
}

impl Statistics {
    /// Counts over the lines of all pages.
    pub(super) fn new<'l, 'a: 'l>(pages: impl Iterator<Item = &'l [Line<'a>]>) -> Self {
        let mut sizes: HashMap<i32, usize> = HashMap::new();
        let mut distances: HashMap<i32, HashMap<i32, usize>> = HashMap::new();
        let (mut all, mut bold) = (0, 0);
        for lines in pages {
            for line in lines {
                let length = line.text().chars().count();
                *sizes.entry(half_points(line.size)).or_default() += length;
                all += length;
                bold += if line.bold { length } else { 0 };
            }
            for pair in lines.windows(2) {
                if let Some(distance) = pitch(&pair[0], &pair[1]) {
                    let counts = distances.entry(half_points(pair[1].size)).or_default();
                    *counts.entry((distance * 2.0).round() as i32).or_default() += 1;
                }
            }
        }
        let body_size = most_frequent(&sizes).map_or(10.0, |size| size as f32 / 2.0);
        let pitches = distances
            .iter()
            .filter_map(|(size, counts)| Some((*size, most_frequent(counts)? as f32 / 2.0)))
            .collect();
        Self { body_size, bold_share: bold as f32 / all.max(1) as f32, pitches }
    }

    /// Usual distance of baselines for a size, in points.
    pub(super) fn pitch(&self, size: f32) -> f32 {
        let usual = self.pitches.get(&half_points(size)).copied();
        usual.filter(|usual| *usual < 2.0 * size).unwrap_or(1.45 * size)
    }
}

/// Distance of the baselines of two lines of one size that follow each other downwards in one column.
pub(super) fn pitch(upper: &Line<'_>, lower: &Line<'_>) -> Option<f32> {
    let same_size = (upper.size - lower.size).abs() < 0.5;
    let distance = lower.rect.y1 - upper.rect.y1;
    let beside = upper.rect.horizontal_overlap(&lower.rect) > 0.0;
    (same_size && beside && distance > 0.5 * lower.size && distance < 3.0 * lower.size).then_some(distance)
}

fn half_points(size: f32) -> i32 {
    (size * 2.0).round() as i32
}

fn most_frequent(counts: &HashMap<i32, usize>) -> Option<i32> {
    counts.iter().max_by_key(|(value, count)| (**count, std::cmp::Reverse(**value))).map(|(value, _)| *value)
}
