//! The Unicode of a glyph, also where the file has no table for it.

use std::collections::HashMap;

use hayro::hayro_interpret::{
    font::{Glyph, OutlineGlyph, Type3Glyph},
    hayro_cmap::BfString,
};
use skrifa::{FontRef, MetadataProvider};

/// Looks characters up: in the file's tables, then in the embedded font, then by character code.
#[derive(Default)]
pub(crate) struct UnicodeLookup {
    /// For each embedded font the characters of its glyphs.
    fonts: HashMap<u128, HashMap<u32, char>>,
}

impl UnicodeLookup {
    /// The characters of a glyph, `None` where nothing tells.
    pub(crate) fn text(&mut self, glyph: &Glyph<'_>) -> Option<String> {
        match glyph.as_unicode() {
            Some(BfString::Char(character)) if is_meaningful(character) => {
                return Some(character.to_string());
            }
            Some(BfString::String(text)) if text.chars().all(is_meaningful) => return Some(text),
            _ => {}
        }
        match glyph {
            Glyph::Outline(outline) => self.reverse(outline),
            Glyph::Type3(glyph) => by_code(glyph),
        }
        .map(String::from)
    }

    /// The embedded font's own character map, read backwards.
    fn reverse(&mut self, outline: &OutlineGlyph) -> Option<char> {
        let font = outline.font_data()?;
        let characters = self.fonts.entry(font.cache_key).or_insert_with(|| {
            let bytes: &[u8] = (*font.data).as_ref();
            FontRef::from_index(bytes, 0).map(|font| glyph_characters(&font)).unwrap_or_default()
        });
        characters.get(&outline.glyph_id().to_u32()).copied()
    }
}

fn glyph_characters(font: &FontRef<'_>) -> HashMap<u32, char> {
    let mut characters = HashMap::new();
    for (code, glyph) in font.charmap().mappings() {
        if let Some(character) = char::from_u32(code).filter(|character| is_meaningful(*character)) {
            characters.entry(glyph.to_u32()).or_insert(character);
        }
    }
    characters
}

/// Files map glyphs they cannot name to control characters or U+FFFD: that is no text.
fn is_meaningful(character: char) -> bool {
    let control = character.is_control() && !character.is_whitespace();
    !control && character != char::REPLACEMENT_CHARACTER
}

/// Bitmap fonts without names (dvips, scanner drivers) use Latin-1 or TeX's T1/OT1 codes.
fn by_code(glyph: &Type3Glyph<'_>) -> Option<char> {
    match glyph.char_code() {
        code @ (0x20..=0x7e | 0xa0..=0xff) => char::from_u32(code),
        0x0b => Some('ﬀ'),
        0x0c => Some('ﬁ'),
        0x0d => Some('ﬂ'),
        0x19 => Some('ß'),
        0x7f => Some('¨'),
        _ => None,
    }
}
