//! Reading, overriding and checking the configuration.

use std::path::{Path, PathBuf};

use figment::Figment;
use figment::providers::{Env, Format, Serialized, Toml};
use uncased::UncasedStr;

use super::Config;
use super::site::check_site;

/// What can be wrong with the configuration.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// A file was named that does not exist.
    #[error("configuration file {} does not exist", .0.display())]
    Missing(PathBuf),
    /// A key is unknown or a value has the wrong form.
    #[error("configuration: {0}")]
    Invalid(Box<figment::Error>),
    /// A value is outside what makes sense.
    #[error("configuration: {key} is {value}, but must be {must}")]
    OutOfRange {
        /// The key, with its section.
        key: &'static str,
        /// What was found.
        value: String,
        /// What is allowed.
        must: &'static str,
    },
}

/// Reads the configuration: defaults, then the file, then the environment; and checks it.
///
/// Without `file`, `auskunft.toml` of the current folder is read if it is there.
pub fn load(file: Option<&Path>) -> Result<Config, ConfigError> {
    if let Some(file) = file
        && !file.is_file()
    {
        return Err(ConfigError::Missing(file.to_owned()));
    }
    let file = file.unwrap_or_else(|| Path::new("auskunft.toml"));
    let mut layers = Figment::from(Serialized::defaults(Config::default()));
    if file.is_file() {
        layers = layers.merge(Toml::file_exact(file));
    }
    let config = layers
        .merge(Env::prefixed("AUSKUNFT_").filter(is_setting).split("__"))
        .extract()
        .map_err(|error| ConfigError::Invalid(Box::new(error)))?;
    check(config)
}

/// Other variables with our prefix (of tests, of the log) are none of the configuration's business.
fn is_setting(name: &UncasedStr) -> bool {
    name == "data" || name == "models" || name.as_str().contains("__")
}

fn check(config: Config) -> Result<Config, ConfigError> {
    let answering = &config.answering;
    for (key, value) in [("answering.min_confidence", answering.min_confidence)] {
        if !(0.0..=1.0).contains(&value) {
            return Err(ConfigError::OutOfRange { key, value: value.to_string(), must: "between 0 and 1" });
        }
    }
    for (key, value) in [
        ("answering.passages", answering.passages),
        ("answering.statements", answering.statements),
        ("server.concurrent_questions", config.server.concurrent_questions),
        ("server.concurrent_pages", config.server.concurrent_pages),
        ("server.max_request_bytes", config.server.max_request_bytes),
    ] {
        if value == 0 {
            return Err(ConfigError::OutOfRange { key, value: value.to_string(), must: "at least 1" });
        }
    }
    check_site(&config.site)?;
    Ok(config)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn load_text(text: &str) -> Result<Config, ConfigError> {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("auskunft.toml");
        std::fs::write(&file, text).unwrap();
        load(Some(&file))
    }

    #[test]
    fn the_file_overrides_defaults() {
        let config = load_text("data = 'elsewhere'\n[server]\nwaiting_questions = 3\n").unwrap();
        assert_eq!(config.data, PathBuf::from("elsewhere"));
        assert_eq!(config.server.waiting_questions, 3);
        assert_eq!(config.server.concurrent_questions, 4);
    }

    #[test]
    fn only_settings_are_taken_from_the_environment() {
        let setting = |name: &str| is_setting(UncasedStr::new(name));
        assert!(setting("DATA") && setting("SERVER__LISTEN"));
        assert!(!setting("BIN") && !setting("LOG"));
    }

    #[test]
    fn mistakes_are_named() {
        let unknown = load_text("[server]\nlisten_on = 'x'\n").unwrap_err().to_string();
        assert!(unknown.contains("listen_on"), "{unknown}");
        let range = load_text("[answering]\nmin_confidence = 3.0\n").unwrap_err().to_string();
        assert!(range.contains("answering.min_confidence is 3"), "{range}");
        let missing = load(Some(Path::new("/nonexistent/auskunft.toml"))).unwrap_err();
        assert!(matches!(missing, ConfigError::Missing(_)));
    }
}
