"""One module a file format: bytes in, the text of a document out."""
