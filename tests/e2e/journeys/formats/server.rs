//! A plain server of files, such as anybody has: a few lines of HTTP, types by ending, no policy, no probe.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

pub struct FileServer {
    address: String,
    asked: Arc<Mutex<Vec<String>>>,
}

impl FileServer {
    /// Serves the folder until the tests' process ends.
    pub fn of(folder: PathBuf) -> FileServer {
        let server = TcpListener::bind("127.0.0.1:0").expect("a port");
        let address = format!("http://{}/", server.local_addr().expect("an address"));
        let asked = Arc::new(Mutex::new(Vec::new()));
        let log = Arc::clone(&asked);
        thread::spawn(move || {
            for stream in server.incoming().flatten() {
                let (folder, log) = (folder.clone(), Arc::clone(&log));
                // A browser may open a connection that it never uses.
                thread::spawn(move || serve(stream, &folder, &log));
            }
        });
        FileServer { address, asked }
    }

    pub fn address(&self) -> String {
        self.address.clone()
    }

    /// Every path that was asked for.
    pub fn asked(&self) -> Vec<String> {
        self.asked.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }
}

fn serve(mut stream: TcpStream, folder: &Path, log: &Mutex<Vec<String>>) {
    let mut lines = BufReader::new(&stream).lines().map_while(Result::ok).take_while(|line| !line.is_empty());
    let Some(first) = lines.next() else { return };
    lines.for_each(drop);
    let path = first.split(' ').nth(1).unwrap_or("/").to_owned();
    let name = if path == "/" { "index.html" } else { path.trim_start_matches('/') };
    let kind = match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js" | "mjs") => "text/javascript",
        _ => "application/octet-stream",
    };
    let found = fs::read(folder.join(name));
    log.lock().unwrap_or_else(PoisonError::into_inner).push(path.clone());
    let (status, body) = found.map_or(("404 Not Found", Vec::new()), |bytes| ("200 OK", bytes));
    let _ = write!(
        stream,
        "HTTP/1.1 {status}\r\nContent-Type: {kind}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    let _ = stream.write_all(&body);
}
