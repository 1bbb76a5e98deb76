//! Fields of a record's passage.

use super::subject::{joined, without_number};
use super::{EvidenceKind, EvidenceUnit};
use crate::corpus::Passage;

/// One unit for each line of the passage; `above` are the headings over the record.
pub(super) fn fields(passage: &Passage, above: &[String]) -> Vec<EvidenceUnit> {
    let title = passage.headings.last().map_or("", String::as_str);
    let section = above.iter().rfind(|heading| *heading != title).map_or("", String::as_str);
    let subject = joined(&[without_number(section), without_number(title)]);
    let text = &passage.text.text;
    let mut start = 0;
    let mut units = Vec::new();
    for line in text.split_inclusive('\n') {
        let end = start + line.trim_end().len();
        let split = text[start..end].find('\t').map_or(end, |tab| start + tab);
        let value = (split + 1).min(end)..end;
        if split > start {
            units.push(EvidenceUnit {
                passage: passage.ordinal,
                kind: EvidenceKind::Field,
                range: start..end,
                value,
                subject: subject.clone(),
                key: text[start..split].to_owned(),
            });
        }
        start += line.len();
    }
    units
}
