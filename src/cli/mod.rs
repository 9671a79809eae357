//! Who asks: arguments, session, rows and exit codes.
