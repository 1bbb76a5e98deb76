//! `auskunft doctor`

use std::process::ExitCode;

use super::rooms;
use crate::config::Config;
use crate::embedding::{self, Manifest, ModelState};
use crate::ingest;

#[derive(Debug, clap::Args)]
pub(super) struct Arguments {}

/// A PDF of one word, without the table of objects that readers rebuild when it is missing.
const SMALL_PDF: &[u8] = b"%PDF-1.4
1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj
2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj
3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 200 100]/Contents 4 0 R/Resources<</Font<</F 5 0 R>>>>>>endobj
4 0 obj<</Length 38>>stream
BT /F 12 Tf 20 50 Td (Lesbar) Tj ET   
endstream endobj
5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj
trailer<</Root 1 0 R>>
";

/// One thing looked at: fine with a remark, or not with what to do.
type Finding = Result<String, String>;

impl Arguments {
    #[expect(clippy::unused_self, clippy::unnecessary_wraps, reason = "every command is run the same way")]
    pub(super) fn run(self, config: &Config) -> anyhow::Result<ExitCode> {
        let findings: [(&str, Finding); 4] = [
            ("model", model(config)),
            ("reading processes", workers(config)),
            ("database", database(config)),
            ("index", index(config)),
        ];
        let healthy = findings.iter().all(|(_, finding)| finding.is_ok());
        #[expect(clippy::print_stdout, reason = "the result of the command")]
        for (name, finding) in &findings {
            match finding {
                Ok(remark) => println!("ok    {name}: {remark}"),
                Err(problem) => println!("FAIL  {name}: {problem}"),
            }
        }
        Ok(if healthy { ExitCode::SUCCESS } else { ExitCode::FAILURE })
    }
}

fn model(config: &Config) -> Finding {
    let manifest = Manifest::embedded().map_err(text)?;
    let name = &config.embedding.model;
    let statuses = embedding::verify(&manifest, &config.models).map_err(text)?;
    let status = statuses.into_iter().find(|status| status.name == *name);
    match status.map(|status| status.state) {
        Some(ModelState::Damaged { reason }) => return Err(reason),
        Some(ModelState::Missing) | None => {
            return Err(format!("{name} is missing: run `auskunft models pull`"));
        }
        Some(_) => {}
    }
    let encoders = rooms::encoders(config).map_err(text)?;
    let (vector, _) = encoders.embed_question("Prüfung").map_err(text)?;
    Ok(format!("{name}, {} dimensions, checksums right, embeds", vector.len()))
}

fn workers(config: &Config) -> Finding {
    let pdf = rooms::workers(config).and_then(|workers| Ok(workers.read(SMALL_PDF)?)).map_err(text)?;
    match pdf.pages.first().and_then(|page| page.words.first()) {
        Some(word) if word.text == "Lesbar" => Ok("start and read".to_owned()),
        _ => Err("a PDF of one word was read without that word".to_owned()),
    }
}

fn database(config: &Config) -> Finding {
    let store = rooms::store(config).map_err(text)?;
    store.check().map_err(text)?;
    let documents = store.documents().map_err(text)?;
    let passages: u32 = documents.iter().map(|document| document.passages).sum();
    Ok(format!("{} documents, {passages} passages, intact", documents.len()))
}

fn index(config: &Config) -> Finding {
    let store = rooms::store(config).map_err(text)?;
    let assistant = rooms::assistant(config, &store).map_err(text)?;
    let index = assistant.index().map_err(text)?;
    if index.manifest().identity.corpus != store.corpus_hash().map_err(text)? {
        return Err("older than the documents: run `auskunft ingest --rebuild`".to_owned());
    }
    let folder = ingest::index_folder(&config.data);
    Ok(format!("{} passages in {}", index.len(), folder.display()))
}

fn text(error: impl Into<anyhow::Error>) -> String {
    format!("{:#}", error.into())
}
