//! Programs of a browser engine: where they are looked for, and how Debian's are installed.

use std::env;
use std::path::PathBuf;

use super::Install;
use crate::failure::Failure;
use crate::run::Run;

/// How a program is looked for: by its variable, then by name on PATH, then in its usual places.
pub struct Wanted {
    pub variable: &'static str,
    pub names: &'static [&'static str],
    pub places: &'static [&'static str],
}

impl Wanted {
    pub fn find(&self) -> Result<Option<PathBuf>, Failure> {
        if let Some(set) = env::var_os(self.variable).filter(|value| !value.is_empty()) {
            let path = PathBuf::from(set);
            return match path.is_file() {
                true => Ok(Some(path)),
                false => {
                    Err(Failure::new(self.variable, format_args!("{} is not a file", path.display()), "correct it or unset it"))
                }
            };
        }
        let usual = self.places.iter().map(PathBuf::from).find(|path| path.is_file());
        Ok(self.names.iter().find_map(|name| on_path(name)).or(usual))
    }
}

pub fn on_path(name: &str) -> Option<PathBuf> {
    let file = format!("{name}{}", env::consts::EXE_SUFFIX);
    env::split_paths(&env::var_os("PATH")?).map(|folder| folder.join(&file)).find(|path| path.is_file())
}

/// Installs packages where this user may; `false` where not.
pub fn apt(install: Install, what: &str, packages: &[&str]) -> Result<bool, Failure> {
    if !may_install() {
        return Ok(false);
    }
    let apt = || Run::new("apt-get").env("DEBIAN_FRONTEND", "noninteractive");
    let update = apt().args(["update", "-qq"]);
    let add = apt().args(["install", "-y", "-qq", "--no-install-recommends"]).args(packages);
    install.perform(what, vec![update, add])?;
    Ok(true)
}

#[cfg(unix)]
fn may_install() -> bool {
    nix::unistd::Uid::effective().is_root() && on_path("apt-get").is_some()
}

#[cfg(not(unix))]
fn may_install() -> bool {
    false
}
