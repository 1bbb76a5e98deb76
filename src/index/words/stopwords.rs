//! Words that say nothing about what is asked.

use std::collections::HashSet;
use std::sync::LazyLock;

/// German function words and words of asking, folded.
const STOP_WORDS: &str = "ab aber alle allem allen aller alles als also am an andere anderem anderen anderer anderes \
    auch auf aus bei beim bereits bin bis bist bitte bzw da dabei dadurch dafuer dagegen daher dahin damit danach \
    daneben dann daran darauf daraus darf darin darueber darum darunter das dass davon davor dazu dein deine dem den \
    denen denn der deren des deshalb dessen die dies diese diesem diesen dieser dieses doch dort du duerfen durch ein \
    eine einem einen einer eines einige einigen einiger er es etwa etwas euch euer eure fuer gab gar geben gegen gibt \
    habe haben hat hatte hatten hier hierfuer hierzu hinter ich ihm ihn ihnen ihr ihre ihrem ihren ihrer ihres im \
    immer in indem innerhalb ins ist ja je jede jedem jeden jeder jedes jedoch jene jenem jenen jener jenes kann kein \
    keine keinem keinen keiner keines koennen koennte koennten konnte lassen laut machen man manche mehr mein meine \
    meinem meinen meiner mich mir mit muss muessen musste nach nachdem neben nicht nichts noch nun nur ob obwohl oder \
    ohne sehr sein seine seinem seinen seiner seines seit selbst sich sie sind so sobald sofern sogar solche solchem \
    solchen solcher soll sollen sollte sollten somit sondern sonst soweit sowie sowohl ueber ueberhaupt um und uns \
    unser unsere unserem unseren unserer unter viel viele vom von vor waehrend wann war waren warum was weder \
    wegen weil weiter welche welchem welchen welcher welches wem wen wenn wer werde werden weshalb wessen wie wieder \
    wieso wieviel will wir wird wo wobei wodurch wofuer woher wohin wollen womit woran worauf woraus worin worum \
    worueber wovon wozu wurde wurden wuerde wuerden zu zum zur zwar zwischen";

static SET: LazyLock<HashSet<&'static str>> = LazyLock::new(|| STOP_WORDS.split_whitespace().collect());

/// Whether a folded word is a stop word.
pub(crate) fn is_stop_word(folded: &str) -> bool {
    SET.contains(folded)
}

#[cfg(test)]
mod tests {
    use super::STOP_WORDS;
    use crate::index::words::fold::fold;

    #[test]
    fn the_list_is_folded_and_has_no_word_twice() {
        let words: Vec<&str> = STOP_WORDS.split_whitespace().collect();
        assert!(words.iter().all(|word| fold(word) == *word));
        let distinct: std::collections::BTreeSet<_> = words.iter().collect();
        assert_eq!(distinct.len(), words.len());
    }
}
