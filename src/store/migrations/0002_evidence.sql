-- Sentences, fields and cells: what answers are picked from.
ALTER TABLE documents ADD COLUMN selector TEXT;   -- checksum of the selector that made the vectors below

CREATE TABLE evidence (
    passage     INTEGER NOT NULL REFERENCES passages (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,                 -- position in the document
    kind        TEXT NOT NULL,                    -- sentence, field, cell
    range_start INTEGER NOT NULL,                 -- bytes of the passage's text that are cited
    range_end   INTEGER NOT NULL,
    value_start INTEGER NOT NULL,                 -- bytes of it that answer
    value_end   INTEGER NOT NULL,
    subject     TEXT NOT NULL,
    key         TEXT NOT NULL,
    vector      BLOB NOT NULL,                    -- f32 scale, then i8 for each dimension, little endian
    PRIMARY KEY (passage, ordinal)
) STRICT, WITHOUT ROWID;

CREATE INDEX evidence_by_key ON evidence (key) WHERE key <> '';
