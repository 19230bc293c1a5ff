"""Labels of advertisements, and notices of money earned."""
