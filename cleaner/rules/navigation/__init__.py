"""Menus, breadcrumbs and other links of the site's frame."""
