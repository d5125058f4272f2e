"""Plays the person at a browser, as BROWSER: opens the page it is given and goes where it leads."""
import sys
import urllib.request

with urllib.request.urlopen(sys.argv[1], timeout=20) as page:
    page.read()
