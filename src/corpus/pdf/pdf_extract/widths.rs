//! pdf-extract 0.12 misreads one of the two forms of a CID font's width array: rewrite it in the other form.

use pdf_extract::{Document, Object, ObjectId};

/// Widest range of character codes a font may state.
const WIDEST_RANGE: i64 = 65_536;
/// Most widths written for one font; hostile files repeat ranges.
const MOST_WIDTHS: usize = 200_000;

/// Rewrites `first last width` as `first [width width …]` in every CID font.
pub(crate) fn expand_ranges(document: &mut Document) {
    let fonts: Vec<ObjectId> =
        document.objects.iter().filter(|(_, object)| is_cid_font(object)).map(|(id, _)| *id).collect();
    for id in fonts {
        let Some(widths) = widths_of(document, id) else { continue };
        let expanded = expand(document, &widths);
        if let Ok(font) = document.get_object_mut(id).and_then(Object::as_dict_mut) {
            font.set("W", Object::Array(expanded));
        }
    }
}

fn is_cid_font(object: &Object) -> bool {
    let Ok(dictionary) = object.as_dict() else { return false };
    let subtype = dictionary.get(b"Subtype").and_then(Object::as_name);
    dictionary.has(b"W") && subtype.is_ok_and(|name| name.starts_with(b"CIDFont"))
}

fn widths_of(document: &Document, font: ObjectId) -> Option<Vec<Object>> {
    let widths = document.get_object(font).ok()?.as_dict().ok()?.get(b"W").ok()?;
    resolve(document, widths).as_array().ok().cloned()
}

fn resolve(document: &Document, object: &Object) -> Object {
    match object {
        Object::Reference(id) => document.get_object(*id).cloned().unwrap_or(Object::Null),
        other => other.clone(),
    }
}

fn expand(document: &Document, widths: &[Object]) -> Vec<Object> {
    let (mut expanded, mut written, mut rest) = (Vec::new(), 0usize, widths);
    while let [first, second, tail @ ..] = rest {
        let second = resolve(document, second);
        if let Object::Array(list) = second {
            written += list.len();
            expanded.extend([first.clone(), Object::Array(list)]);
            rest = tail;
        } else {
            let [width, tail @ ..] = tail else { break };
            if let (Ok(from), Ok(to)) = (first.as_i64(), second.as_i64()) {
                let length = to.saturating_sub(from);
                if (0..WIDEST_RANGE).contains(&length) {
                    let length = length as usize + 1;
                    written += length;
                    if written > MOST_WIDTHS {
                        break;
                    }
                    expanded.extend([first.clone(), Object::Array(vec![width.clone(); length])]);
                }
            }
            rest = tail;
        }
    }
    expanded
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ranges_become_lists_and_lists_stay() {
        let list = Object::Array(vec![Object::Integer(500)]);
        let widths = [3.into(), 5.into(), 600.into(), 9.into(), list.clone()];
        let repeated = Object::Array(vec![Object::Integer(600); 3]);
        assert_eq!(expand(&Document::new(), &widths), vec![3.into(), repeated, 9.into(), list]);
    }

    #[test]
    fn absurd_ranges_are_dropped() {
        let widths = [0.into(), Object::Integer(i64::MAX), 600.into()];
        assert!(expand(&Document::new(), &widths).is_empty());
    }
}
