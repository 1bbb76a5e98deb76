//! The chat template that a model file brings along (a Jinja template, as used by Hugging Face's `apply_chat_template`).

use minijinja::{Environment, Error, ErrorKind, Value, context};
use minijinja_contrib::pycompat::unknown_method_callback;

use super::gguf::GgufFile;
use crate::answer::write::WriterError;

const NAME: &str = "chat";
/// Bound on the steps of a template.
const MOST_STEPS: u64 = 200_000;

/// Puts turns between the marks that a model was trained with.
pub(super) struct ChatTemplate {
    environment: Environment<'static>,
    begin: String,
    end: String,
}

impl ChatTemplate {
    /// Reads and compiles the template of a model file.
    pub(super) fn open(gguf: &GgufFile) -> Result<Self, WriterError> {
        let Some(source) = gguf.text("tokenizer.chat_template") else {
            return Err(WriterError::unsupported(gguf.path(), "a model without chat template"));
        };
        let token = |key: &str| {
            let id = gguf.number(key);
            id.and_then(|id| gguf.text_at("tokenizer.ggml.tokens", id)).unwrap_or_default().to_owned()
        };
        let (begin, end) = (token("tokenizer.ggml.bos_token_id"), token("tokenizer.ggml.eos_token_id"));
        Self::new(source, begin, end)
            .map_err(|error| WriterError::file(gguf.path(), format!("chat template: {error:#}")))
    }

    fn new(source: &str, begin: String, end: String) -> Result<Self, Error> {
        let mut environment = Environment::new();
        environment.set_trim_blocks(true);
        environment.set_lstrip_blocks(true);
        environment.set_fuel(Some(MOST_STEPS));
        environment.set_unknown_method_callback(unknown_method_callback);
        environment.add_function("raise_exception", |message: String| -> Result<Value, Error> {
            Err(Error::new(ErrorKind::InvalidOperation, message))
        });
        environment.add_template_owned(NAME, source.to_owned())?;
        Ok(Self { environment, begin, end })
    }

    /// The prompt up to where the model's answer starts. Where a template refuses a system turn, the rules open the
    /// user's turn.
    pub(super) fn render(&self, system: &str, user: &str) -> Result<String, Error> {
        let turn = |role: &str, content: &str| context! { role => role, content => content };
        let with_system = [turn("system", system), turn("user", user)];
        self.fill(&with_system).or_else(|_| self.fill(&[turn("user", &format!("{system}\n\n{user}"))]))
    }

    fn fill(&self, messages: &[Value]) -> Result<String, Error> {
        self.environment.get_template(NAME)?.render(context! {
            messages => messages,
            add_generation_prompt => true,
            enable_thinking => false,
            tools => (),
            documents => (),
            bos_token => self.begin,
            eos_token => self.end,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(source: &str) -> String {
        let template = ChatTemplate::new(source, "<s>".to_owned(), "</s>".to_owned()).unwrap();
        template.render("Regeln", "Frage").unwrap()
    }

    #[test]
    fn turns_get_their_marks() {
        let source = "{{ bos_token }}{% for message in messages %}\n    {% if message['role'].upper() == 'SYSTEM' %}\n\
                      S:{{ message.content.strip() }}\n    {% else %}\nU:{{ message['content'] | trim }}\n\
                      {% endif %}\n{% endfor %}\n{%- if add_generation_prompt and not enable_thinking %}A:{% endif %}";
        assert_eq!(render(source), "<s>S:Regeln\nU:Frage\nA:");
    }

    #[test]
    fn rules_join_the_question_where_a_template_refuses_them() {
        let source = "{% if messages[0]['role'] == 'system' %}{{ raise_exception('no system role') }}{% endif %}\
                      {{ messages[0]['content'] }}";
        assert_eq!(render(source), "Regeln\n\nFrage");
    }

    #[test]
    fn an_endless_template_is_stopped() {
        let source = "{% for a in range(9999) %}{% for b in range(9999) %}{{ b }}{% endfor %}{% endfor %}";
        let template = ChatTemplate::new(source, String::new(), String::new()).unwrap();
        assert!(template.render("", "").is_err());
    }
}
