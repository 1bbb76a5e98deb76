//! Server-sent events, as far as a chat completion needs them: the data of each event (WHATWG HTML, section 9.2).

/// Bound on one event's data.
const MOST_BYTES: usize = 256 * 1024;

/// An event is longer than any server has reason to send.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct TooLong;

/// Takes bytes as they come and gives the data of every finished event.
#[derive(Debug, Default)]
pub(super) struct EventParser {
    line: Vec<u8>,
    data: Vec<u8>,
    has_data: bool,
    after_carriage_return: bool,
}

impl EventParser {
    /// Adds the data of the events that `bytes` completes. Bytes that are not UTF-8 become U+FFFD.
    pub(super) fn push(&mut self, bytes: &[u8], events: &mut Vec<String>) -> Result<(), TooLong> {
        for byte in bytes {
            let second_of_pair = std::mem::replace(&mut self.after_carriage_return, *byte == b'\r');
            match byte {
                b'\n' if second_of_pair => {}
                b'\n' | b'\r' => self.end_line(events),
                other => self.line.push(*other),
            }
            if self.line.len() + self.data.len() > MOST_BYTES {
                return Err(TooLong);
            }
        }
        Ok(())
    }

    fn end_line(&mut self, events: &mut Vec<String>) {
        let line = std::mem::take(&mut self.line);
        let line = line.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(&line);
        if line.is_empty() {
            let data = std::mem::take(&mut self.data);
            if std::mem::take(&mut self.has_data) {
                events.push(String::from_utf8_lossy(&data).into_owned());
            }
            return;
        }
        let value = match line.strip_prefix(b"data") {
            Some([]) => &[],
            Some([b':', b' ', value @ ..] | [b':', value @ ..]) => value,
            _ => return,
        };
        if self.has_data {
            self.data.push(b'\n');
        }
        self.data.extend_from_slice(value);
        self.has_data = true;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn parse(parts: &[&[u8]]) -> Vec<String> {
        let (mut parser, mut events) = (EventParser::default(), Vec::new());
        for part in parts {
            parser.push(part, &mut events).unwrap();
        }
        events
    }

    #[test]
    fn data_comments_other_fields_and_every_line_end() {
        let stream = b"\xEF\xBB\xBFdata: eins\r\n\r\n: wach\n\nevent: x\ndata:zwei\ndata: drei\n\ndata\r\rdata: offen\n";
        assert_eq!(parse(&[stream]), ["eins", "zwei\ndrei", ""]);
    }

    #[test]
    fn an_endless_line_is_refused() {
        let (mut parser, mut events) = (EventParser::default(), Vec::new());
        assert_eq!(parser.push(&vec![b'x'; MOST_BYTES + 1], &mut events), Err(TooLong));
    }

    proptest! {
        #[test]
        fn where_the_bytes_are_cut_does_not_matter(
            stream in "(data: ?ä?|data|: x|[a-c]|\r\n|\n|\r){0,20}", cut in 0_usize..80,
        ) {
            let (start, end) = stream.as_bytes().split_at(cut.min(stream.len()));
            prop_assert_eq!(parse(&[start, end]), parse(&[stream.as_bytes()]));
        }
    }
}
