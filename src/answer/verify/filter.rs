//! The answer that remains when what its evidence does not bear out is taken away.

use super::{Checked, Claim, Lead, Verdict};

/// Share of the claims, introductions left out, that must remain: less is no answer but what is left of one.
const LEAST_KEPT: f32 = 0.5;

/// An answer whose every claim was checked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Filtered {
    /// The text, lines as written, `[1]` behind each claim.
    pub(crate) text: String,
    /// The number in the answer as written of each number in the text: the first is that of `[1]`.
    pub(crate) citations: Vec<u32>,
    /// Claims that were dropped.
    pub(crate) dropped: usize,
    /// Claims that were kept with a mark.
    pub(crate) marked: usize,
}

/// Keeps what is supported, adds `mark` to what is partly supported, drops the rest and numbers the citations in the
/// order of their first use. `checks` holds the verdict of each of the `claims`, in order. An introduction stays
/// where something it introduces does and nothing in it is wrong.
///
/// `None` when too little remains (half of the claims) or no claim is supported: the caller gives the extractive answer.
#[must_use]
pub(crate) fn filter(claims: &[Claim], checks: &[Checked], mark: &str) -> Option<Filtered> {
    let pairs: Vec<(&Claim, &Checked)> = claims.iter().zip(checks).collect();
    let statements = || pairs.iter().filter(|(claim, _)| !claim.is_introduction);
    let kept = statements().filter(|(_, checked)| is_kept(checked)).count();
    let is_supported = statements().any(|(_, checked)| checked.verdict == Verdict::Supported);
    if !is_supported || (kept as f32) < LEAST_KEPT * statements().count() as f32 {
        return None;
    }
    let mut filtered = Filtered { text: String::new(), citations: Vec::new(), dropped: 0, marked: 0 };
    let mut place = Place::default();
    for (at, (claim, checked)) in pairs.iter().enumerate() {
        let stays = if claim.is_introduction {
            checked.findings.is_empty() && introduces_something(pairs.get(at + 1..).unwrap_or_default())
        } else {
            is_kept(checked)
        };
        if !stays {
            filtered.dropped += 1;
            continue;
        }
        filtered.text.push_str(&place.lead(claim));
        filtered.text.push_str(&claim.text);
        if claim.is_introduction {
            continue;
        }
        if checked.verdict == Verdict::Partly {
            filtered.marked += 1;
            filtered.text.push(' ');
            filtered.text.push_str(mark);
        }
        filtered.cite(&claim.citations);
    }
    filtered.text.truncate(filtered.text.trim_end().len());
    Some(filtered)
}

fn is_kept(checked: &Checked) -> bool {
    matches!(checked.verdict, Verdict::Supported | Verdict::Partly)
}

/// Whether a claim up to the next introduction stays.
fn introduces_something(rest: &[(&Claim, &Checked)]) -> bool {
    rest.iter().take_while(|(claim, _)| !claim.is_introduction).any(|(_, checked)| is_kept(checked))
}

impl Filtered {
    fn cite(&mut self, numbers: &[u32]) {
        for number in numbers {
            let known = self.citations.iter().position(|cited| cited == number);
            let at = known.unwrap_or_else(|| {
                self.citations.push(*number);
                self.citations.len() - 1
            });
            self.text.push_str(" [");
            self.text.push_str(&(at + 1).to_string());
            self.text.push(']');
        }
    }
}

/// Where the next claim is written.
#[derive(Default)]
struct Place {
    line: Option<usize>,
    numbered: usize,
}

impl Place {
    /// What stands between the claim before and this one: a blank, or a new line with its mark.
    fn lead(&mut self, claim: &Claim) -> String {
        let before = self.line.replace(claim.line);
        if before == Some(claim.line) {
            return " ".to_owned();
        }
        self.numbered = if claim.lead == Lead::Numbered { self.numbered + 1 } else { 0 };
        let mark = match claim.lead {
            Lead::Bullet => "- ".to_owned(),
            Lead::Numbered => format!("{}. ", self.numbered),
            Lead::Text | Lead::Heading => String::new(),
        };
        let line = if before.is_some() { "\n" } else { "" };
        format!("{line}{mark}")
    }
}

#[cfg(test)]
mod tests {
    use super::super::{Finding, FindingKind, claims};
    use super::*;

    fn filtered(answer: &str, verdicts: &[Verdict]) -> Option<Filtered> {
        let claims = claims(answer, &[1, 2, 3, 4]).all;
        assert_eq!(claims.len(), verdicts.len());
        let checks: Vec<Checked> = verdicts
            .iter()
            .map(|verdict| Checked { verdict: *verdict, findings: Vec::new(), overlap: 0.0 })
            .collect();
        filter(&claims, &checks, "(nicht belegt)")
    }

    #[test]
    fn what_is_not_borne_out_goes_and_numbers_close_up() {
        use Verdict::{Contradicted, Partly, Supported, Unsupported};
        let answer = "Die Frist endet [4]. Sie gilt [2]. Sie ruht [2][4].\nSo geht es:\n1. Antrag [3]\n2. Kuchen [1]\n3. Abgabe [4]";
        let verdicts = [Supported, Contradicted, Partly, Unsupported, Supported, Unsupported, Supported];
        let filtered = filtered(answer, &verdicts).unwrap();
        assert_eq!(
            filtered.text,
            "Die Frist endet. [1] Sie ruht. (nicht belegt) [2] [1]\nSo geht es:\n1. Antrag [3]\n2. Abgabe [1]"
        );
        assert_eq!((filtered.citations, filtered.dropped, filtered.marked), (vec![4, 2, 3], 2, 1));
    }

    #[test]
    fn too_little_is_no_answer() {
        use Verdict::{Partly, Supported, Unsupported};
        let answer = "Eins gilt [1]. Zwei gilt [2]. Drei gilt [3].";
        assert_eq!(filtered(answer, &[Supported, Unsupported, Unsupported]), None);
        assert_eq!(filtered(answer, &[Partly, Partly, Partly]), None);
        assert!(filtered(answer, &[Supported, Partly, Unsupported]).is_some());
        assert_eq!(filter(&[], &[], ""), None);
    }

    #[test]
    fn an_introduction_with_a_wrong_number_goes() {
        let claims = claims("Nötig sind drei Dinge:\n- Antrag [1]", &[1]).all;
        let checked = |verdict, findings| Checked { verdict, findings, overlap: 0.0 };
        let wrong = vec![Finding { kind: FindingKind::Number, word: "drei".to_owned() }];
        let checks = [checked(Verdict::Unsupported, wrong), checked(Verdict::Supported, Vec::new())];
        assert_eq!(filter(&claims, &checks, "").unwrap().text, "- Antrag [1]");
    }
}
