"""What the HTML of a page says about its article.

Every field has its sources in order (`sources` has them as tables), and the first that tells something is believed:

title        the heading that says the headline of linked data, og:title or a part of the title element, else the h1;
             the headline of linked data, if the heading resembles nothing; og:title; the title element. Never the site's name.
authors      linked data; a byline near the headline; linked data of the page; meta elements; a line below the headline;
             bylines further on, if they agree. People come before desks, whatever the source, and the site comes last.
date         the sources `PUBLISHED`, then what htmldate finds; what readers see below the headline, if it is earlier or a day off
updated      the sources `MODIFIED`, if it is later than the date
others       the sources `OTHERS`

From the tree to the facts: `scan` walks over the tree once, `said` asks a source by its name, `titles`, `authors`, `days` and
`others` choose among the sources, `read` puts the facts together.
"""

from cleaner.page.facts.read import read_facts
from cleaner.page.facts.told import Facts, Told

__all__ = ["Facts", "Told", "read_facts"]
