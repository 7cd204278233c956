"""Real papers with every host, family name and file name replaced at random, scored like the real ones.

    python -m tests.benchmarks.disguised [SEED]

A rule written for one paper's wording would show here. Needs ../shared.
"""

import json
import random
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from citecheck.export import json as parsed_json
from citecheck.extract import paper
from citecheck.read import read

SHARED = Path(__file__).parents[3] / "shared"
SETS = {
    "seeds": ("corpus/seeds/*.txt", "corpus/seeds/gold"),
    "open/ca": ("corpus/open/ca/*.[tm][xd]*", "corpus/open/gold"),
}
HOST = re.compile(r"(?:[a-zA-Z0-9-]+\.)+(?:uz|ru|kz|com|org|net)\b")
WORD = re.compile(r"[^\W\d_]{4,}")
VOWELS = "аеиоуыэюяёўaeiouўəöüı"


def syllables(word, chance):
    """Another word of the same length, script and ending: vowels for vowels, consonants for consonants."""
    letters = []
    for letter in word[:-3]:
        pool = "аеиоу" if letter.lower() in VOWELS else "бвгдзклмнпрст"
        if letter.isascii():
            pool = "aeiou" if letter.lower() in VOWELS else "bdfgklmnprst"
        new = chance.choice(pool) if letter.isalpha() else letter
        letters.append(new.upper() if letter.isupper() else new)
    return "".join(letters) + word[-3:]


def families(gold):
    """The words of the authors' names, of the paper and of its references."""
    listed = [name for names in (gold.get("authors") or {}).values() for name in names]
    listed += [name for reference in gold.get("references") or [] for name in reference.get("authors") or []]
    return sorted({word for name in listed for word in WORD.findall(name)}, key=len, reverse=True)


def mapping(text, gold, chance):
    """What is replaced by what, in the paper and in its gold alike."""
    told = {}
    for word in families(gold):
        told.setdefault(word.casefold(), syllables(word.casefold(), chance))
    for host in sorted(set(HOST.findall(text)), key=len, reverse=True):
        name, _, ending = host.rpartition(".")
        told[host.casefold()] = f"{syllables(name + 'aaa', chance)}.{ending}"
    return told


def replaced(text, told):
    """The text with every word and host replaced, capitals kept."""
    if not told:
        return text
    form = re.compile(
        "|".join(rf"(?<![^\W_]){re.escape(word)}" for word in sorted(told, key=len, reverse=True)), re.IGNORECASE
    )

    def new(match):
        word = told.get(match[0].casefold(), match[0])
        return word.upper() if match[0].isupper() else word.capitalize() if match[0][0].isupper() else word

    return form.sub(new, text)


def main():
    seed = int(sys.argv[1]) if len(sys.argv) > 1 else random.SystemRandom().randrange(10**6)
    print(f"seed {seed}")
    chance = random.Random(seed)
    for name, (files, golden) in SETS.items():
        with tempfile.TemporaryDirectory() as place:
            disguise(name, files, golden, Path(place), chance)


def disguise(name, files, golden, place, chance):
    golds = {}
    for path in sorted((SHARED / golden).glob("*.json")):
        gold = json.loads(path.read_text("utf-8"))
        if isinstance(gold, dict) and "file" in gold:
            golds[gold["file"]] = gold
    papers = []
    (place / "gold").mkdir()
    for path in sorted(SHARED.glob(files)):
        if path.name not in golds:
            continue
        text, gold = path.read_text("utf-8"), golds[path.name]
        told = mapping(text, gold, chance)
        other = f"{chance.randrange(16**8):08x}{path.suffix}"
        (place / other).write_text(replaced(text, told), "utf-8")
        new = json.loads(replaced(json.dumps(gold, ensure_ascii=False), told)) | {"file": other}
        (place / "gold" / f"{other}.json").write_text(json.dumps(new), "utf-8")
        papers.append(paper(read(str(place / other))))
    (place / "parsed.json").write_text(parsed_json.render(papers), "utf-8")
    print(f"# {name}")
    subprocess.run(
        [sys.executable, SHARED / "accept/score_papers.py", place / "parsed.json", place / "gold"], check=False
    )


if __name__ == "__main__":
    main()
