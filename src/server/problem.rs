//! Everything that can go wrong for a client: status, stable code and German words, in one place.
//!
//! Responses are problem documents of RFC 9457.

use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;
use utoipa::ToSchema;

use super::{AnswererError, Missing};
use crate::store::StoreError;

/// Why a request is not answered as asked.
#[derive(Debug)]
pub(super) enum Problem {
    BodyInvalid(String),
    BodyTooLarge,
    MediaType,
    ParameterInvalid(String),
    QuestionEmpty,
    QuestionTooLong(usize),
    HistoryTooLong(usize),
    TurnTooLong(usize),
    InstructionsTooLong(usize),
    SeveralAnswers,
    InputNotText,
    OutputNotText,
    ModelUnknown,
    RouteUnknown,
    MethodNotAllowed,
    DocumentUnknown,
    PageUnknown,
    PageHasNoImage,
    PageNotDrawn(String),
    UploadsOff,
    ForeignOrigin,
    HostUnknown,
    FileNameInvalid,
    CollectionNameInvalid(usize),
    FileKindUnknown,
    FileEmpty,
    FileTooLarge(u64),
    UploadMediaType,
    UploadInterrupted,
    QueueFull,
    JobUnknown,
    FeedbackInvalid(String),
    FeedbackTooOften,
    DocumentsTooMany(usize),
    SearchTextInvalid(usize),
    LogoUnknown,
    Busy,
    TimedOut,
    NotReady { missing: Missing, reason: String, command: String },
    PageNotBuilt,
    Internal(String),
}

/// Seconds after which a busy server may be asked again.
const RETRY_AFTER: HeaderValue = HeaderValue::from_static("2");

/// A problem document (RFC 9457).
#[derive(Debug, Clone, Serialize, ToSchema)]
#[schema(title = "Problem")]
pub(super) struct ProblemDocument {
    /// Always `about:blank`: `code` tells problems apart.
    #[serde(rename = "type")]
    kind: &'static str,
    /// What is wrong, German.
    pub(super) title: &'static str,
    /// HTTP status.
    pub(super) status: u16,
    /// What is wrong in this case and what helps, German.
    pub(super) detail: String,
    /// Stable name of the problem.
    pub(super) code: &'static str,
    /// The command with which the operator solves it.
    #[serde(skip_serializing_if = "Option::is_none")]
    command: Option<String>,
}

impl Problem {
    fn status(&self) -> StatusCode {
        match self {
            Self::BodyInvalid(_)
            | Self::ParameterInvalid(_)
            | Self::SeveralAnswers
            | Self::InputNotText
            | Self::OutputNotText
            | Self::UploadInterrupted => StatusCode::BAD_REQUEST,
            Self::BodyTooLarge | Self::FileTooLarge(_) => StatusCode::PAYLOAD_TOO_LARGE,
            Self::MediaType | Self::FileKindUnknown | Self::UploadMediaType => {
                StatusCode::UNSUPPORTED_MEDIA_TYPE
            }
            Self::QuestionEmpty
            | Self::QuestionTooLong(_)
            | Self::HistoryTooLong(_)
            | Self::TurnTooLong(_)
            | Self::InstructionsTooLong(_)
            | Self::FileNameInvalid
            | Self::CollectionNameInvalid(_)
            | Self::FileEmpty
            | Self::FeedbackInvalid(_)
            | Self::DocumentsTooMany(_)
            | Self::SearchTextInvalid(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::ModelUnknown
            | Self::RouteUnknown
            | Self::DocumentUnknown
            | Self::PageUnknown
            | Self::PageHasNoImage
            | Self::JobUnknown
            | Self::LogoUnknown => StatusCode::NOT_FOUND,
            Self::UploadsOff | Self::ForeignOrigin => StatusCode::FORBIDDEN,
            Self::HostUnknown => StatusCode::MISDIRECTED_REQUEST,
            Self::MethodNotAllowed => StatusCode::METHOD_NOT_ALLOWED,
            Self::Busy | Self::QueueFull | Self::FeedbackTooOften => StatusCode::TOO_MANY_REQUESTS,
            Self::TimedOut | Self::NotReady { .. } | Self::PageNotBuilt => StatusCode::SERVICE_UNAVAILABLE,
            Self::PageNotDrawn(_) | Self::Internal(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn code(&self) -> &'static str {
        match self {
            Self::BodyInvalid(_) => "body-invalid",
            Self::BodyTooLarge => "body-too-large",
            Self::MediaType => "media-type",
            Self::ParameterInvalid(_) => "parameter-invalid",
            Self::QuestionEmpty => "question-empty",
            Self::QuestionTooLong(_) => "question-too-long",
            Self::HistoryTooLong(_) => "history-too-long",
            Self::TurnTooLong(_) => "turn-too-long",
            Self::InstructionsTooLong(_) => "instructions-too-long",
            Self::SeveralAnswers => "several-answers",
            Self::InputNotText => "input-not-text",
            Self::OutputNotText => "output-not-text",
            Self::ModelUnknown => "model-unknown",
            Self::RouteUnknown => "route-unknown",
            Self::MethodNotAllowed => "method-not-allowed",
            Self::DocumentUnknown => "document-unknown",
            Self::PageUnknown => "page-unknown",
            Self::PageHasNoImage => "page-has-no-image",
            Self::PageNotDrawn(_) => "page-not-drawn",
            Self::UploadsOff => "uploads-off",
            Self::ForeignOrigin => "foreign-origin",
            Self::HostUnknown => "host-unknown",
            Self::FileNameInvalid => "file-name-invalid",
            Self::CollectionNameInvalid(_) => "collection-name-invalid",
            Self::FileKindUnknown => "file-kind-unknown",
            Self::FileEmpty => "file-empty",
            Self::FileTooLarge(_) => "file-too-large",
            Self::UploadMediaType => "upload-media-type",
            Self::UploadInterrupted => "upload-interrupted",
            Self::QueueFull => "queue-full",
            Self::JobUnknown => "job-unknown",
            Self::FeedbackInvalid(_) => "feedback-invalid",
            Self::FeedbackTooOften => "feedback-too-often",
            Self::DocumentsTooMany(_) => "documents-too-many",
            Self::SearchTextInvalid(_) => "search-text-invalid",
            Self::LogoUnknown => "logo-unknown",
            Self::Busy => "busy",
            Self::TimedOut => "timed-out",
            Self::NotReady { missing: Missing::Index, .. } => "index-missing",
            Self::NotReady { missing: Missing::MatchingIndex, .. } => "index-mismatch",
            Self::NotReady { missing: Missing::Model, .. } => "model-missing",
            Self::PageNotBuilt => "page-not-built",
            Self::Internal(_) => "internal",
        }
    }

    fn title(&self) -> &'static str {
        match self {
            Self::BodyInvalid(_) => "Die Anfrage ist nicht lesbar",
            Self::BodyTooLarge => "Die Anfrage ist zu groß",
            Self::MediaType | Self::UploadMediaType => "Die Anfrage hat das falsche Format",
            Self::ParameterInvalid(_) => "Die Adresse enthält einen ungültigen Wert",
            Self::QuestionEmpty => "Die Frage fehlt",
            Self::QuestionTooLong(_) => "Die Frage ist zu lang",
            Self::HistoryTooLong(_) | Self::TurnTooLong(_) => "Der bisherige Verlauf ist zu lang",
            Self::InstructionsTooLong(_) => "Die Anweisungen sind zu lang",
            Self::SeveralAnswers => "Es gibt nur eine Antwort",
            Self::InputNotText => "Die Nachricht enthält nicht nur Text",
            Self::OutputNotText => "Die Antwort gibt es nur als Text",
            Self::ModelUnknown => "Dieses Modell gibt es nicht",
            Self::RouteUnknown => "Diese Adresse gibt es nicht",
            Self::MethodNotAllowed => "Diese Adresse lässt sich so nicht aufrufen",
            Self::DocumentUnknown => "Dieses Dokument gibt es nicht",
            Self::PageUnknown => "Diese Seite gibt es nicht",
            Self::PageHasNoImage => "Zu diesem Dokument gibt es keine Seitenbilder",
            Self::PageNotDrawn(_) => "Die Seite lässt sich nicht darstellen",
            Self::UploadsOff => "Dokumente lassen sich hier nicht ändern",
            Self::ForeignOrigin => "Die Anfrage kommt von einer fremden Seite",
            Self::HostUnknown => "Unter diesem Namen ist Auskunft nicht eingerichtet",
            Self::FileNameInvalid => "Der Dateiname ist nicht zulässig",
            Self::CollectionNameInvalid(_) => "Der Name der Sammlung ist nicht zulässig",
            Self::FileKindUnknown => "Diese Art von Datei wird nicht gelesen",
            Self::FileEmpty => "Die Datei ist leer",
            Self::FileTooLarge(_) => "Die Datei ist zu groß",
            Self::UploadInterrupted => "Die Übertragung wurde unterbrochen",
            Self::QueueFull => "Es warten schon viele Dokumente",
            Self::JobUnknown => "Diesen Auftrag gibt es nicht",
            Self::FeedbackInvalid(_) => "Die Rückmeldung ist nicht verwendbar",
            Self::FeedbackTooOften => "Es kommen gerade sehr viele Rückmeldungen",
            Self::DocumentsTooMany(_) => "Die Auswahl ist zu groß",
            Self::SearchTextInvalid(_) => "Der Suchtext fehlt oder ist zu lang",
            Self::LogoUnknown => "Es gibt kein Wappen",
            Self::Busy => "Auskunft ist gerade ausgelastet",
            Self::TimedOut => "Die Antwort hat zu lange gedauert",
            Self::NotReady { missing: Missing::Index, .. } => "Der Suchindex fehlt",
            Self::NotReady { missing: Missing::MatchingIndex, .. } => "Der Suchindex passt nicht",
            Self::NotReady { missing: Missing::Model, .. } => "Das Sprachmodell fehlt",
            Self::PageNotBuilt => "Die Webseite wurde nicht gebaut",
            Self::Internal(_) => "Es ist ein interner Fehler aufgetreten",
        }
    }

    fn detail(&self) -> String {
        match self {
            Self::BodyInvalid(reason) => {
                format!("Erwartet wird JSON, wie es /api/openapi.json beschreibt: {reason}")
            }
            Self::BodyTooLarge => "Bitte kürzen Sie die Frage oder den Verlauf.".to_owned(),
            Self::MediaType => "Erwartet wird der Inhaltstyp application/json.".to_owned(),
            Self::ParameterInvalid(reason) => format!("Der Wert ist nicht lesbar: {reason}"),
            Self::QuestionEmpty => "Bitte geben Sie eine Frage ein.".to_owned(),
            Self::QuestionTooLong(limit) => format!("Eine Frage darf höchstens {limit} Zeichen lang sein."),
            Self::HistoryTooLong(limit) => {
                format!("Es werden höchstens {limit} frühere Beiträge angenommen.")
            }
            Self::TurnTooLong(limit) => {
                format!("Ein früherer Beitrag darf höchstens {limit} Zeichen lang sein.")
            }
            Self::InstructionsTooLong(limit) => {
                format!("Nachrichten des Systems dürfen zusammen höchstens {limit} Zeichen lang sein.")
            }
            Self::SeveralAnswers => "Auf jede Frage wird genau eine Antwort gegeben.".to_owned(),
            Self::InputNotText => "Bilder, Ton und Dateien werden nicht gelesen.".to_owned(),
            Self::OutputNotText => "Ton und Bilder werden nicht erzeugt.".to_owned(),
            Self::ModelUnknown => "Unter /v1/models stehen die Modelle.".to_owned(),
            Self::RouteUnknown => "Bitte prüfen Sie die Adresse.".to_owned(),
            Self::MethodNotAllowed => "Die erlaubten Methoden stehen im Kopf „Allow“.".to_owned(),
            Self::DocumentUnknown => "Das Dokument wurde entfernt oder nie aufgenommen.".to_owned(),
            Self::PageUnknown => "Das Dokument hat keine Seite mit dieser Nummer.".to_owned(),
            Self::PageHasNoImage | Self::PageNotDrawn(_) => "Bitte öffnen Sie die Originaldatei.".to_owned(),
            Self::UploadsOff => "Auf dieser Seite ist das Aufnehmen, Verschieben und Entfernen von Dokumenten ausgeschaltet.".to_owned(),
            Self::ForeignOrigin => "Dokumente werden nur über die eigene Seite von Auskunft geändert.".to_owned(),
            Self::HostUnknown => "Die Systembetreuung kann den Namen in der Konfiguration unter „server.hosts“ eintragen.".to_owned(),
            Self::FileNameInvalid => "Bitte geben Sie der Datei einen einfachen Namen ohne Schrägstriche und unsichtbare Zeichen.".to_owned(),
            Self::CollectionNameInvalid(limit) => format!("Er darf höchstens {limit} Zeichen lang sein und keine Schrägstriche oder unsichtbaren Zeichen enthalten."),
            Self::FileKindUnknown => "Gelesen werden PDF, DOCX, HTML, Markdown und reiner Text; Inhalt und Endung müssen zusammenpassen.".to_owned(),
            Self::FileEmpty => "Bitte prüfen Sie die Datei.".to_owned(),
            Self::FileTooLarge(limit) => format!("Eine Datei darf höchstens {} MB groß sein.", limit / 1_000_000),
            Self::UploadMediaType => "Erwartet wird der Inhaltstyp application/octet-stream.".to_owned(),
            Self::UploadInterrupted => "Bitte senden Sie die Datei noch einmal.".to_owned(),
            Self::QueueFull => "Bitte versuchen Sie es noch einmal, wenn einige davon eingelesen sind.".to_owned(),
            Self::JobUnknown => "Der Auftrag ist lange erledigt, oder der Server wurde inzwischen neu gestartet.".to_owned(),
            Self::FeedbackInvalid(reason) => reason.clone(),
            Self::FeedbackTooOften => "Bitte versuchen Sie es in einer Minute noch einmal.".to_owned(),
            Self::DocumentsTooMany(limit) => format!("Eine Frage lässt sich auf höchstens {limit} Dokumente beschränken."),
            Self::SearchTextInvalid(limit) => format!("Bitte geben Sie 1 bis {limit} Zeichen ein."),
            Self::LogoUnknown => "In der Konfiguration ist kein Wappen angegeben.".to_owned(),
            Self::Busy => "Bitte versuchen Sie es in wenigen Sekunden noch einmal.".to_owned(),
            Self::TimedOut => "Bitte versuchen Sie es noch einmal oder fragen Sie kürzer.".to_owned(),
            Self::NotReady { command, .. } => {
                format!("Bitte wenden Sie sich an die Systembetreuung. Der Befehl „{command}“ behebt das.")
            }
            Self::PageNotBuilt => "Der Befehl „make build“ baut sie.".to_owned(),
            Self::Internal(_) => {
                "Bitte versuchen Sie es noch einmal. Das Protokoll des Servers nennt die Ursache.".to_owned()
            }
        }
    }

    fn command(&self) -> Option<String> {
        match self {
            Self::NotReady { command, .. } => Some(command.clone()),
            Self::PageNotBuilt => Some("make build".to_owned()),
            _ => None,
        }
    }

    /// Writes to the log what the operator needs and the client must not see.
    fn log(&self) {
        match self {
            Self::Internal(reason) | Self::PageNotDrawn(reason) => {
                tracing::error!(code = self.code(), "{reason}");
            }
            Self::NotReady { reason, command, .. } => {
                tracing::warn!(code = self.code(), "{reason}; run `{command}`");
            }
            Self::Busy | Self::TimedOut | Self::QueueFull | Self::FeedbackTooOften => {
                tracing::warn!(code = self.code(), "request turned away");
            }
            _ => {}
        }
    }

    /// The problem as a document; logs it.
    pub(super) fn document(&self) -> ProblemDocument {
        self.log();
        ProblemDocument {
            kind: "about:blank",
            title: self.title(),
            status: self.status().as_u16(),
            detail: self.detail(),
            code: self.code(),
            command: self.command(),
        }
    }
}

/// The document also travels as the response's extension, for interfaces that tell problems in another shape.
impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let document = self.document();
        let mut response = (self.status(), Json(&document)).into_response();
        response.extensions_mut().insert(document);
        let headers = response.headers_mut();
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static("application/problem+json"));
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
        if matches!(self, Self::Busy | Self::TimedOut | Self::QueueFull | Self::FeedbackTooOften) {
            headers.insert(header::RETRY_AFTER, RETRY_AFTER);
        }
        response
    }
}

impl From<StoreError> for Problem {
    fn from(error: StoreError) -> Self {
        Self::Internal(error.to_string())
    }
}

impl From<AnswererError> for Problem {
    fn from(error: AnswererError) -> Self {
        match error {
            AnswererError::NotReady { missing, reason, command } => {
                Self::NotReady { missing, reason, command }
            }
            AnswererError::Internal(reason) => Self::Internal(reason),
        }
    }
}

impl From<super::waiting_room::Full> for Problem {
    fn from(_: super::waiting_room::Full) -> Self {
        Self::Busy
    }
}
