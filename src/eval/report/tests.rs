use std::collections::BTreeSet;

use super::{Comparison, DifferenceRow, Direction, Report, Unit, comparison_page, report_page, sample};

const VOID: [&str; 4] = ["meta", "br", "hr", "img"];

/// Names of the opened elements; panics where tags do not nest.
fn elements(page: &str) -> Vec<&str> {
    let (mut open, mut seen) = (Vec::new(), Vec::new());
    for tag in page.split('<').skip(1).map(|rest| rest.split('>').next().unwrap()) {
        let name = tag.trim_start_matches('/').split(' ').next().unwrap();
        if tag.starts_with('/') {
            assert_eq!(open.pop(), Some(name), "closed out of turn");
        } else if !tag.starts_with('!') {
            seen.push(name);
            if !VOID.contains(&name) {
                open.push(name);
            }
        }
    }
    assert!(open.is_empty(), "left open: {open:?}");
    seen
}

fn attributes<'a>(page: &'a str, name: &str) -> Vec<&'a str> {
    let start = format!(" {name}=\"");
    page.split(start.as_str()).skip(1).map(|rest| rest.split('"').next().unwrap()).collect()
}

fn empty_comparison() -> Comparison {
    let right = DifferenceRow {
        label: String::new(),
        name: String::new(),
        a: f64::NAN,
        b: f64::NAN,
        difference: f64::NAN,
        low: f64::NAN,
        high: f64::NAN,
        p_value: None,
        unit: Unit::Share,
        better: Direction::Higher,
    };
    Comparison {
        name_a: String::new(),
        name_b: String::new(),
        set: String::new(),
        created: String::new(),
        facts: vec![],
        right,
        rows: vec![],
        won: vec![],
        lost: vec![],
        both_right: 0,
        both_wrong: 0,
    }
}

fn pages() -> [String; 4] {
    [
        report_page(&sample::report()),
        report_page(&Report::default()),
        comparison_page(&sample::comparison()),
        comparison_page(&empty_comparison()),
    ]
}

#[test]
fn pages_nest_their_elements_and_have_one_title() {
    for page in pages() {
        let elements = elements(&page);
        assert!(page.starts_with("<!DOCTYPE html><html lang=\"de\">"));
        assert_eq!(elements.iter().filter(|name| **name == "h1").count(), 1);
        assert_eq!(elements.iter().filter(|name| **name == "main").count(), 1);
    }
}

#[test]
fn names_are_unique_and_every_link_and_label_has_its_target() {
    for page in pages() {
        let ids = attributes(&page, "id");
        let unique: BTreeSet<&str> = ids.iter().copied().collect();
        assert_eq!(unique.len(), ids.len(), "{ids:?}");
        let links = attributes(&page, "href").into_iter().map(|link| link.strip_prefix('#').unwrap());
        assert!(links.chain(attributes(&page, "aria-labelledby")).all(|target| unique.contains(target)));
    }
}

#[test]
fn pages_load_and_run_nothing() {
    for page in pages() {
        for forbidden in ["http", "src=", "<script", "url(", "@import", "<link", "<img", "javascript:"] {
            assert!(!page.contains(forbidden), "{forbidden}");
        }
    }
}

#[test]
fn words_from_outside_stay_words() {
    let mut report = sample::report();
    let hostile = "</title></style><script>x</script>\u{202e}";
    report.set = hostile.into();
    report.facts = vec![(hostile.into(), hostile.into())];
    report.figures[0].figures[0].label = hostile.into();
    report.stages[0].name = hostile.into();
    report.perturbations[0].name = hostile.into();
    let mut comparison = sample::comparison();
    comparison.name_a = hostile.into();
    comparison.won[0].given_b = hostile.into();
    comparison.rows[0].label = hostile.into();
    for page in [report_page(&report), comparison_page(&comparison)] {
        assert!(!elements(&page).contains(&"script"));
        assert!(page.contains("&lt;script&gt;"));
        assert!(!page.contains(['\u{202e}', '\u{2067}']));
    }
}

#[test]
fn everything_is_drawn_within_its_area() {
    let mut report = sample::report();
    report.figures[0].figures[0].high = Some(7.0);
    report.figures[0].figures[0].low = Some(-2.0);
    report.perturbations[0].low = f64::NEG_INFINITY;
    for page in [report_page(&report), comparison_page(&sample::comparison())] {
        assert!(!attributes(&page, "x1").is_empty());
        for name in ["x1", "x2", "y1", "y2", "cx", "cy", "width"] {
            let places = attributes(&page, name);
            let within =
                |place: &&str| (0.0..=100.0).contains(&place.trim_end_matches('%').parse::<f64>().unwrap());
            assert!(places.iter().all(within), "{name}: {places:?}");
        }
    }
}

#[test]
fn parts_that_were_not_measured_are_left_out() {
    let page = report_page(&Report {
        misses: vec![],
        perturbations: vec![],
        risk_coverage: vec![],
        ..sample::report()
    });
    assert!(!page.contains("id=\"sicherheit\"") && !page.contains("id=\"robustheit\""));
    assert!(page.contains("Es sind keine Fehler verzeichnet."));
    assert!(report_page(&Report::default()).contains("keine gewertete Frage"));
}

#[test]
fn plots_have_text_alternatives_and_tables_captions() {
    for page in pages() {
        for plot in page.split("<svg class=\"plot").skip(1) {
            let tag = plot.split('>').next().unwrap();
            assert!(tag.contains("aria-label=\"") || tag.contains("aria-hidden=\"true\""), "{tag}");
        }
        assert_eq!(page.matches("<table").count(), page.matches("<caption").count());
        assert_eq!(
            page.matches("<th ").count() + page.matches("<th>").count(),
            page.matches("scope=\"").count()
        );
    }
}
