//! From runs to what their pages show: German names, misses with their reasons.

mod comparison;
mod labels;
mod misses;
mod run;

pub use comparison::comparison_of;
pub use run::report_of;

use time::OffsetDateTime;
use time::macros::format_description;

/// A moment as people read it; seconds after 1970.
fn moment(seconds: u64) -> String {
    let format = format_description!("[day].[month].[year], [hour]:[minute] Uhr (UTC)");
    let moment = i64::try_from(seconds).ok().and_then(|s| OffsetDateTime::from_unix_timestamp(s).ok());
    moment.and_then(|moment| moment.format(format).ok()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_moment_is_written_as_people_read_it() {
        assert_eq!(moment(1_767_225_600), "01.01.2026, 00:00 Uhr (UTC)");
        assert_eq!(moment(u64::MAX), "");
    }
}
