"""The options that several commands share, in words a librarian understands."""

from pathlib import Path
from typing import Annotated

import typer

Paths = Annotated[list[str] | None, typer.Argument(metavar="[PATHS]...", help="Papers, or folders of papers.")]
Output = Annotated[Path | None, typer.Option("-o", "--output", help="Write to this file instead of the screen.")]
Conf = Annotated[Path | None, typer.Option("--config", help="Read this configuration instead of the nearest one.")]
Codes = Annotated[list[str] | None, typer.Option(help="Codes, beginnings of codes or names, such as CC3 or dead-link.")]
Offline = Annotated[bool, typer.Option("--offline", help="Ask nothing of the network. What can't be checked is said.")]
Jobs = Annotated[int | None, typer.Option(min=1, help="Papers read at the same time (default: one a processor).")]
CacheDir = Annotated[str | None, typer.Option(help="Where what was read and asked is remembered.")]
NoCache = Annotated[bool, typer.Option("--no-cache", help="Remember nothing and trust nothing remembered.")]
PaperTimeout = Annotated[float | None, typer.Option(help="Seconds a paper may take to be read.")]
Timeout = Annotated[float | None, typer.Option(help="Seconds a link may take to answer.")]
MaxWait = Annotated[float | None, typer.Option(help="Seconds a site may make us wait (Retry-After), default 30.")]
TrustEnv = Annotated[bool, typer.Option("--trust-env", help="Use the proxies named in the environment.")]
MaxAge = Annotated[float | None, typer.Option(help="Days for which a live link is not asked again.")]
Mailto = Annotated[str | None, typer.Option(help="Your e-mail address, told to the services that are asked.")]
EvidenceFile = Annotated[
    str | None, typer.Option("--evidence", help="Record what the network said in this file, or replay it.")
]
Verbose = Annotated[bool, typer.Option("-v", "--verbose", help="Show the cause of an unexpected failure.")]
