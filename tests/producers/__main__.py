"""Makes the files anew, and says which program is missing: `python -m tests.producers [LANGUAGE...]`."""

import sys

from tests.producers import MADE, by_browser, by_office, by_pandoc, by_typst, by_word, raised, texts

PRODUCERS = {
    "python-docx": by_word.files, "typst": by_typst.files, "WeasyPrint": by_browser.weasyprint,
    "Chromium": by_browser.chromium, "pages": by_browser.pages, "pandoc": by_pandoc.files, "LibreOffice": by_office.files,
}  # fmt: skip


def main(wanted):
    """Writes every file that the programs of this machine can make."""
    missing = set()
    for lang, text in texts().items():
        if wanted and lang not in wanted:
            continue
        (MADE / lang).mkdir(parents=True, exist_ok=True)
        for producer, files in PRODUCERS.items():
            try:
                for name, content in files(text, raised(text)):
                    (MADE / lang / name).write_bytes(content)
            except (ImportError, FileNotFoundError, OSError) as error:
                missing.add(f"{producer} is missing, its files stay as they are ({error})")
    print("\n".join(sorted(missing)) or "all producers were there")
    return 1 if missing else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
