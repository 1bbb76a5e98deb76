//! The columns of the table.

/// A column, in the order of writing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Column {
    Id,
    Kind,
    Question,
    History,
    Answerable,
    Answer,
    MustInclude,
    MustNotInclude,
    Role,
    Document,
    Page,
    Quote,
    Style,
    Draft,
}

impl Column {
    /// All columns with their headers.
    pub(super) const ALL: [(Self, &str); 14] = [
        (Self::Id, "id"),
        (Self::Kind, "art"),
        (Self::Question, "frage"),
        (Self::History, "frühere_fragen"),
        (Self::Answerable, "beantwortbar (ja/nein)"),
        (Self::Answer, "antwort"),
        (Self::MustInclude, "muss_enthalten"),
        (Self::MustNotInclude, "darf_nicht_enthalten"),
        (Self::Role, "rolle"),
        (Self::Document, "dokument"),
        (Self::Page, "seite"),
        (Self::Quote, "zitat"),
        (Self::Style, "stil"),
        (Self::Draft, "entwurf (ja/nein)"),
    ];

    /// Columns that say something of the question, not of a place.
    pub(super) const OF_QUESTION: [Self; 9] = [
        Self::Kind,
        Self::Question,
        Self::History,
        Self::Answerable,
        Self::Answer,
        Self::MustInclude,
        Self::MustNotInclude,
        Self::Style,
        Self::Draft,
    ];

    /// The column of a header; case, blanks for `_` and what stands in brackets do not matter.
    pub(super) fn of_header(header: &str) -> Option<Self> {
        let wanted = bare(header);
        Self::ALL.into_iter().find(|(_, own)| bare(own) == wanted).map(|(column, _)| column)
    }

    /// The header without what stands in brackets.
    pub(super) fn name(self) -> String {
        Self::ALL
            .into_iter()
            .find(|(column, _)| *column == self)
            .map_or_else(String::new, |(_, own)| bare(own))
    }

    /// The column of a field of the JSON form.
    pub(super) fn of_field(field: &str) -> Option<Self> {
        match field {
            "id" => Some(Self::Id),
            "type" => Some(Self::Kind),
            "question" => Some(Self::Question),
            "history" => Some(Self::History),
            "answerable" => Some(Self::Answerable),
            "must_include" => Some(Self::MustInclude),
            "must_not_include" => Some(Self::MustNotInclude),
            "style" => Some(Self::Style),
            "evidence" | "also_supported_on" => Some(Self::Document),
            _ => None,
        }
    }
}

fn bare(header: &str) -> String {
    let words = header.split('(').next().unwrap_or_default();
    words.to_lowercase().split_whitespace().collect::<Vec<_>>().join("_")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headers_are_known_in_the_ways_people_write_them() {
        assert_eq!(Column::of_header(" Frühere Fragen"), Some(Column::History));
        assert_eq!(Column::of_header("Beantwortbar"), Some(Column::Answerable));
        assert_eq!(Column::of_header("Bemerkung"), None);
    }

    #[test]
    fn every_column_is_found_by_its_own_header() {
        for (column, header) in Column::ALL {
            assert_eq!(Column::of_header(header), Some(column));
            assert_eq!(Column::of_header(&column.name()), Some(column));
        }
    }
}
