"""The sources of every field by their names, the one that is believed first coming first.

"json-ld x"       the property x of the article in linked data; "json-ld page x": of the page
"itemprop=x"      microdata
"rel=x"           links
"time element", "date line" and others with a space in their names are read in a way of their own; all else are meta elements.
"""

TITLES = ("json-ld headline", "og:title", "title element", "json-ld name", "twitter:title")

AUTHORS_IN_META = (
    "itemprop=author", "article:author", "og:article:author", "parsely-author", "sailthru.author", "cxenseparse:author", "byl",
    "author", "dc.creator", "dcterms.creator", "dc:creator", "citation_author", "article.author", "shareaholic:article_author_name",
    "twitter:data1",
)  # fmt: skip

PUBLISHED = (
    "json-ld datePublished", "article:published_time", "og:article:published_time", "itemprop=datePublished", "time element",
    "parsely-pub-date", "sailthru.date", "cxenseparse:publishtime", "cxenseparse:recs:publishtime", "datepublished", "publishdate",
    "publish-date", "publish_date", "published_time", "pubdate", "pub_date", "og:pubdate", "article.published", "date",
    "dc.date.issued", "dcterms.issued", "dc.date.created", "dcterms.created", "dc.date", "dcterms.date", "dc:date",
    "citation_publication_date", "date line", "json-ld uploadDate", "json-ld dateCreated", "json-ld page datePublished",
)  # fmt: skip
SHOWN = ("time element", "date line")  # what readers see of them
MODIFIED = (
    "json-ld dateModified", "article:modified_time", "og:updated_time", "itemprop=dateModified", "datemodified", "last-modified",
    "dcterms.modified", "dc.date.modified", "parsely-updated", "updated line", "json-ld page dateModified",
)  # fmt: skip

SITES = ("og:site_name", "application-name", "apple-mobile-web-app-title")
OTHERS = {
    "sitename": (
        "og:site_name", "json-ld site", "application-name", "apple-mobile-web-app-title", "dc.publisher", "dcterms.publisher",
        "part of title element",
    ),
    "description": (
        "og:description", "description", "json-ld description", "twitter:description", "dc.description", "dcterms.description",
    ),
    "language": ("html lang", "og:locale", "json-ld inLanguage", "content-language", "dc.language", "dcterms.language", "language"),
    "categories": ("article:section", "json-ld articleSection", "cxenseparse:section", "parsely-section", "json-ld breadcrumb"),
    "tags": ("article:tag", "json-ld keywords", "news_keywords", "parsely-tags", "rel=tag", "keywords"),
    "canonical_url": ("rel=canonical", "og:url", "json-ld url"),
    "license": ("rel=license", "json-ld license", "dc.rights.license", "dcterms.license", "creative commons link"),
    "image": ("og:image:secure_url", "og:image", "json-ld image", "twitter:image", "rel=image_src"),
}  # fmt: skip
ADDRESSES = ("canonical_url", "license", "image")  # fields that are addresses
LISTS = ("categories", "tags")  # fields of several values
