"""The peer of the papers: the same writer libraries with constant data, nothing else.

It shares no code with saferplan, and every word and number in it is a constant. Of
each paper it makes as much as it is told, which is what `pack_sizes` counted in ours:

* PDF: pages, pictures and how many of them are small, tables, their cells and heading
  cells, how many cells differ, headings, links, letters in cells and in all; each page
  has a head and "Page n of m" at its foot, as ours has;
* slides: slides, native charts, texts and their runs, tables and their cells,
  slides with notes and the paragraphs in them;
* workbook: for each sheet its rows and columns, the cells with words, how many of
  those differ, and the rows whose height is stated; each sheet is one table;
* Word document: sections with a head and a foot, paragraphs in tables and outside,
  runs, headings, links, letters, tables of as many rows, columns and cells, and
  pictures of as many dots, which typst draws from SVG in one go as it does for ours.

It is written the shortest way that the libraries offer, and no slower.
"""
