"""The styles, scripts and pictures that pages share; an edition's own replace or join them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from kanben.files import is_inside, read_bytes
from kanben.publish.site.rendering import SiteFile
from kanben.publish.site.site_settings import SiteOptions
from kanben.resources import resource

if TYPE_CHECKING:
    from collections.abc import Iterator


def static_files(options: SiteOptions) -> Iterator[SiteFile]:
    """Yield the files below static/: those of the program, with the edition's own in place of or beside them.

    The tokens that edition.toml sets stand at the end of tokens.css.
    """
    folders = [resource("xslt", "html", "static")]
    if options.folder:
        folders.append(options.folder / "static")
    paths = {
        path.relative_to(folder).as_posix(): path
        for folder in folders
        for path in sorted(folder.rglob("*"))
        if path.is_file() and is_inside(path, folder)
    }
    for name, path in sorted(paths.items()):
        content = read_bytes(path)
        if name == "tokens.css" and options.tokens:
            declarations = "".join(f"  --{token}: {value};\n" for token, value in options.tokens.items())
            content += f":root {{\n{declarations}}}\n".encode()
        yield SiteFile(f"static/{name}", content)
