-- What the page needs: the documents' own dates, where people put documents, and what they thought of answers.
ALTER TABLE documents ADD COLUMN stand TEXT;      -- date of the content, as 2026-03-01; '' when none was found

CREATE TABLE placements (                         -- collections that were chosen on the page
    path       TEXT PRIMARY KEY,
    document   TEXT NOT NULL,
    collection TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE feedback (
    id        INTEGER PRIMARY KEY AUTOINCREMENT,
    given_at  TEXT NOT NULL,                      -- RFC 3339, UTC
    answer_id TEXT NOT NULL,
    question  TEXT NOT NULL,
    helpful   INTEGER NOT NULL,
    reason    TEXT,
    comment   TEXT
) STRICT;
