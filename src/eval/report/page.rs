//! The report of one run.

use maud::html;

use super::frame::{self, Section};
use super::{Report, curve, figures, kinds, method, misses, robustness, stages, summary, text};

/// A complete German HTML document about one run. Parts that were not measured are left out; everything from questions
/// and documents is escaped.
#[must_use]
pub fn report_page(report: &Report) -> String {
    let line = html! { "Fragensatz „" (text::foreign(&report.set)) "“ · " (text::foreign(&report.created)) };
    let title = "Bericht zur Qualität der Antworten";
    frame::document(title, &line, &summary::opening(report), &sections(report))
}

fn sections(report: &Report) -> Vec<Section> {
    let mut sections = Vec::new();
    let mut add = |measured: bool, id, title, content: &dyn Fn() -> maud::Markup| {
        if measured {
            sections.push(Section { id, title, content: content() });
        }
    };
    add(!report.figures.is_empty(), "kennzahlen", "Kennzahlen", &|| figures::groups(&report.figures));
    add(!report.kinds.rows.is_empty(), "arten", "Nach Art der Frage", &|| kinds::table(&report.kinds));
    add(!report.risk_coverage.is_empty(), "sicherheit", "Fehler und Sicherheit", &|| curve::curve(report));
    add(!report.stages.is_empty(), "dauer", "Dauer", &|| stages::table(&report.stages));
    add(!report.perturbations.is_empty(), "robustheit", "Andere Schreibweisen", &|| {
        robustness::table(&report.perturbations)
    });
    add(true, "fehler", "Fehler im Einzelnen", &|| misses::misses(&report.misses));
    add(true, "verfahren", "Wie gemessen wurde", &method::of_report);
    add(!report.facts.is_empty(), "angaben", "Angaben zum Lauf", &|| frame::facts(&report.facts));
    sections
}
