//! A server of one file that answers when the test lets it, and not before.

use std::io::{Read, Write};
use std::net::TcpListener;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::thread;
use std::time::Duration;

pub struct Late {
    origin: String,
    is_time: Arc<AtomicBool>,
}

impl Late {
    pub fn of(file: Vec<u8>) -> Late {
        let server = TcpListener::bind("127.0.0.1:0").expect("a port");
        let origin = format!("http://{}", server.local_addr().expect("an address"));
        let is_time = Arc::new(AtomicBool::new(false));
        let (file, told) = (Arc::new(file), Arc::clone(&is_time));
        // It ends with the tests' process: a browser may still hold a connection that it never used.
        thread::spawn(move || {
            for mut stream in server.incoming().flatten() {
                let (file, told) = (Arc::clone(&file), Arc::clone(&told));
                thread::spawn(move || {
                    let _ = stream.read(&mut [0; 4096]);
                    while !told.load(Ordering::Relaxed) {
                        thread::sleep(Duration::from_millis(20));
                    }
                    let head =
                        "HTTP/1.1 200 OK\r\nContent-Type: text/javascript; charset=utf-8\r\nAccess-Control-Allow-Origin: *";
                    let _ = write!(stream, "{head}\r\nContent-Length: {}\r\nConnection: close\r\n\r\n", file.len());
                    let _ = stream.write_all(&file);
                });
            }
        });
        Late { origin, is_time }
    }

    pub fn origin(&self) -> &str {
        &self.origin
    }

    /// What a page runs to ask for the file as its script.
    pub fn is_asked_for(&self) -> String {
        let script = format!("Object.assign(document.createElement('script'), {{ src: '{}/baton/baton.late.js' }})", self.origin);
        format!("document.head.append({script})")
    }

    /// From now on it answers.
    pub fn comes(&self) {
        self.is_time.store(true, Ordering::Relaxed);
    }
}
