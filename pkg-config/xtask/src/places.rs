//! Where everything lives: the sources, and the folders under `target/` that the tasks write.

use std::env;
use std::path::{Path, PathBuf};

use crate::failure::Failure;

pub struct Places {
    /// The workspace, made absolute: tasks work from any folder of it.
    pub root: PathBuf,
    /// Cargo's target folder, wherever `CARGO_TARGET_DIR` or a configuration puts it.
    pub target: PathBuf,
}

impl Places {
    pub fn find() -> Result<Places, Failure> {
        // Cargo says where this package is now; the path at compile time is for a binary started by hand.
        let package = env::var_os("CARGO_MANIFEST_DIR").map_or_else(|| env!("CARGO_MANIFEST_DIR").into(), PathBuf::from);
        let root = package.ancestors().nth(2).map(Path::to_path_buf);
        let root = root.filter(|root| root.join("Cargo.lock").exists()).ok_or_else(|| {
            Failure::new(package.display(), "the workspace two folders up holds no Cargo.lock", "run it as `cargo xtask`")
        })?;
        // This binary lies in <target>/<profile>/, which is true for every way to configure the target folder.
        let binary = env::current_exe().map_err(|e| {
            Failure::new("cargo xtask", format_args!("its own path is not known ({e})"), "run it as `cargo xtask`")
        })?;
        let target = binary.ancestors().nth(2).map_or_else(|| root.join("target"), Path::to_path_buf);
        Ok(Places { root, target })
    }

    pub fn www(&self) -> PathBuf {
        self.root.join("www")
    }

    /// Engine and loader as visitors get them: what `baton publish --engine` takes.
    pub fn dist(&self) -> PathBuf {
        self.target.join("dist")
    }

    pub fn demo(&self) -> PathBuf {
        self.target.join("demo")
    }

    pub fn budget(&self) -> PathBuf {
        self.root.join("pkg-config/budget.toml")
    }

    /// A path as a person reads it: from the workspace on, where it lies inside.
    pub fn short<'a>(&self, path: &'a Path) -> std::path::Display<'a> {
        path.strip_prefix(&self.root).unwrap_or(path).display()
    }
}
