/// Every file of the built-in theme by its name below `themes/panel/`, compiled into the program.
pub const EMBEDDED: &[(&str, &str)] = &[];
