//! Codes as words for people. A code that is not known here is shown as it came, with spaces for underscores.

pub(super) fn status(code: &str) -> String {
    known(
        code,
        &[
            ("sales_ready", "Sales ready"),
            ("needs_qualification", "Needs qualification"),
            ("nurture", "Nurture"),
            ("disqualified", "Disqualified"),
            ("existing_account", "Existing account"),
        ],
    )
}

pub(super) fn priority(code: &str) -> String {
    known(code, &[("high", "High"), ("medium", "Medium"), ("low", "Low"), ("none", "None")])
}

pub(super) fn criterion(code: &str) -> String {
    known(code, &[("fit", "Fit"), ("problem", "Problem"), ("intent", "Intent"), ("timing", "Timing"), ("process", "Process")])
}

pub(super) fn language(code: &str) -> String {
    known(code, &[("en", "English"), ("fr", "French")])
}

pub(super) fn province(code: &str) -> String {
    let name = known(
        code,
        &[
            ("AB", "Alberta"),
            ("BC", "British Columbia"),
            ("MB", "Manitoba"),
            ("NB", "New Brunswick"),
            ("NL", "Newfoundland and Labrador"),
            ("NS", "Nova Scotia"),
            ("NT", "Northwest Territories"),
            ("NU", "Nunavut"),
            ("ON", "Ontario"),
            ("PE", "Prince Edward Island"),
            ("QC", "Quebec"),
            ("SK", "Saskatchewan"),
            ("YT", "Yukon"),
        ],
    );
    if name == code { name } else { format!("{name} ({code})") }
}

/// Why a person should look.
pub(super) fn review(code: &str) -> String {
    match code.strip_prefix("near_") {
        Some(name) => format!("{} is close to its threshold", criterion(name).to_lowercase()),
        None => plain(code),
    }
}

/// Any other code: a basis, a reason, a channel.
pub(super) fn plain(code: &str) -> String {
    code.replace('_', " ")
}

fn known(code: &str, words: &[(&str, &str)]) -> String {
    words.iter().find(|word| word.0 == code).map_or_else(|| plain(code), |word| word.1.to_string())
}
