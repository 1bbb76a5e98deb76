//! The one address that is asked.

use ureq::http::Uri;

use crate::answer::write::WriterError;

/// Address of the chat completions below a base address.
///
/// # Errors
/// When the base is not a plain http or https address. A message never repeats an address that holds a password.
pub(super) fn chat_completions(base_url: &str) -> Result<String, WriterError> {
    let wrong = |value: &str| WriterError::Setting {
        key: "base_url",
        value: value.to_owned(),
        must: "an http or https address without user, query and fragment, such as http://llm.example.intern:8000/v1",
    };
    if base_url.contains('@') {
        return Err(wrong("an address with a user"));
    }
    let base = base_url.trim().trim_end_matches('/');
    let uri: Uri = base.parse().map_err(|_| wrong(base_url))?;
    let usable = matches!(uri.scheme_str(), Some("http" | "https"))
        && uri.host().is_some_and(|host| !host.is_empty())
        && uri.query().is_none()
        && !base.contains('#');
    if usable { Ok(format!("{base}/chat/completions")) } else { Err(wrong(base_url)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_plain_addresses_are_taken() {
        assert_eq!(chat_completions("http://llm:8000/v1/").unwrap(), "http://llm:8000/v1/chat/completions");
        for base in ["", "llm:8000/v1", "ftp://llm/v1", "http:///v1", "http://llm/v1?x=1", "http://llm/v1#x"]
        {
            assert!(chat_completions(base).is_err(), "{base}");
        }
        let message = chat_completions("https://anna:geheim@llm/v1").unwrap_err().to_string();
        assert!(!message.contains("geheim"), "{message}");
    }
}
