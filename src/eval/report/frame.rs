//! The document around a page's sections.

use maud::{DOCTYPE, Markup, PreEscaped, html};

const STYLE: &str = concat!(
    include_str!("style/frame.css"),
    include_str!("style/table.css"),
    include_str!("style/plot.css"),
    include_str!("style/miss.css"),
    include_str!("style/narrow.css"),
    include_str!("style/print.css"),
);

/// A part of a page that the contents lead to.
pub(super) struct Section {
    /// Target of its link.
    pub(super) id: &'static str,
    /// German title.
    pub(super) title: &'static str,
    /// What follows the title.
    pub(super) content: Markup,
}

/// A complete document. `opening` stands between the title and the first section.
pub(super) fn document(title: &str, line: &Markup, opening: &Markup, sections: &[Section]) -> String {
    let page = html! {
        (DOCTYPE)
        html lang="de" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="referrer" content="no-referrer";
                title { (title) " – Auskunft" }
                style { (PreEscaped(STYLE)) }
            }
            body {
                a.skip href="#inhalt" { "Zum Inhalt springen" }
                header.head {
                    p.head__site { "Auskunft" }
                    h1 { (title) }
                    p.head__line { (line) }
                }
                div.columns {
                    nav.contents aria-labelledby="uebersicht" {
                        h2 id="uebersicht" { "Übersicht" }
                        ul {
                            li { a href="#inhalt" { "Ergebnis" } }
                            @for section in sections { li { a href={ "#" (section.id) } { (section.title) } } }
                        }
                    }
                    main id="inhalt" tabindex="-1" {
                        (opening)
                        @for section in sections {
                            section aria-labelledby=(section.id) {
                                h2 id=(section.id) { (section.title) }
                                (section.content)
                            }
                        }
                    }
                }
            }
        }
    };
    page.into_string()
}

/// Facts of a run as names and values.
pub(super) fn facts(facts: &[(String, String)]) -> Markup {
    html! {
        dl.facts {
            @for (name, value) in facts {
                div { dt { (super::text::foreign(name)) } dd { (super::text::foreign(value)) } }
            }
        }
    }
}
