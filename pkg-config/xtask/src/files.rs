//! Files and folders, with failures that name them.

use std::fs;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

pub fn read(path: &Path) -> Result<Vec<u8>, Failure> {
    fs::read(path).map_err(|e| Failure::file(path, "read it", &e))
}

pub fn read_text(path: &Path) -> Result<String, Failure> {
    fs::read_to_string(path).map_err(|e| Failure::file(path, "read it", &e))
}

/// Writes it, with the folders above it.
pub fn write(path: &Path, contents: impl AsRef<[u8]>) -> Result<(), Failure> {
    if let Some(folder) = path.parent() {
        make_folder(folder)?;
    }
    fs::write(path, contents).map_err(|e| Failure::file(path, "write it", &e))
}

pub fn make_folder(path: &Path) -> Result<(), Failure> {
    fs::create_dir_all(path).map_err(|e| Failure::file(path, "make the folder", &e))
}

/// Makes it an empty folder. Only for folders that the tasks themselves fill.
pub fn empty_folder(path: &Path) -> Result<(), Failure> {
    if path.exists() {
        fs::remove_dir_all(path).map_err(|e| Failure::file(path, "empty the folder", &e))?;
    }
    make_folder(path)
}

/// Every file below the folder, in a fixed order; nothing where there is no folder.
pub fn below(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut found = Vec::new();
    for path in inside(folder)? {
        match path.is_dir() {
            true => found.extend(below(&path)?),
            false => found.push(path),
        }
    }
    Ok(found)
}

/// The files directly inside the folder whose names end so, in a fixed order.
pub fn with_ending(folder: &Path, ending: &str) -> Result<Vec<PathBuf>, Failure> {
    let named = |path: &PathBuf| path.is_file() && path.to_string_lossy().ends_with(ending);
    Ok(inside(folder)?.into_iter().filter(named).collect())
}

fn inside(folder: &Path) -> Result<Vec<PathBuf>, Failure> {
    if !folder.is_dir() {
        return Ok(Vec::new());
    }
    let listed = fs::read_dir(folder).and_then(Iterator::collect::<Result<Vec<_>, _>>);
    let listed = listed.map_err(|e| Failure::file(folder, "list the folder", &e))?;
    let mut paths: Vec<PathBuf> = listed.into_iter().map(|entry| entry.path()).collect();
    paths.sort();
    Ok(paths)
}
