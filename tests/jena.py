"""Jena's commands, from Debian's packages of its library, which bring the classes but not the commands themselves."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

JARS = Path("/usr/share/java")
_COMMANDS = {"riot": "riotcmd.riot", "tdb2.tdbloader": "tdb2.tdbloader", "tdb2.tdbquery": "tdb2.tdbquery"}
_NEEDED = (
    *("commons-cli", "commons-codec", "commons-compress", "commons-csv", "commons-io", "commons-lang3"),
    *("commons-logging", "dexx.collection", "gson", "guava", "httpclient", "httpcore", "jackson-annotations"),
    *("jackson-core", "jackson-databind", "jakarta.json-api", "jsonld-java", "protobuf", "slf4j-api", "slf4j-nop"),
    *("thrift", "titanium-json-ld", "xercesImpl"),
)
_MESSAGES = "org/apache/xerces/impl/"


def lacking() -> str:
    """What is not installed; '' where all is."""
    wanted = [JARS / f"{name}.jar" for name in (*_NEEDED, "jena-cmds")]
    return "java" if shutil.which("java") is None else next((jar.name for jar in wanted if not jar.exists()), "")


def write_commands(folder: Path) -> None:
    """Write ``riot`` and the commands of TDB2 into a folder for a PATH."""
    messages = folder / "messages"
    _write_messages(messages)
    path = ":".join(map(str, [*sorted(JARS.glob("jena-*.jar")), *(JARS / f"{name}.jar" for name in _NEEDED), messages]))
    for name, main in _COMMANDS.items():
        (folder / name).write_text(f'#!/bin/sh\nexec java -cp "{path}" {main} "$@"\n')
        (folder / name).chmod(0o755)


def _write_messages(folder: Path) -> None:
    """Debian's jar of Jena has a copy of Xerces under a name of its own, without the texts that it looks for there."""
    with zipfile.ZipFile(JARS / "xercesImpl.jar") as jar:
        for name in jar.namelist():
            if name.startswith(_MESSAGES) and name.endswith(".properties"):
                file = folder / name.removeprefix("org/apache/")
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(jar.read(name))
