//! Records whose groups stand under headings of their own: the parts become one record.

use std::collections::HashSet;

use crate::corpus::{Block, Content, Field, Record};

/// Joins records that follow each other below one heading, each under its own smaller heading, when no field's name
/// occurs twice: these headings name groups. Records with the same names are different things and stay apart.
pub(super) fn join_groups(blocks: &[Block]) -> Vec<Block> {
    let mut joined: Vec<Block> = Vec::with_capacity(blocks.len());
    let mut rest = blocks;
    while let Some((block, after)) = rest.split_first() {
        joined.push(block.clone());
        rest = after;
        let Content::Heading { level, .. } = &block.content else { continue };
        let parts = parts(after, *level);
        if parts.len() < 2 || repeats_names(&parts) {
            continue;
        }
        joined.push(one_record(block, &parts));
        rest = &after[2 * parts.len()..];
    }
    joined
}

/// The headings and records that alternate below a heading, up to whatever else comes.
fn parts(blocks: &[Block], above: u8) -> Vec<(&str, &Record)> {
    let mut parts = Vec::new();
    let mut own = None;
    for pair in blocks.chunks(2) {
        let [heading, record] = pair else { break };
        let (Content::Heading { level, text }, Content::Record(record)) = (&heading.content, &record.content)
        else {
            break;
        };
        if *level <= above || own.is_some_and(|own| own != *level) {
            break;
        }
        own = Some(*level);
        parts.push((text.text.as_str(), record));
    }
    parts
}

fn repeats_names(parts: &[(&str, &Record)]) -> bool {
    let mut seen = HashSet::new();
    parts.iter().any(|(_, record)| {
        let names: HashSet<&str> = record.fields.iter().map(|field| field.key.text.as_str()).collect();
        names.into_iter().any(|name| !seen.insert(name))
    })
}

fn one_record(heading: &Block, parts: &[(&str, &Record)]) -> Block {
    let Content::Heading { text, .. } = &heading.content else { return heading.clone() };
    let fields = parts.iter().flat_map(|(group, record)| {
        record.fields.iter().map(|field| Field {
            group: field.group.clone().or_else(|| Some((*group).to_owned())),
            ..field.clone()
        })
    });
    let record = Record { title: text.clone(), fields: fields.collect() };
    let mut headings = heading.headings.clone();
    headings.push(text.text.clone());
    Block { headings, content: Content::Record(record) }
}
