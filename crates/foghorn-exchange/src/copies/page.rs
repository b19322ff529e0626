//! A whole HTML page that needs nothing but itself: to be opened, printed or sent along.

use super::document;

/// Readable on a screen in either light, and on paper in black; nothing is loaded and nothing runs.
const STYLE: &str = "\
:root{color-scheme:light dark}
body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif;overflow-wrap:anywhere}
h1{font-size:1.5rem;line-height:1.25}
h2{margin-top:1.75rem;padding-bottom:.2rem;font-size:1.1rem;border-bottom:1px solid #8886}
ul{padding-left:1.25rem}
li{margin:.25rem 0}
table{border-collapse:collapse}
th,td{padding:.2rem 1rem .2rem 0;text-align:left;border-bottom:1px solid #8886}
@media print{:root{color-scheme:light}body{margin:0;max-width:none;font-size:10.5pt}h2{break-after:avoid}li{break-inside:avoid}}
";

/// The page of a document: its title in the head, the document in the body.
pub fn page(title: &str, markdown: &str) -> String {
    let policy = "default-src 'none'; style-src 'unsafe-inline'";
    format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"{policy}\">\n\
         <title>{}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n{}\n</body>\n</html>\n",
        escaped(title),
        document(markdown),
    )
}

/// A text between tags.
fn escaped(text: &str) -> String {
    text.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}
