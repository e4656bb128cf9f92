//! `baton publish`.

use std::path::{Path, PathBuf};

use baton_handoff::{
    agreement::document::{Definition, SiteConfig},
    check,
    error::Error,
    handoff::bundle::Room,
    publish::{Engine, FIRST_YEAR, Options, Packing, compressed, publish},
};

use crate::{Failure, check::line, files};

/// Makes the files of a site from both documents and the engine.
///
/// baton.<hash>.js is the one script that visitors load, baton.<hash>.mjs the same as a module, baton.<hash>.slim.mjs and
/// baton.<hash>.wasm a pair for teams that serve the engine by itself; snippet.html is what goes into the pages; integrity.json says
/// what went in and what came out, bom.cdx.json what the engine is made of. Beside each file that a browser asks for lie .br and .gz. definitions/ is what `baton verify` reads: it belongs to the receiver and not on the web, since it holds names,
/// sources and what only the receiver judges; keep what earlier versions left there, since cached scripts send them for weeks. The
/// same documents and the same engine give the same bytes.
///
/// The last line is the worst case of the context that leads bring: every rule counted that one lead can meet, all evidence there, 40 characters for
/// each path and 24 for each campaign value and host. A slot that is too small for it is warned about, since verify then says
/// cannot_be_checked.
#[derive(clap::Args)]
#[command(after_help = "Example:
  baton publish --site site.json --definition lead-definition.json --engine target/dist --out published
  cp published/baton.*.js public/baton/")]
pub struct Arguments {
    /// The site config
    #[arg(long, value_name = "FILE")]
    site: PathBuf,
    /// The lead definition, signed by both teams
    #[arg(long, value_name = "FILE")]
    definition: PathBuf,
    /// The folder that `cargo xtask build` wrote
    #[arg(long, value_name = "DIR")]
    engine: PathBuf,
    /// The folder to write to
    #[arg(long, value_name = "DIR")]
    out: PathBuf,
    /// Publish although a signature is missing or void; each lead then says so
    #[arg(long)]
    unsigned: bool,
    /// First of the ten years for which opening hours are known
    #[arg(long, value_name = "YEAR", default_value_t = FIRST_YEAR)]
    offsets_from: i16,
    /// How the scripts hold the engine: ascii for hosts that compress with brotli, deflate for hosts with gzip alone or nothing
    #[arg(long, value_enum, default_value = "ascii")]
    packing: HowPacked,
    /// Write no .br and .gz
    #[arg(long)]
    uncompressed: bool,
    /// Leave the inspector out: `?baton=inspect` then opens nothing
    #[arg(long)]
    no_inspector: bool,
}

#[derive(Clone, Copy, clap::ValueEnum)]
enum HowPacked {
    Ascii,
    Deflate,
}

pub fn run(arguments: &Arguments) -> Result<(), Failure> {
    let refused = |name: &Path| {
        let name = name.display().to_string();
        move |problems: Vec<_>| Failure::Found(Error::document(&name, problems).to_string())
    };
    let definition = Definition::read(&files::read(&arguments.definition)?).map_err(refused(&arguments.definition))?;
    let site = SiteConfig::read(&files::read(&arguments.site)?).map_err(refused(&arguments.site))?;
    let found = |why: Error| Failure::Found(why.to_string());
    let engine = Engine::of_files(files::folder(&arguments.engine)?).map_err(found)?;
    let packing = match arguments.packing {
        HowPacked::Ascii => Packing::Ascii,
        HowPacked::Deflate => Packing::Deflate,
    };
    let options =
        Options { unsigned: arguments.unsigned, first_year: arguments.offsets_from, packing, inspector: !arguments.no_inspector };
    let mut files = publish(&site, &definition, &engine, options).map_err(found)?;
    if !arguments.uncompressed {
        files.extend(compressed(&files));
    }
    for file in files {
        let path = arguments.out.join(&file.name);
        if file.name.ends_with(".offsets.json") {
            files::keeps(&path, &file.bytes)?;
        }
        files::write(&path, &file.bytes)?;
        files::print(&format!("{} ({} bytes)", path.display(), file.bytes.len()));
    }
    if let Some(room) = check::room(&site, &definition) {
        let Room { whole, with_evidence, least } = room;
        files::print(&format!(
            "longest context of this definition: {whole} characters, {with_evidence} with its evidence and nothing else to spare, {least} without evidence"
        ));
    }
    let name = arguments.site.display().to_string();
    check::slots(&site, &definition).iter().for_each(|problem| eprintln!("{}", line(&name, problem)));
    Ok(())
}
