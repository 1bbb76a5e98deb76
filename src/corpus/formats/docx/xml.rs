//! An XML part as a stream of plain events: names without prefix, attributes by local name, text decoded.

use quick_xml::{
    Reader,
    escape::resolve_xml_entity,
    events::{BytesRef, BytesStart, Event},
};

use super::malformed;
use crate::corpus::CorpusError;

/// What comes in a part, in order. An empty element is reported as opened and closed.
pub(crate) trait Listener {
    /// An element begins.
    fn open(&mut self, name: &str, attributes: &Attributes<'_>);
    /// An element ends.
    fn close(&mut self, name: &str);
    /// Characters.
    fn text(&mut self, text: &str);
}

/// The attributes of an element.
pub(crate) struct Attributes<'a>(&'a BytesStart<'a>);

impl Attributes<'_> {
    /// Value of the attribute with this local name.
    pub(crate) fn get(&self, name: &str) -> Option<String> {
        let found =
            self.0.attributes().flatten().find(|found| found.key.local_name().as_ref() == name.as_bytes())?;
        let value = String::from_utf8_lossy(&found.value);
        Some(
            quick_xml::escape::unescape(&value)
                .map_or_else(|_| value.to_string(), std::borrow::Cow::into_owned),
        )
    }

    /// Value of the attribute `val`.
    pub(crate) fn value(&self) -> Option<String> {
        self.get("val")
    }
}

/// Streams a part to a listener.
pub(crate) fn listen(part: &[u8], listener: &mut dyn Listener) -> Result<(), CorpusError> {
    let mut reader = Reader::from_reader(part);
    let mut buffer = Vec::new();
    loop {
        buffer.clear();
        match reader.read_event_into(&mut buffer).map_err(|error| malformed(&error.to_string()))? {
            Event::Start(element) => {
                listener.open(&local(element.local_name().as_ref()), &Attributes(&element));
            }
            Event::Empty(element) => {
                let name = local(element.local_name().as_ref());
                listener.open(&name, &Attributes(&element));
                listener.close(&name);
            }
            Event::End(element) => listener.close(&local(element.local_name().as_ref())),
            Event::Text(text) => listener.text(&text.decode().unwrap_or_default()),
            Event::CData(text) => listener.text(&text.decode().unwrap_or_default()),
            Event::GeneralRef(reference) => listener.text(&resolve(&reference)),
            Event::Eof => return Ok(()),
            _ => {}
        }
    }
}

fn local(name: &[u8]) -> String {
    String::from_utf8_lossy(name).into_owned()
}

/// Only XML's own entities and character numbers: a file cannot define more.
fn resolve(reference: &BytesRef<'_>) -> String {
    match reference.resolve_char_ref() {
        Ok(Some(character)) => character.to_string(),
        _ => {
            reference.decode().ok().and_then(|name| resolve_xml_entity(&name)).unwrap_or_default().to_owned()
        }
    }
}

/// The text inside the first element with this local name.
pub(crate) fn text_of(part: &[u8], name: &str) -> Result<String, CorpusError> {
    struct Find<'a> {
        name: &'a str,
        inside: bool,
        text: String,
    }
    impl Listener for Find<'_> {
        fn open(&mut self, name: &str, _: &Attributes<'_>) {
            self.inside |= name == self.name && self.text.is_empty();
        }
        fn close(&mut self, name: &str) {
            self.inside &= name != self.name;
        }
        fn text(&mut self, text: &str) {
            if self.inside {
                self.text.push_str(text);
            }
        }
    }
    let mut find = Find { name, inside: false, text: String::new() };
    listen(part, &mut find)?;
    Ok(find.text)
}
