-- What was read, and the vectors: everything an index generation is built from.
CREATE TABLE documents (
    id          TEXT PRIMARY KEY,           -- first 16 hex digits of SHA-256(collection NUL path)
    collection  TEXT NOT NULL,
    path        TEXT NOT NULL,              -- absolute path it was read from
    root        TEXT NOT NULL,              -- the ingested PATH it was found under
    file        TEXT NOT NULL,              -- file name shown to people
    title       TEXT NOT NULL,
    language    TEXT,
    kind        TEXT NOT NULL,              -- pdf, docx, html, markdown, text
    sha256      TEXT NOT NULL,              -- of the bytes; names the copy under files/
    bytes       INTEGER NOT NULL,
    status      TEXT NOT NULL,              -- read, partly-read, needs-ocr, failed
    reason      TEXT,                       -- why not read
    reader      TEXT NOT NULL,              -- version of reading and chunking that made the rows below
    embedder    TEXT,                       -- checksum of the embedder that made the vectors
    ingested_at TEXT NOT NULL,
    UNIQUE (collection, path)
) STRICT;

CREATE TABLE pages (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    number   INTEGER NOT NULL,              -- from 1
    label    TEXT,
    width    REAL NOT NULL,
    height   REAL NOT NULL,
    reader   TEXT NOT NULL,
    status   TEXT NOT NULL,
    reason   TEXT,
    words    TEXT NOT NULL,                 -- JSON array of words with boxes
    PRIMARY KEY (document, number)
) STRICT, WITHOUT ROWID;

CREATE TABLE blocks (
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    headings TEXT NOT NULL,                 -- JSON array, outermost first
    kind     TEXT NOT NULL,
    content  TEXT NOT NULL,                 -- JSON with spans
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE records (
    id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: an older index may still name it
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    block    INTEGER NOT NULL,
    title    TEXT NOT NULL,
    page     INTEGER NOT NULL,
    UNIQUE (document, block)
) STRICT;

CREATE TABLE fields (
    record      INTEGER NOT NULL REFERENCES records (id) ON DELETE CASCADE,
    ordinal     INTEGER NOT NULL,
    field_group TEXT,
    key         TEXT NOT NULL,
    value       TEXT NOT NULL,
    spans       TEXT NOT NULL,              -- JSON: key and value with their places
    PRIMARY KEY (record, ordinal)
) STRICT, WITHOUT ROWID;

CREATE TABLE passages (
    id       INTEGER PRIMARY KEY AUTOINCREMENT, -- never used twice: an older index may still name it
    document TEXT NOT NULL REFERENCES documents (id) ON DELETE CASCADE,
    ordinal  INTEGER NOT NULL,
    kind     TEXT NOT NULL,
    headings TEXT NOT NULL,
    block    INTEGER,
    text     TEXT NOT NULL,
    runs     TEXT NOT NULL,                 -- JSON: places of the text
    UNIQUE (document, ordinal)
) STRICT;

CREATE TABLE vectors (
    passage  INTEGER PRIMARY KEY REFERENCES passages (id) ON DELETE CASCADE,
    vector   BLOB NOT NULL                  -- f32, little endian
) STRICT;

CREATE INDEX documents_by_collection ON documents (collection);
CREATE INDEX documents_by_sha256 ON documents (sha256);
CREATE INDEX fields_by_key ON fields (key);
