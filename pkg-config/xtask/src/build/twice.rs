//! `cargo xtask build --twice`: everything is built from nothing in two folders that are not called alike, and must be the same.

use std::path::{Path, PathBuf};

use super::{Make, build};
use crate::failure::Failure;
use crate::files;
use crate::places::Places;
use crate::programs;
use crate::publish;
use crate::stamp::sha256;

/// Not of one length and not of one depth, with a sign that some tool may escape.
const FOLDERS: [&str; 2] = ["one", "a second/folder by another name"];
/// What is made and not written.
const MADE: [&str; 4] = ["target", "node_modules", ".git", "mutants.out"];

/// Builds engine and loader twice from copies of the sources, publishes the demo's documents with each, and compares every file.
pub fn run(places: &Places) -> Result<(), Failure> {
    let home = places.target.join("twice");
    let baton = programs::build(places)?.baton;
    let mut built = Vec::new();
    for name in FOLDERS {
        let root = home.join(name);
        files::empty_folder(&root)?;
        copy(&places.root, &root)?;
        link(&places.www().join("node_modules"), &root.join("www/node_modules"))?;
        let copied = Places { target: root.join("target"), root };
        println!("Building in {}", places.short(&copied.root));
        build(&copied, Make::Visitor, &copied.dist())?;
        let documents = [copied.www().join("demo/site.json"), copied.root.join("pkg-config/definitions/b2b-saas.json")];
        let out = copied.target.join("published");
        publish::publish(&copied, &baton, &copied.dist(), &[&documents[0], &documents[1]], &out)?;
        built.push(hashes(&copied.dist())?.into_iter().chain(hashes(&out)?).collect::<Vec<_>>());
    }
    let [first, second] = [&built[0], &built[1]];
    for one in first.iter().filter(|one| !second.contains(one)) {
        eprintln!("{}: is other bytes in the second folder", one.0);
    }
    if first != second {
        return Err(Failure::new(
            "two clean builds",
            "are not the same",
            "find what holds a path, a time or an order of its own",
        ));
    }
    for (name, hash) in first.iter().filter(|(name, _)| ["engine.wasm", "loader.js", "integrity.json"].contains(&name.as_str())) {
        println!("{hash}  {name}");
    }
    println!("Two clean builds in two folders: the same {} files", first.len());
    Ok(())
}

/// Name and hash of each file but the stamps, which hold paths, and what tsc was told.
fn hashes(folder: &Path) -> Result<Vec<(String, String)>, Failure> {
    let mut all = Vec::new();
    for path in files::below(folder)? {
        let name = path.strip_prefix(folder).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        if !name.starts_with("stamps/") && name != "tsconfig.json" {
            all.push((name, sha256(&files::read(&path)?)));
        }
    }
    Ok(all)
}

fn copy(from: &Path, to: &Path) -> Result<(), Failure> {
    for path in entries(from)? {
        let name = path.file_name().unwrap_or_default();
        if MADE.iter().any(|made| name == *made) {
            continue;
        }
        let target = to.join(name);
        if path.is_dir() {
            copy(&path, &target)?;
        } else {
            files::write(&target, files::read(&path)?)?;
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let listed = std::fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let listed = listed.map_err(|e| Failure::file(folder, "list the folder", &e))?;
    Ok(listed.into_iter().map(|entry| entry.path()).collect())
}

/// The tools are the same in both: a hundred megabytes need not be copied.
fn link(from: &Path, to: &Path) -> Result<(), Failure> {
    #[cfg(unix)]
    let linked = std::os::unix::fs::symlink(from, to);
    #[cfg(windows)]
    let linked = std::os::windows::fs::symlink_dir(from, to);
    linked.map_err(|e| Failure::file(to, "link it", &e))
}
