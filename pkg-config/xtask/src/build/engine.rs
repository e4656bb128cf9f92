//! The engine: Rust to wasm, wasm-bindgen, wasm-opt.

use std::env;
use std::ffi::OsString;
use std::fs;
use std::path::{Path, PathBuf};

use wasm_bindgen_cli_support::{Bindgen, EncodeInto};

use super::{Make, order};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::run::Run;
use crate::setup::{node, wasm_target::TARGET};
use crate::stamp::Step;

/// The wasm features that rustc has on by default; wasm-opt must be told of each, and the list of them stays out of the file.
/// Functions that have one caller stay apart: in a giant each local and each place on the stack takes two bytes to name.
/// Those that are hardly longer than a call are put in its place: browsers compile each function at its first call, and have 18 fewer to
/// compile at the start. Control flow is taken apart and put together once, then all is shrunk again, twice: what the first time frees the
/// second one finds. Together 2% of the compressed engine. The alignments of loads and stores, which no processor of ours asks for, all
/// become the same, so that the published rows need not hold them.
/// `-tnh` (traps never happen) stays out: the loader's one guard relies on traps.
const SHRINK: [&str; 15] = [
    "-Oz",
    "--converge",
    "--strip-target-features",
    "--one-caller-inline-max-function-size=0",
    "--always-inline-max-function-size=5",
    "--flatten",
    "--rereloop",
    "-Oz",
    "-Oz",
    "--dealign",
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-multivalue",
];

/// What LLVM does at this level of optimisation for the speed of loops: addresses kept in variables of their own, and loads that are done
/// before a loop or in each of its branches. Our loops are short: ten thousand page views take the same time without.
const SHORT: [&str; 3] = ["llvm-args=-disable-lsr", "llvm-args=-disable-machine-licm", "llvm-args=-enable-load-pre=0"];

/// The engine's stack in bytes: sixteen times what the deepest of all scenarios takes. The linker's own choice, a megabyte, would be
/// more than everything else that the engine holds. It lies below all data, so that a stack that ran over would trap.
pub const STACK: usize = 65_536;

pub fn build(places: &Places, make: Make, dist: &Path, stamps: &Path) -> Result<(), Failure> {
    let bound = bound(&compile(places, make)?, dist, "engine", stamps)?;
    shrink(places, &bound, &dist.join("engine.wasm"), stamps)
}

/// What wasm-bindgen makes of a wasm, beside its glue in `glue/<name>.js` and the types of both. The loader has a glue of its own.
pub fn bound(compiled: &PathBuf, dist: &Path, name: &str, stamps: &Path) -> Result<PathBuf, Failure> {
    let glue = dist.join("glue");
    let [bound, js, types, exports] =
        ["_bg.wasm", ".js", ".d.ts", "_bg.wasm.d.ts"].map(|ending| glue.join(format!("{name}{ending}")));
    Step {
        name: &format!("wasm-bindgen {name}"),
        settings: "0.2.130 web without references, with encodeInto",
        inputs: std::slice::from_ref(compiled),
        outputs: &[bound.clone(), js, types, exports],
        stamps,
    }
    .perform(|| bind(compiled, &glue, name, Names::Dropped))?;
    Ok(bound)
}

/// Shrinks a wasm with wasm-opt, and puts its functions in the order that compresses best.
pub fn shrink(places: &Places, bound: &Path, out: &Path, stamps: &Path) -> Result<(), Failure> {
    let name = out.file_name().unwrap_or_default().to_string_lossy();
    Step {
        name: &format!("wasm-opt {name}"),
        settings: &[&SHRINK[..], &["by likeness"]].concat().join(" "),
        inputs: &[bound.to_path_buf(), places.www().join("package-lock.json")],
        outputs: &[out.to_path_buf()],
        stamps,
    }
    .perform(|| {
        node::tool(places, "wasm-opt").args(SHRINK).arg(bound).arg("-o").arg(out).stream()?;
        let ordered = order::by_likeness(&files::read(out)?)
            .map_err(|why| Failure::new(out.display(), format_args!("cannot be read ({why})"), "build it again"))?;
        files::write(out, ordered)
    })
}

/// The visitor's engine once more, with the names of its functions in it, so that its bytes can be told apart.
pub fn named(places: &Places, folder: &Path) -> Result<PathBuf, Failure> {
    let compiled = compile(places, Make::Visitor)?;
    bind(&compiled, folder, "engine", Names::Kept)?;
    let engine = folder.join("engine.wasm");
    let bound = folder.join("engine_bg.wasm");
    node::tool(places, "wasm-opt").args(SHRINK).arg("--debuginfo").arg(&bound).arg("-o").arg(&engine).stream()?;
    Ok(engine)
}

fn compile(places: &Places, make: Make) -> Result<PathBuf, Failure> {
    // A target folder for each make: in one they would overwrite each other, and each run would compile both anew.
    let (features, target) = match make {
        Make::Visitor => ("page", places.target.clone()),
        Make::Trap => ("page,trap", places.target.join("trap")),
        Make::Bench => ("page,bench", places.target.join("bench-engine")),
    };
    cdylib(places, features, &target, &[&format!("link-arg=-zstack-size={STACK}")])
}

/// A cdylib in the size profile, with these features and flags of code generation. The library itself stays an rlib: with both kinds
/// cargo leaves link-time optimisation out.
pub fn cdylib(places: &Places, features: &str, target: &Path, codegen: &[&str]) -> Result<PathBuf, Failure> {
    let compiled = target.join(TARGET).join("page/baton_handoff.wasm");
    Run::cargo()
        .args(["rustc", "--package", "baton-handoff", "--lib", "--crate-type", "cdylib", "--profile", "page"])
        .args(["--no-default-features", "--features", features, "--target", TARGET])
        .arg("--target-dir")
        .arg(target)
        .quiet_once(&compiled)
        .env("CARGO_ENCODED_RUSTFLAGS", anywhere(places)?)
        .arg("--")
        .args(SHORT.iter().chain(codegen).flat_map(|flag| ["-C", flag]))
        .within(&places.root)
        .stream()?;
    Ok(compiled)
}

/// What makes a wasm the same bytes in every folder and on every machine: where sources, packages and the standard library lie
/// does not stand in it. Other flags of the machine's own stay out for the same reason.
fn anywhere(places: &Places) -> Result<OsString, Failure> {
    let home = env::var_os("CARGO_HOME").map(PathBuf::from).or_else(|| Some(env::home_dir()?.join(".cargo")));
    let sysroot = Run::new("rustc").args(["--print", "sysroot"]).within(&places.root).text()?;
    let mut roots = vec![(places.root.clone(), "/baton"), (sysroot.trim().into(), "/rust")];
    if let Some(home) = home {
        // A folder of its own for each registry: a mirror holds the same packages under another name. The last that fits is taken.
        let registries = fs::read_dir(home.join("registry/src")).into_iter().flatten().flatten().map(|folder| folder.path());
        let registries: Vec<_> = registries.map(|folder| (folder, "/packages")).collect();
        roots.push((home, "/cargo"));
        roots.extend(registries);
    }
    let mut flags = OsString::new();
    for (from, to) in roots {
        if !flags.is_empty() {
            // What cargo takes flags apart by.
            flags.push("\u{1f}");
        }
        flags.push("--remap-path-prefix=");
        flags.push(from);
        flags.push("=");
        flags.push(to);
    }
    Ok(flags)
}

/// Whether functions keep their names.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Names {
    Kept,
    Dropped,
}

/// wasm-bindgen as a library: always the version of the engine, and nothing to download.
fn bind(wasm: &Path, glue: &Path, name: &str, names: Names) -> Result<(), Failure> {
    let mut bytes = files::read(wasm)?;
    if name == "engine" {
        without_references(&mut bytes);
    }
    let generate = || {
        let mut bindgen = Bindgen::new();
        bindgen.input_bytes(name, bytes.clone()).out_name(name).web(true)?;
        bindgen.typescript(true).omit_default_module_path(true).encode_into(EncodeInto::Always);
        bindgen.remove_name_section(names == Names::Dropped).remove_producers_section(true);
        bindgen.generate(glue)
    };
    generate().map_err(|e| {
        let reason = format!("{e:#}").replace('\n', " ");
        Failure::new(
            wasm.display(),
            format_args!("wasm-bindgen refuses it ({reason})"),
            "the wasm-bindgen of Cargo.toml and wasm-bindgen-cli-support of xtask must be one version",
        )
    })
}

/// Says of a wasm that it holds no references to objects of JavaScript, which rustc says of each that it does. wasm-bindgen makes a table of
/// 1,024 of them otherwise, and imports what fills it: the engine takes and gives texts alone, and then imports nothing at all.
fn without_references(wasm: &mut [u8]) {
    const SAYS: &[u8] = b"+\x0freference-types";
    if let Some(at) = wasm.windows(SAYS.len()).position(|bytes| bytes == SAYS)
        && let Some(sign) = wasm.get_mut(at)
    {
        *sign = b'-';
    }
}
