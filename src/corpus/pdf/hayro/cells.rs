//! Which marked contents belong to one table cell (PDF 32000-2, 14.7): a cell of several paragraphs has several.

use std::collections::HashMap;

use hayro::hayro_syntax::{
    Pdf,
    object::{Array, Dict, Name, Object},
    page::Page,
};

use super::info::catalog;

const DEEPEST_TREE: u32 = 16;
const MOST_ELEMENTS: usize = 100_000;
/// How far above a marked content its cell is looked for.
const HIGHEST_CELL: usize = 12;

/// The structure tree's view of the pages: by page key the elements of the marked contents.
pub(crate) struct Cells<'a> {
    elements: HashMap<i32, Array<'a>>,
}

impl<'a> Cells<'a> {
    /// Reads the parent tree; empty for files without structure.
    pub(crate) fn new(pdf: &'a Pdf) -> Self {
        let mut elements = HashMap::new();
        let tree = catalog(pdf)
            .and_then(|catalog| catalog.get::<Dict<'a>>(b"StructTreeRoot"))
            .and_then(|root| root.get::<Dict<'a>>(b"ParentTree"));
        if let Some(tree) = tree {
            collect(&tree, &mut elements, 0);
        }
        Self { elements }
    }

    /// For each marked content of a page that stands in a table cell the first marked content of that cell.
    pub(crate) fn of_page(&self, page: &Page<'a>) -> HashMap<u32, u32> {
        let key = page.raw().get::<i32>(b"StructParents");
        let Some(elements) = key.and_then(|key| self.elements.get(&key)) else { return HashMap::new() };
        let (mut first, mut known) = (HashMap::new(), HashMap::new());
        let contents = (0u32..).zip(elements.iter::<Object<'a>>()).take(MOST_ELEMENTS);
        let mut cell = |element: Object<'a>| cell(&element.into_dict()?, &mut known, HIGHEST_CELL);
        let cells = contents.filter_map(|(content, element)| Some((content, cell(element)?)));
        cells.map(|(content, cell)| (content, *first.entry(cell).or_insert(content))).collect()
    }
}

fn collect<'a>(node: &Dict<'a>, elements: &mut HashMap<i32, Array<'a>>, depth: u32) {
    if depth > DEEPEST_TREE {
        return;
    }
    if let Some(entries) = node.get::<Array<'a>>(b"Nums") {
        let mut entries = entries.iter::<Object<'a>>();
        while let (Some(key), Some(value)) = (entries.next(), entries.next()) {
            if elements.len() > MOST_ELEMENTS {
                return;
            }
            if let (Some(key), Some(array)) = (key.into_i32(), value.into_array()) {
                elements.insert(key, array);
            }
        }
    }
    for kid in
        node.get::<Array<'a>>(b"Kids").iter().flat_map(hayro::hayro_syntax::object::Array::iter::<Dict<'a>>)
    {
        collect(&kid, elements, depth + 1);
    }
}

/// Object number of the nearest table cell around an element. `known` holds the answers for parents asked before:
/// most elements share theirs.
fn cell(element: &Dict<'_>, known: &mut HashMap<i32, Option<u32>>, height: usize) -> Option<u32> {
    if element.get::<Name<'_>>(b"S").is_some_and(|kind| matches!(kind.as_str(), "TD" | "TH")) {
        return element.obj_id().map(|id| id.obj_number);
    }
    let parent = i32::try_from(element.get_ref(b"P")?.obj_number).ok()?;
    if let Some(answer) = known.get(&parent) {
        return *answer;
    }
    let above = height.checked_sub(1)?;
    let answer = element.get::<Dict<'_>>(b"P").and_then(|parent| cell(&parent, known, above));
    known.insert(parent, answer);
    answer
}
