"""`python -m cleaner` is the command line."""

from cleaner.cli import app

if __name__ == "__main__":
    app(prog_name="cleaner")
