//! A JSON text of the engine, read back: objects, lists, texts, whole numbers. Derived readers would bring the formatting of floats and
//! of errors along, a tenth of the whole inspector, and no page writes this text but Baton.

use alloc::{string::String, vec::Vec};

/// No text of the engine goes deeper.
const DEEPEST: usize = 8;

/// A value.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Value {
    /// `null`, and whatever is not there.
    #[default]
    Null,
    /// `true` or `false`.
    Bool(bool),
    /// A whole number.
    Number(i64),
    /// A text.
    Text(String),
    /// A list.
    List(Vec<Value>),
    /// Keys with their values, in their order.
    Object(Vec<(String, Value)>),
}

impl Value {
    /// Reads a text; `Null` for what is no JSON of this kind.
    pub fn read(text: &str) -> Value {
        let mut rest = Rest(text);
        let value = rest.value(DEEPEST).unwrap_or_default();
        rest.skip();
        if rest.0.is_empty() { value } else { Value::Null }
    }

    /// The value of a key.
    pub fn get(&self, key: &str) -> &Value {
        self.pairs().iter().find(|(one, _)| one == key).map_or(&Value::Null, |(_, value)| value)
    }

    /// A text; empty for anything else.
    pub fn text(&self) -> String {
        if let Value::Text(text) = self { text.clone() } else { String::new() }
    }

    /// A count; 0 for anything else.
    pub fn count(&self) -> u32 {
        if let Value::Number(number) = self { u32::try_from(*number).unwrap_or_default() } else { 0 }
    }

    /// The items of a list.
    pub fn list(&self) -> &[Value] {
        if let Value::List(list) = self { list } else { &[] }
    }

    /// The pairs of an object.
    pub fn pairs(&self) -> &[(String, Value)] {
        if let Value::Object(pairs) = self { pairs } else { &[] }
    }
}

/// What is still to be read.
struct Rest<'a>(&'a str);

impl Rest<'_> {
    fn skip(&mut self) {
        self.0 = self.0.trim_ascii_start();
    }

    fn take(&mut self, sign: &str) -> bool {
        self.skip();
        let rest = self.0.strip_prefix(sign);
        self.0 = rest.unwrap_or(self.0);
        rest.is_some()
    }

    fn value(&mut self, depth: usize) -> Option<Value> {
        let inner = depth.checked_sub(1)?;
        if self.take("{") {
            let mut pairs = Vec::new();
            while !self.take("}") {
                if !(pairs.is_empty() || self.take(",")) || !self.take("\"") {
                    return None;
                }
                let key = self.string()?;
                pairs.push((key, self.take(":").then(|| self.value(inner))??));
            }
            return Some(Value::Object(pairs));
        }
        if self.take("[") {
            let mut list = Vec::new();
            while !self.take("]") {
                if !(list.is_empty() || self.take(",")) {
                    return None;
                }
                list.push(self.value(inner)?);
            }
            return Some(Value::List(list));
        }
        if self.take("\"") {
            return self.string().map(Value::Text);
        }
        for (word, value) in [("true", Value::Bool(true)), ("false", Value::Bool(false)), ("null", Value::Null)] {
            if self.take(word) {
                return Some(value);
            }
        }
        let end = self.0.bytes().take_while(|byte| byte.is_ascii_digit() || *byte == b'-').count();
        let number = crate::text::number(self.0.get(..end)?)?;
        self.0 = self.0.get(end..)?;
        Some(Value::Number(number))
    }

    /// A text behind its first quotation mark.
    fn string(&mut self) -> Option<String> {
        let mut text = String::new();
        let mut signs = self.0.chars();
        let unit = |signs: &mut core::str::Chars<'_>| (0..4).try_fold(0, |unit, _| Some(unit * 16 + signs.next()?.to_digit(16)?));
        loop {
            let sign = match signs.next()? {
                '"' => break,
                '\\' => match signs.next()? {
                    'u' => {
                        let first = unit(&mut signs)?;
                        let code = match first {
                            // Two halves of a character beyond the first plane.
                            0xd800..=0xdbff if signs.next()? == '\\' && signs.next()? == 'u' => {
                                0x1_0000 + ((first - 0xd800) << 10) + unit(&mut signs)?.checked_sub(0xdc00)?
                            }
                            code => code,
                        };
                        char::from_u32(code)?
                    }
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    other => other,
                },
                sign => sign,
            };
            text.push(sign);
        }
        self.0 = signs.as_str();
        Some(text)
    }
}
