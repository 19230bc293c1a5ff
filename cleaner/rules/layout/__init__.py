"""Space, line ends and invisible characters."""
