"""How much of a page is looked at, and how far from its headline."""

LONGEST = 400  # characters of a heading, a byline or a date, and of an element's class and id
PIECES = 150  # pieces of text of one
NAME = 60  # characters of a name
NEAR = (700, 1500)  # characters before and after a headline within which its byline and date stand …
BELOW = (100, 500)  # … and within which readers see them at once
