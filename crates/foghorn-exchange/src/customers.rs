//! Customers who hear one by one, as a table: CSV with a line of column names, in any order.
//!
//! Every column is kept under its own name, because a letter may print it; four of them mean something here as well: who
//! it is, where letters go, the plan, and what happened to them. Whole or not at all: every fault is told with its line.
//! Not here: letters (foghorn-app).

use std::io;

use csv::{ReaderBuilder, StringRecord, Writer, WriterBuilder};

use crate::LineFault;
use crate::cells::{delimiter, guarded, open_quote, sentence, text_of, unguarded};

/// More than one laptop writes to one by one: a list with more is some other list.
pub const CUSTOMERS_AT_MOST: usize = 200_000;
/// A cell of more bytes is no field of a list.
const CELL_AT_MOST: usize = 8 * 1024;

/// What a column means.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Field {
    /// Who it is.
    Name,
    /// Their mail address.
    Address,
    /// What they pay for.
    Plan,
    /// What happened to them.
    Happened,
}

/// A list of customers; rows are counted from 1.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Customers {
    columns: Vec<String>,
    rows: Vec<StringRecord>,
}

impl Customers {
    /// Reads a list: commas, semicolons or tabs, whichever its first line has most of.
    ///
    /// # Errors
    /// Every fault, in the file's order.
    pub fn read(bytes: &[u8]) -> Result<Self, Vec<LineFault>> {
        let text = text_of(bytes).map_err(|fault| vec![fault])?;
        let mut lines = ReaderBuilder::new().delimiter(delimiter(text)).flexible(true).from_reader(text.as_bytes());
        let columns: Vec<String> = match lines.headers() {
            Ok(names) => names.iter().map(|name| name.trim().to_owned()).collect(),
            Err(wrong) => return Err(vec![LineFault::new(1, sentence(&wrong))]),
        };
        let mut list = Self { columns, rows: Vec::new() };
        if list.column(Field::Name).is_none() {
            let wrong =
                "No column is called name; the first line must name the columns: name, address, plan, happened.";
            return Err(vec![LineFault::new(1, wrong)]);
        }
        if let Some(line) = open_quote(text) {
            let wrong = "A quotation mark is opened here and never closed: what follows would all be one cell.";
            return Err(vec![LineFault::new(line, wrong)]);
        }
        let mut faults = Vec::new();
        for row in lines.records() {
            let line = |at: Option<&csv::Position>| at.map_or(1, |at| usize::try_from(at.line()).unwrap_or(usize::MAX));
            match row {
                Ok(row) if row.iter().all(|cell| cell.trim().is_empty()) => {}
                Ok(row) => match list.row_of(&row) {
                    Ok(read) => list.rows.push(read),
                    Err(reason) => faults.push(LineFault::new(line(row.position()), reason)),
                },
                Err(wrong) => faults.push(LineFault::new(line(wrong.position()), sentence(&wrong))),
            }
            if list.rows.len() > CUSTOMERS_AT_MOST {
                let reason = format!("There are more than {CUSTOMERS_AT_MOST} customers; take them in parts.");
                faults.push(LineFault::new(1, reason));
                break;
            }
        }
        if faults.is_empty() { Ok(list) } else { Err(faults) }
    }

    /// How many there are.
    pub fn len(&self) -> usize {
        self.rows.len()
    }

    /// True where there are none.
    pub fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// The names of the columns.
    pub fn columns(&self) -> &[String] {
        &self.columns
    }

    /// The column that means this.
    pub fn column(&self, field: Field) -> Option<usize> {
        self.columns.iter().position(|name| field_of(name) == Some(field))
    }

    /// The column that fills a blank: the one of that name, else the one that means the same.
    pub fn column_for(&self, blank: &str) -> Option<usize> {
        let same = |name: &String| !plain(name).is_empty() && plain(name) == plain(blank);
        let by_name = self.columns.iter().position(same);
        by_name.or_else(|| field_of(blank).and_then(|field| self.column(field)))
    }

    /// A cell; empty where the list has no such row or column.
    pub fn cell(&self, row: u32, column: usize) -> &str {
        self.row(row).and_then(|cells| cells.get(column)).unwrap_or_default()
    }

    /// What a row says in the column that means this; empty where it says nothing.
    pub fn value(&self, row: u32, field: Field) -> &str {
        self.column(field).map_or("", |column| self.cell(row, column))
    }

    /// All cells of a row, in the order of the columns.
    pub fn row(&self, row: u32) -> Option<&StringRecord> {
        let index = usize::try_from(row).ok()?.checked_sub(1)?;
        self.rows.get(index)
    }

    /// Puts more of them at the end; columns that were not there before are empty in the rows before.
    pub fn add(&mut self, more: &Self) {
        let places: Vec<usize> = more.columns.iter().map(|name| self.place_of(name)).collect();
        for row in &more.rows {
            let mut cells = vec![""; self.columns.len()];
            for (place, cell) in places.iter().zip(row) {
                if let Some(slot) = cells.get_mut(*place) {
                    *slot = cell;
                }
            }
            self.rows.push(StringRecord::from(cells));
        }
    }

    /// A list of so many rows that say nothing but that they are gone.
    pub fn destroyed(rows: usize) -> Self {
        Self { columns: vec!["name".to_owned()], rows: vec![StringRecord::from(vec!["(destroyed)"]); rows] }
    }

    /// Leaves the first so many.
    pub fn truncate(&mut self, rows: usize) {
        self.rows.truncate(rows);
    }

    /// The list as a file; reading it gives the same list.
    pub fn write(&self) -> String {
        let mut lines = WriterBuilder::new().flexible(true).from_writer(Vec::new());
        // Writing into memory has no way to fail.
        let _ = lines.write_record(&self.columns);
        for row in &self.rows {
            let cells = (0..self.columns.len()).map(|column| guarded(row.get(column).unwrap_or_default()));
            let _ = lines.write_record(cells);
        }
        String::from_utf8(lines.into_inner().unwrap_or_default()).unwrap_or_default()
    }

    fn place_of(&mut self, name: &str) -> usize {
        let known = self.columns.iter().position(|own| plain(own) == plain(name));
        let known = known.or_else(|| field_of(name).and_then(|field| self.column(field)));
        known.unwrap_or_else(|| {
            self.columns.push(name.to_owned());
            self.columns.len() - 1
        })
    }

    fn row_of(&self, row: &StringRecord) -> Result<StringRecord, String> {
        if row.len() > self.columns.len() {
            return Err(format!("It has {} cells, and there are {} columns.", row.len(), self.columns.len()));
        }
        if row.iter().any(|cell| cell.len() > CELL_AT_MOST || cell.contains('\0')) {
            return Err(format!("A cell has a NUL character, or more than {} KiB.", CELL_AT_MOST >> 10));
        }
        let row: StringRecord = row.iter().map(|cell| unguarded(cell.trim())).collect();
        let said = |field| self.column(field).and_then(|column| row.get(column)).unwrap_or_default();
        if said(Field::Name).is_empty() {
            return Err("It has no name.".to_owned());
        }
        match said(Field::Address) {
            "" => Ok(row),
            address if is_address(address) => Ok(row),
            address => {
                let shown: String = address.chars().take(60).collect();
                Err(format!("\u{201c}{shown}\u{201d} is no mail address; leave it empty, or write one."))
            }
        }
    }
}

/// A table for mail merge, written row by row.
pub struct Merge<W: io::Write> {
    lines: Writer<W>,
}

impl<W: io::Write> Merge<W> {
    /// Begins it with the names of its columns.
    ///
    /// # Errors
    /// Where `to` cannot be written.
    pub fn new(to: W) -> io::Result<Self> {
        let mut lines = WriterBuilder::new().from_writer(to);
        lines.write_record(["row", "name", "address", "subject", "text"])?;
        Ok(Self { lines })
    }

    /// A letter.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn letter(&mut self, row: u32, name: &str, address: &str, subject: &str, text: &str) -> io::Result<()> {
        let row = row.to_string();
        let cells = [row.as_str(), name, address, subject, text];
        Ok(self.lines.write_record(cells.map(guarded))?)
    }

    /// Writes what is left.
    ///
    /// # Errors
    /// Where it cannot be written.
    pub fn end(self) -> io::Result<W> {
        self.lines.into_inner().map_err(csv::IntoInnerError::into_error)
    }
}

/// What a column, or a blank of a letter, means by its name.
fn field_of(name: &str) -> Option<Field> {
    Some(match plain(name).as_str() {
        "name" | "fullname" | "customer" | "customername" | "contact" | "contactname" | "displayname" => Field::Name,
        "address" | "email" | "mail" | "emailaddress" | "mailaddress" => Field::Address,
        "plan" | "tier" | "product" | "subscription" | "package" => Field::Plan,
        "happened"
        | "whathappened"
        | "whathappenedtothem"
        | "whatthispersoncouldnotdo"
        | "effect"
        | "impact"
        | "affected"
        | "harm" => Field::Happened,
        _ => return None,
    })
}

fn plain(name: &str) -> String {
    name.chars().filter(|letter| letter.is_alphanumeric()).flat_map(char::to_lowercase).collect()
}

fn is_address(text: &str) -> bool {
    let parts = text.split_once('@').filter(|(_, host)| !host.contains('@'));
    let odd = |letter: char| letter.is_whitespace() || letter.is_control() || "<>,;\"".contains(letter);
    parts.is_some_and(|(whom, host)| !whom.is_empty() && !host.is_empty()) && !text.contains(odd)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn read(text: &str) -> Customers {
        Customers::read(text.as_bytes()).expect("a list")
    }

    #[test]
    fn columns_are_known_by_what_they_mean_and_keep_their_own_names() {
        let list = read("E-Mail;Customer;Tier;What happened;Account manager\nann@example.com;Ann;Gold;12 orders;Bo\n");
        assert_eq!(list.value(1, Field::Name), "Ann");
        assert_eq!(list.value(1, Field::Address), "ann@example.com");
        assert_eq!(list.value(1, Field::Plan), "Gold");
        assert_eq!(list.column_for("what this person could not do"), list.column(Field::Happened));
        assert_eq!(list.column_for("account manager").map(|column| list.cell(1, column)), Some("Bo"));
        assert_eq!(list.column_for("name and role"), None, "the writer's own blank");
        assert_eq!((list.cell(2, 0), list.cell(0, 0)), ("", ""));
    }

    #[test]
    fn every_fault_has_its_line_and_nothing_comes_in() {
        let faults =
            Customers::read(b"name,address\nAnn,ann@example.com\n,bo@example.com\nCy,cy at home\nDi,d@x.y,1\n");
        let said: Vec<String> = faults.expect_err("faults").iter().map(LineFault::to_string).collect();
        assert_eq!(
            said,
            [
                "line 3: It has no name.",
                "line 4: \u{201c}cy at home\u{201d} is no mail address; leave it empty, or write one.",
                "line 5: It has 3 cells, and there are 2 columns.",
            ]
        );
        assert!(
            Customers::read(b"who,where\nAnn,x\n").expect_err("no name")[0].reason.starts_with("No column is called")
        );
        assert_eq!(Customers::read(b"name\n\"Ann\nBo\n").expect_err("a quote")[0].line, 2);
        assert_eq!(Customers::read(b"name\nAnn\n\xff\n").expect_err("not UTF-8")[0].line, 3);
        assert!(Customers::read(b"name\nA\0\n").is_err());
    }

    #[test]
    fn more_of_them_go_under_the_columns_that_mean_the_same() {
        let mut list = read("name,address\nAnn,ann@example.com\n");
        list.add(&read("happened,email,customer\n3 orders,bo@example.com,Bo\n"));
        assert_eq!(list.columns(), ["name", "address", "happened"]);
        assert_eq!(list.value(2, Field::Address), "bo@example.com");
        assert_eq!((list.value(2, Field::Happened), list.value(1, Field::Happened)), ("3 orders", ""));
        assert_eq!(Customers::read(list.write().as_bytes()).expect("itself").write(), list.write());
    }

    #[test]
    fn no_cell_is_a_formula_of_a_spreadsheet() {
        let mut merge = Merge::new(Vec::new()).expect("memory");
        merge.letter(1, "=cmd()", "a@b", "Sorry", "-- \nwe").expect("memory");
        let text = String::from_utf8(merge.end().expect("memory")).expect("text");
        assert_eq!(text, "row,name,address,subject,text\n1,'=cmd(),a@b,Sorry,\"'-- \nwe\"\n");
    }

    proptest! {
        #[test]
        fn what_is_written_is_read_as_it_was(names in proptest::collection::vec("[^\\p{C}\\s]\\PC{0,9}", 1..6)) {
            let mut lines = WriterBuilder::new().from_writer(Vec::new());
            lines.write_record(["name", "note"]).unwrap();
            for name in &names {
                lines.write_record([guarded(name.trim()), guarded(name.trim())]).unwrap();
            }
            let list = Customers::read(&lines.into_inner().unwrap()).unwrap();
            prop_assert_eq!(Customers::read(list.write().as_bytes()).unwrap(), list.clone());
            for (index, name) in names.iter().enumerate() {
                prop_assert_eq!(list.cell(u32::try_from(index).unwrap() + 1, 0), name.trim());
            }
        }
    }
}
