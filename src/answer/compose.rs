//! Puts an answer into words: statements verbatim, each with the number of its citation.

use super::Citation;
use super::listing::{ListItem, Listing};
use super::select::Statement;
use super::write::REFUSAL;

/// Said before the row that is there and says nothing.
const NOT_STATED: &str = "Dazu ist nichts angegeben.";

/// The text of a list: how many, then a line for each, every entry with its citation.
pub(super) fn list(listing: &Listing, cited: &[Vec<(ListItem, Citation)>]) -> String {
    let found = cited.len() + listing.further;
    let mut lines = vec![format!("{found} Treffer in {} Einträgen:", listing.looked_at)];
    for (line, items) in listing.lines.iter().zip(cited) {
        let items: Vec<String> = items
            .iter()
            .map(|(item, citation)| format!("{} [{}]", item.text, citation.number).trim().to_owned())
            .collect();
        let separator = if items.iter().all(|item| item.starts_with('[')) { " " } else { ": " };
        lines.push(format!("• {}{separator}{}", line.name, items.join("; ")));
    }
    if listing.further > 0 {
        lines.push(format!("… und {} weitere.", listing.further));
    }
    lines.join("\n")
}

/// The text of a short answer; a refusal names what the documents do not know.
pub(super) fn short(cited: &[(Statement, Citation)], not_stated: bool, unknown: &[&str]) -> String {
    if cited.is_empty() {
        return match unknown {
            [] => REFUSAL.to_owned(),
            [name] => format!("{REFUSAL} „{name}“ kommt darin nicht vor."),
            names => format!("{REFUSAL} Darin kommen nicht vor: {}.", names.join(", ")),
        };
    }
    let mut lines: Vec<String> = cited
        .iter()
        .map(|(statement, citation)| format!("{} [{}]", statement.text.trim(), citation.number))
        .collect();
    if not_stated {
        lines.insert(0, NOT_STATED.to_owned());
    }
    lines.join("\n")
}
