"""Lines of a whole page that are no part of its article, told by what they look like and where they stand.

These rules act where the text is that of a whole page, menus, teasers, footer and all, and on nothing else.
"""
