//! What the pages mean: the model and its reader.
