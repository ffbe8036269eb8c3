"""The advisor in a browser: run with `python app.py`."""

from advisor.cli import main

if __name__ == "__main__":
    main(["serve"])
