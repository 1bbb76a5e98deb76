//! The file's table of contents (PDF 32000-2, 12.3.3) with the pages it leads to.

use std::collections::{HashMap, HashSet};

use hayro::hayro_syntax::{
    Pdf,
    object::{Array, Dict, MaybeRef, Name, Object, ObjectIdentifier, String as PdfString},
};

use super::info::catalog;
use crate::corpus::{OutlineEntry, pdf::pdf_string::decode};

const DEEPEST_ENTRY: u8 = 16;
const MOST_ENTRIES: usize = 5_000;
const DEEPEST_TREE: u32 = 16;
const MOST_NAMES: usize = 100_000;

/// The table of contents, flattened in order. Loops end where an entry comes twice.
pub(crate) fn outline(pdf: &Pdf) -> Vec<OutlineEntry> {
    let Some(catalog) = catalog(pdf) else { return Vec::new() };
    let first = catalog.get::<Dict<'_>>(b"Outlines").and_then(|outlines| outlines.get::<Dict<'_>>(b"First"));
    let Some(first) = first else { return Vec::new() };
    let mut walk = Walk { targets: Targets::new(pdf, &catalog), seen: HashSet::new(), entries: Vec::new() };
    walk.siblings(first, 1);
    walk.entries
}

struct Walk<'a> {
    targets: Targets<'a>,
    seen: HashSet<ObjectIdentifier>,
    entries: Vec<OutlineEntry>,
}

impl<'a> Walk<'a> {
    fn siblings(&mut self, first: Dict<'a>, level: u8) {
        let mut current = Some(first);
        while let Some(entry) = current {
            let repeated = entry.obj_id().is_some_and(|id| !self.seen.insert(id));
            if repeated || self.entries.len() >= MOST_ENTRIES || level > DEEPEST_ENTRY {
                return;
            }
            let title = entry.get::<PdfString<'_>>(b"Title").map(|title| decode(title.as_bytes()));
            let page = self.targets.page(&entry);
            self.entries.push(OutlineEntry { level, title: title.unwrap_or_default(), page });
            if let Some(child) = entry.get::<Dict<'a>>(b"First") {
                self.siblings(child, level + 1);
            }
            current = entry.get::<Dict<'a>>(b"Next");
        }
    }
}

/// Where destinations lead.
struct Targets<'a> {
    pages: HashMap<u32, u32>,
    page_count: u32,
    /// Named destinations of the name tree and of the old dictionary.
    names: HashMap<Vec<u8>, Array<'a>>,
}

impl<'a> Targets<'a> {
    fn new(pdf: &'a Pdf, catalog: &Dict<'a>) -> Self {
        let numbered = (1u32..).zip(pdf.pages().iter());
        let pages = numbered.filter_map(|(number, page)| Some((page.raw().obj_id()?.obj_number, number)));
        let mut names = HashMap::new();
        if let Some(tree) =
            catalog.get::<Dict<'a>>(b"Names").and_then(|names| names.get::<Dict<'a>>(b"Dests"))
        {
            collect_names(&tree, &mut names, 0);
        }
        if let Some(dictionary) = catalog.get::<Dict<'a>>(b"Dests") {
            for key in dictionary.keys().take(MOST_NAMES) {
                let target = dictionary.get::<Object<'a>>(key.as_ref() as &[u8]).and_then(destination_array);
                names.extend(target.map(|target| (key.as_ref().to_vec(), target)));
            }
        }
        Self { pages: pages.collect(), page_count: pdf.pages().len() as u32, names }
    }

    fn page(&self, entry: &Dict<'a>) -> Option<u32> {
        let direct = entry.get::<Object<'a>>(b"Dest");
        let target = direct.or_else(|| {
            let action = entry.get::<Dict<'a>>(b"A")?;
            let local = action.get::<Name<'_>>(b"S").is_some_and(|kind| kind.as_str() == "GoTo");
            if local { action.get::<Object<'a>>(b"D") } else { None }
        })?;
        match target {
            Object::String(name) => self.page_of(self.names.get(name.as_bytes())?),
            Object::Name(name) => self.page_of(self.names.get(name.as_ref() as &[u8])?),
            other => self.page_of(&destination_array(other)?),
        }
    }

    fn page_of(&self, target: &Array<'a>) -> Option<u32> {
        match target.raw_iter().next()? {
            MaybeRef::Ref(reference) => self.pages.get(&reference.obj_number).copied(),
            MaybeRef::NotRef(Object::Number(_)) => {
                let index = target.iter::<Object<'_>>().next()?.into_i32()?;
                u32::try_from(index).ok().map(|index| index + 1).filter(|page| *page <= self.page_count)
            }
            MaybeRef::NotRef(_) => None,
        }
    }
}

fn collect_names<'a>(node: &Dict<'a>, names: &mut HashMap<Vec<u8>, Array<'a>>, depth: u32) {
    if depth > DEEPEST_TREE || names.len() > MOST_NAMES {
        return;
    }
    if let Some(entries) = node.get::<Array<'a>>(b"Names") {
        let mut entries = entries.iter::<Object<'a>>();
        while let (Some(name), Some(target)) = (entries.next(), entries.next()) {
            if names.len() > MOST_NAMES {
                return;
            }
            if let (Some(name), Some(target)) = (name.into_string(), destination_array(target)) {
                names.insert(name.as_bytes().to_vec(), target);
            }
        }
    }
    for kid in
        node.get::<Array<'a>>(b"Kids").iter().flat_map(hayro::hayro_syntax::object::Array::iter::<Dict<'a>>)
    {
        collect_names(&kid, names, depth + 1);
    }
}

/// A destination is an array, or a dictionary that holds one.
fn destination_array(target: Object<'_>) -> Option<Array<'_>> {
    match target {
        Object::Array(array) => Some(array),
        Object::Dict(dictionary) => dictionary.get::<Array<'_>>(b"D"),
        _ => None,
    }
}
