//! The rules whose violations the reader itself finds: name, severity and remedy.

use crate::source::{Rule, Severity};

macro_rules! rules {
    ($($(#[$doc:meta])* $name:ident = $rule:literal, $severity:ident, $help:literal;)*) => {
        $($(#[$doc])* pub static $name: Rule =
            Rule { name: $rule, severity: Severity::$severity, help: $help };)*
        /// All rules of reading, in the order of their names.
        pub static RULES: &[&Rule] = &[$(&$name),*];
    };
}

rules! {
    /// An activity with tasks that does not name a role.
    ACTIVITY_WITHOUT_ROLE = "activity-without-role", Info, "name the primary role below the activity's heading, or `-` if it has none";
    /// An activity with tasks that does not name its services.
    ACTIVITY_WITHOUT_SERVICES = "activity-without-services", Info, "name the services below the activity's heading";
    /// A byte order mark at the start of the file.
    BYTE_ORDER_MARK = "byte-order-mark", Info, "save the page as UTF-8 without a byte order mark";
    /// A task row with too many or too few cells, or with its values in other columns.
    CELL_COUNT = "cell-count", Warning, "give the row one cell for each column of the header";
    /// A delimiter row with more or fewer cells than the header.
    DELIMITER_COUNT = "delimiter-count", Warning, "give the delimiter row one cell for each column of the header";
    /// A task that occurs twice in one activity or table.
    DUPLICATE_TASK = "duplicate-task", Warning, "keep one of the rows";
    /// A column of a task table without a heading.
    EMPTY_HEADER = "empty-header", Warning, "name the column in the header row";
    /// A task row that starts with two pipes.
    EXTRA_PIPE = "extra-pipe", Warning, "remove the extra pipe";
    /// A task whose requirement flag is empty or not explained in the table's header.
    FLAG_NOT_IN_HEADER = "flag-not-in-header", Warning, "use one of the letters that the header explains";
    /// A line of front matter that does not have the form `key: value`.
    FRONT_MATTER_LINE = "front-matter-line", Warning, "write the line as `key: value`";
    /// A page without front matter.
    FRONT_MATTER_MISSING = "front-matter-missing", Info, "begin the page with `---`, `title: …`, `---`";
    /// Front matter without its closing fence.
    FRONT_MATTER_UNCLOSED = "front-matter-unclosed", Error, "close the front matter with a line `---`";
    /// Front matter below another line than `---`.
    FRONT_MATTER_UNOPENED = "front-matter-unopened", Error, "open the front matter with a line `---`";
    /// Front matter that is not valid YAML, or that has anchors and aliases.
    FRONT_MATTER_UNPARSABLE = "front-matter-unparsable", Warning, "write each line as `key: value`, and quote values that contain `: `";
    /// An include that names no page of the playbook, or that includes itself.
    INCLUDE_UNRESOLVED = "include-unresolved", Warning, "name a page in the playbook's folder that does not include this one";
    /// A section heading that is indented by four or more spaces.
    INDENTED_HEADING = "indented-heading", Warning, "remove the indentation";
    /// A revision with an invalid date.
    INVALID_DATE = "invalid-date", Warning, "write the date as YYYY-MM-DD";
    /// Bytes that are not valid UTF-8, or a NUL character.
    INVALID_ENCODING = "invalid-encoding", Error, "save the page as UTF-8";
    /// Several labels on one line.
    JOINED_LABELS = "joined-labels", Warning, "put each label on its own line";
    /// Two task rows on one line.
    JOINED_ROWS = "joined-rows", Error, "move the second row to its own line";
    /// Labels of an activity without a heading above them.
    LABELS_WITHOUT_HEADING = "labels-without-heading", Warning, "write the activity's heading above the labels: `### Activity`";
    /// Markers of an unresolved merge conflict.
    MERGE_CONFLICT = "merge-conflict", Error, "resolve the conflict and remove the markers";
    /// A task row that is missing a pipe between two values.
    MISSING_PIPE = "missing-pipe", Error, "put a pipe between the two values";
    /// A standard heading or a label that is not spelt as such.
    MISSPELT = "misspelt", Warning, "write the standard heading, or the label as `Primary Role: **FastTrack Manager**`";
    /// A task row whose values are separated by tabs, semicolons, escaped pipes or box-drawing lines.
    ODD_SEPARATOR = "odd-separator", Error, "put pipes between the values";
    /// A key that the front matter has twice.
    REPEATED_KEY = "repeated-key", Warning, "keep one of the lines";
    /// A task row without an id.
    ROW_WITHOUT_ID = "row-without-id", Error, "write the task's id, and nothing else, into the cell for ids";
    /// A task row without a name.
    ROW_WITHOUT_NAME = "row-without-name", Error, "add the task's name";
    /// A row of tasks or revisions, or a header, that is split over several lines.
    SPLIT_ROW = "split-row", Error, "write the row on one line";
    /// A line that looks like a row of tasks or revisions but is not in such a table.
    UNREAD_ROW = "unread-row", Warning, "move the row into its table, or write the number as a word";
    /// A phase that the lexicon does not know.
    UNKNOWN_PHASE = "unknown-phase", Warning, "use a phase of the lifecycle, or add this one to the lexicon";
    /// A role that the lexicon does not know.
    UNKNOWN_ROLE = "unknown-role", Warning, "use the standard name of the role, or add this one to the lexicon";
    /// A service that the lexicon does not know.
    UNKNOWN_SERVICE = "unknown-service", Warning, "use the standard name of the service, or add this one to the lexicon";
    /// A motion that the lexicon does not know.
    UNKNOWN_MOTION = "unknown-motion", Warning, "use the standard name of the motion, or add this one to the lexicon";
    /// A task table whose header does not say what a column or a letter means.
    UNCLEAR_HEADER = "unclear-header", Warning, "name the columns as other task tables do, and explain the letters as mandatory and optional";
    /// An id cell that contains more than the number: a word, a note, a second id, or a letter that looks like a digit.
    UNCLEAR_ID = "unclear-id", Warning, "put only the number into the cell for ids, and write one row for each task";
    /// A page that is saved as UTF-16 or UTF-32.
    UTF16 = "utf-16", Warning, "save the page as UTF-8";
    /// A label whose value continues on the next line.
    WRAPPED_LABEL = "wrapped-label", Warning, "write the label and its value on one line";
    /// A page that is written in another language than its file name or folder says.
    WRONG_LANGUAGE_PAGE = "wrong-language-page", Warning, "translate the page, or move it to the folder of its language";
}
