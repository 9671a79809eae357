//! The rules that reading itself finds broken: what was tolerated, how much it matters, what to do.

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
    /// An activity that names no role.
    ACTIVITY_WITHOUT_ROLE = "activity-without-role", Info, "name the primary role below the activity's heading, or `-` for nobody in particular";
    /// An activity that names no services.
    ACTIVITY_WITHOUT_SERVICES = "activity-without-services", Info, "say below the activity's heading which services it applies to";
    /// A UTF-8 byte order mark.
    BYTE_ORDER_MARK = "byte-order-mark", Info, "save the page as UTF-8 without byte order mark";
    /// A row with a cell too many or too few.
    CELL_COUNT = "cell-count", Warning, "give the row one cell for each column of the header";
    /// A delimiter row of another length than the header.
    DELIMITER_COUNT = "delimiter-count", Warning, "give the row of dashes one cell for each column of the header";
    /// An id twice in one table of a conflict or page activity.
    DUPLICATE_TASK = "duplicate-task", Warning, "keep one of the rows";
    /// An empty cell in a header.
    EMPTY_HEADER = "empty-header", Warning, "name the column in the header row";
    /// A doubled pipe.
    EXTRA_PIPE = "extra-pipe", Warning, "remove the doubled pipe";
    /// A flag the header does not explain.
    FLAG_NOT_IN_HEADER = "flag-not-in-header", Warning, "write one of the letters that the header names";
    /// A line of front matter that is none.
    FRONT_MATTER_LINE = "front-matter-line", Warning, "write the line as `key: value`";
    /// No front matter.
    FRONT_MATTER_MISSING = "front-matter-missing", Info, "begin the page with `---`, `title: …`, `---`";
    /// Front matter without its end.
    FRONT_MATTER_UNCLOSED = "front-matter-unclosed", Warning, "close the front matter with a line `---`";
    /// Front matter that is no YAML.
    FRONT_MATTER_UNPARSABLE = "front-matter-unparsable", Warning, "write each line as `key: value`, quoted where it holds `: `";
    /// An include that cannot be resolved.
    INCLUDE_UNRESOLVED = "include-unresolved", Warning, "name a page inside the playbook's folder that does not include this one";
    /// A heading that Markdown takes for code.
    INDENTED_HEADING = "indented-heading", Warning, "begin the heading at the left margin";
    /// A date that is none.
    INVALID_DATE = "invalid-date", Warning, "write the date as YYYY-MM-DD";
    /// Bytes that are no text.
    INVALID_ENCODING = "invalid-encoding", Error, "save the page as UTF-8";
    /// Several labels on one line.
    JOINED_LABELS = "joined-labels", Warning, "put each label on a line of its own";
    /// Two rows on one line.
    JOINED_ROWS = "joined-rows", Error, "begin the second row on a line of its own";
    /// Merge-conflict markers.
    MERGE_CONFLICT = "merge-conflict", Error, "resolve the conflict and remove the markers";
    /// A lost pipe.
    MISSING_PIPE = "missing-pipe", Error, "put a pipe between the two values";
    /// A row divided by something else than pipes.
    ODD_SEPARATOR = "odd-separator", Error, "put pipes between the values";
    /// A row without an id.
    ROW_WITHOUT_ID = "row-without-id", Error, "give the row the task's id";
    /// A row without a name.
    ROW_WITHOUT_NAME = "row-without-name", Error, "give the row the task's name";
    /// A row over two lines.
    SPLIT_ROW = "split-row", Error, "write the row on one line";
    /// A line with an id that was not read as a task.
    UNREAD_ROW = "unread-row", Warning, "put the row into a task table, or write the number in words";
    /// A phase no lexicon knows.
    UNKNOWN_PHASE = "unknown-phase", Warning, "use a phase of the lifecycle, or add the word to the lexicon";
    /// A role no lexicon knows.
    UNKNOWN_ROLE = "unknown-role", Warning, "use the role's usual word, or add this one to the lexicon";
    /// A service no lexicon knows.
    UNKNOWN_SERVICE = "unknown-service", Warning, "use the service's usual word, or add this one to the lexicon";
    /// A motion no lexicon knows.
    UNKNOWN_MOTION = "unknown-motion", Warning, "use the motion's usual word, or add this one to the lexicon";
    /// An id that is more than a number.
    UNCLEAR_ID = "unclear-id", Warning, "write nothing but the number into the cell, and one row for each task";
    /// Emphasis that does not close.
    UNCLOSED_EMPHASIS = "unclosed-emphasis", Warning, "put the asterisks directly at the words they dress";
    /// UTF-16.
    UTF16 = "utf-16", Warning, "save the page as UTF-8";
    /// A label's value over two lines.
    WRAPPED_LABEL = "wrapped-label", Warning, "write the label and its value on one line";
    /// A page in another language than its place says.
    WRONG_LANGUAGE_PAGE = "wrong-language-page", Info, "move the page to the folder of its language, or translate it";
}
