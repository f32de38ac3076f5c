//! What a book's pages are when they are served.
