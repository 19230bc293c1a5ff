"""What the pages of a site have in common: lines that come again on its pages, learned from many of them."""

from cleaner.sites.pages import LONGEST, host_of
from cleaner.sites.profiles import SiteProfiles
from cleaner.sites.verdicts import SiteLine

__all__ = ["LONGEST", "SiteLine", "SiteProfiles", "host_of"]
