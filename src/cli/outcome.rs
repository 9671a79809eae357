//! How a command ended that could be carried out.

use std::process::ExitCode;

/// Whether there was anything to say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// Something was found.
    Found,
    /// Nothing was found.
    Nothing,
    /// What was looked for is better not there: differences.
    Different,
}

impl Outcome {
    /// 0 found, 1 nothing, or differences.
    #[must_use]
    pub fn exit_code(self) -> ExitCode {
        ExitCode::from(u8::from(self != Self::Found))
    }
}
