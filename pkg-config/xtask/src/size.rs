//! `cargo xtask size`: where the bytes of the visitor's file are.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::ExitCode;

use wasmparser::{KnownCustom, Name, NameSectionReader, Parser, Payload, TypeRef};

use crate::budget::Budget;
use crate::build;
use crate::check;
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::setup::Install;
use crate::weight::{self, thousands};

/// Say where the bytes of the visitor's file are, by module and by function.
///
/// Builds the engine once more with the names of its functions in it and sums the bytes of their code by module; the same
/// for the files of the loader. Then the table of what each part weighs, which pkg-config/budget.toml limits. The bytes are raw:
/// brotli takes about a half of code and two thirds of text.
#[derive(clap::Args)]
pub struct Args {
    /// How many functions are listed, the largest first
    #[arg(long, value_name = "N", default_value_t = 30)]
    functions: usize,
    /// Install what is missing without asking
    #[arg(long)]
    install: bool,
}

/// What a wasm holds.
struct Held {
    /// Functions by name, with the bytes of their code.
    functions: Vec<(String, usize)>,
    /// Bytes of texts and tables.
    data: usize,
}

pub fn task(places: &Places, args: &Args) -> Result<ExitCode, Failure> {
    build::ready(places, Install::from(args.install))?;
    let rows = check::weigh(places)?;
    let folder = places.target.join("size");
    files::make_folder(&folder)?;
    let engine = build::named_engine(places, &folder)?;
    let held = read(&engine)?;
    let code: usize = held.functions.iter().map(|(_, bytes)| bytes).sum();
    println!(
        "Engine: {} bytes of code in {} functions, {} of data\n",
        thousands(code),
        held.functions.len(),
        thousands(held.data)
    );
    print!("{}", lines("module", &by_module(&held.functions), usize::MAX, code));
    println!();
    print!("{}", lines("function", &held.functions, args.functions, code));
    let parts = sorted(build::loader_parts(places, &places.dist(), &folder)?.into_iter());
    let loader = parts.iter().map(|(_, bytes)| bytes).sum();
    println!("\nLoader: {} bytes\n", thousands(loader));
    print!("{}", lines("file", &parts, usize::MAX, loader));
    println!("\nThe visitor's file\n");
    print!("{}", weight::table(&rows));
    Budget::read(&places.budget())?.hold(&rows)?;
    Ok(ExitCode::SUCCESS)
}

/// The functions of a wasm that kept its names, the largest first.
fn read(path: &Path) -> Result<Held, Failure> {
    let bytes = files::read(path)?;
    let held = parse(&bytes).map_err(|why| Failure::new(path.display(), why, "build it again"))?;
    Ok(held)
}

fn parse(bytes: &[u8]) -> wasmparser::Result<Held> {
    let (mut imported, mut sizes, mut data, mut names) = (0, Vec::new(), 0, BTreeMap::new());
    for payload in Parser::new(0).parse_all(bytes) {
        match payload? {
            Payload::ImportSection(imports) => {
                for import in imports.into_imports() {
                    imported += u32::from(matches!(import?.ty, TypeRef::Func(_)));
                }
            }
            Payload::CodeSectionEntry(body) => sizes.push(body.range().len()),
            Payload::DataSection(section) => data = section.range().len(),
            Payload::CustomSection(custom) => {
                let KnownCustom::Name(section) = custom.as_known() else { continue };
                read_names(section, &mut names)?;
            }
            _ => {}
        }
    }
    let named = (imported..).zip(sizes).map(|(place, size)| {
        let name = names.get(&place).map_or("?", |name: &String| name.as_str());
        (plain(name), size)
    });
    Ok(Held { functions: sorted(named), data })
}

fn read_names(section: NameSectionReader<'_>, names: &mut BTreeMap<u32, String>) -> wasmparser::Result<()> {
    for name in section {
        if let Name::Function(map) = name? {
            for naming in map {
                let naming = naming?;
                names.insert(naming.index, naming.name.to_owned());
            }
        }
    }
    Ok(())
}

/// Sums by module: two steps into our own crate, one into others.
fn by_module(functions: &[(String, usize)]) -> Vec<(String, usize)> {
    let mut sums: BTreeMap<String, usize> = BTreeMap::new();
    for (name, bytes) in functions {
        *sums.entry(module(name)).or_default() += bytes;
    }
    sorted(sums.into_iter())
}

/// The module of a function: `handoff::bundle` for `<baton_handoff::handoff::bundle::Bundle>::flat`. What was inlined counts for the
/// function that it went into.
fn module(name: &str) -> String {
    let paths = || name.split(|c: char| !(c.is_alphanumeric() || c == '_' || c == ':')).filter(|path| path.contains("::"));
    let ours = paths().find(|path| path.starts_with("baton_handoff::"));
    let parts: Vec<&str> = ours.or_else(|| paths().next()).unwrap_or(name).split("::").collect();
    match parts.as_slice() {
        ["baton_handoff", first, second, _, ..] if second.starts_with(char::is_lowercase) => format!("{first}::{second}"),
        ["baton_handoff", first, ..] => (*first).to_owned(),
        [only] => (*only).to_owned(),
        ["" | "core" | "alloc", ..] => "(core, alloc)".to_owned(),
        [first, ..] => format!("({first})"),
        [] => "?".to_owned(),
    }
}

/// A name without the hash that the compiler hung onto it.
fn plain(name: &str) -> String {
    let name = format!("{:#}", rustc_demangle::demangle(name));
    match name.rsplit_once("::h") {
        Some((path, hash)) if hash.len() == 16 && hash.bytes().all(|b| b.is_ascii_hexdigit()) => path.to_owned(),
        _ => name,
    }
}

fn sorted(rows: impl Iterator<Item = (String, usize)>) -> Vec<(String, usize)> {
    let mut rows: Vec<(String, usize)> = rows.collect();
    rows.sort_by(|one, other| other.1.cmp(&one.1).then_with(|| one.0.cmp(&other.0)));
    rows
}

/// The first rows with their share of the whole, and the sum of the others.
fn lines(what: &str, rows: &[(String, usize)], most: usize, whole: usize) -> String {
    let share = |bytes: usize| bytes as f64 * 100.0 / whole.max(1) as f64;
    let line = |bytes, name: &str| format!("  {:>9}  {:>5.1}  {name}\n", thousands(bytes), share(bytes));
    let mut text = format!("  {:>9}  {:>5}  {what}\n", "bytes", "%");
    text.extend(rows.iter().take(most).map(|(name, bytes)| line(*bytes, name)));
    let others: usize = rows.iter().skip(most).map(|(_, bytes)| bytes).sum();
    if others > 0 {
        text.push_str(&line(others, &format!("in {} others", rows.len() - most)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_function_belongs_to_its_module() {
        let modules = [
            "baton_handoff::handoff::summary::write",
            "<baton_handoff::handoff::bundle::Bundle>::flat",
            "baton_handoff::machine::Baton::handle",
            "<baton_handoff::intent::touch::Touch as baton_handoff::layout::Kept>::write",
            "<T as alloc::raw_vec::Grow>::finish_grow",
            "talc::base::Talc<S,B>::allocate",
            "memcpy",
        ]
        .map(module);
        let expected = ["handoff::summary", "handoff::bundle", "machine", "intent::touch", "(core, alloc)", "(talc)", "memcpy"];
        assert_eq!(modules, expected);
    }

    #[test]
    fn a_name_is_shown_without_its_hash() {
        assert_eq!(plain("baton_handoff::machine::Baton::keep::ha2f42d755654a3cb"), "baton_handoff::machine::Baton::keep");
        assert_eq!(plain("baton_handoff::machine::here"), "baton_handoff::machine::here");
    }

    #[test]
    fn what_is_not_listed_is_summed() {
        let rows = [("a".to_owned(), 60), ("b".to_owned(), 30), ("c".to_owned(), 10)];
        assert_eq!(
            lines("function", &rows, 1, 100),
            "      bytes      %  function\n         60   60.0  a\n         40   40.0  in 2 others\n"
        );
    }
}
