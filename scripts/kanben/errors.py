"""What can go wrong, one exception class for each kind; only the command line turns them into exit codes.

Every class carries its message as a template: what was found where, what was expected, what to do.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import ClassVar


class KanbenError(Exception):
    """Work that cannot go on; `str()` of it is the message for the user."""

    template: ClassVar[str]

    def __init__(self, **values: object) -> None:
        self.values = values
        super().__init__(self.template.format(**values))

    def __reduce__(self) -> tuple[Callable[..., KanbenError], tuple[type[KanbenError], dict[str, object]]]:
        """Say how to make it again in another process."""
        return _again, (type(self), self.values)


def _again(kind: type[KanbenError], values: dict[str, object]) -> KanbenError:
    return kind(**values)


class NotFound(KanbenError):
    """A file or folder that was named does not exist."""

    template = "{path}: there is no such file or folder; check the name"


class IsADirectory(KanbenError):
    """A folder was named where a file is read."""

    template = "{path}: is a folder, but {expected} is read from a file; name the file"


class NotAFile(KanbenError):
    """A pipe, a socket or a device stands where a file is read: reading it might never end."""

    template = "{path}: is no file but a pipe, a socket or a device; {expected} is read from files alone"


class NotPermitted(KanbenError):
    """The operating system refuses to read or write."""

    template = "{path}: {reason}; check the file's permissions and the space left on the disk"


class UnreadableSource(KanbenError):
    """A source page does not have the form its reader expects."""

    template = "{path}:{line}: {reason}"


class EmptySource(KanbenError):
    """A source page holds no printed character."""

    template = "{path}: the page is empty; put the page's text into the file, or remove it from the edition"


class NotXml(KanbenError):
    """A file that should hold XML is not well-formed, or uses what Kanben does not read (DTDs, entities)."""

    template = "{path}:{line}:{column}: not well-formed XML: {reason}"


class NotTei(KanbenError):
    """A well-formed XML file is not a TEI document."""

    template = (
        "{path}:{line}: the root element is <{found}>, but a TEI document begins with <TEI> in {namespace}"
    )


class BadInclude(KanbenError):
    """An inclusion (XInclude) cannot be made."""

    template = "{path}:{line}: {href} is not included: {reason}"


class BadInstallSource(KanbenError):
    """Nothing was named that a forge could install Kanben from."""

    template = "“{source}” is nothing that pip could install Kanben from; name an address of Git, a wheel or a version with --install-from"


class OutputOutside(KanbenError):
    """A forge publishes what is built inside the repository."""

    template = "{path}: what is built goes to {output}, outside the edition's folder; a forge publishes what lies inside"


class OldTei(KanbenError):
    """A document is TEI P4, or TEI without its namespace."""

    template = (
        '{path}:{line}: the root element <{found}> is in no namespace: TEI P5 has xmlns="{namespace}" on it; TEI P4 '
        "(TEI.2) must be converted to P5 first"
    )


class NotAnEdition(KanbenError):
    """A folder holds no edition.toml."""

    template = "{path}: is not an edition (no edition.toml in it); make one with `kanben new {path}`"


class FolderNotEmpty(KanbenError):
    """A new edition was asked for in a folder that holds files."""

    template = "{path}: exists and is not empty; name a new folder for the edition"


class EditionLocked(KanbenError):
    """Another process writes the edition."""

    template = "{path}: process {process} on {host} is writing this edition; wait until it is done, or end it"


class ChangedMeanwhile(KanbenError):
    """A file was saved by someone else after it was read and before it was written."""

    template = "{path}: was changed while this ran, and is left as it is now; run the command again"


class PageExists(KanbenError):
    """A page to encode would take the place of another page of the edition."""

    template = "{path}: the edition has another page of that name, {other}; rename the file"


class PageNamesClash(KanbenError):
    """The articles of two page files would have the same file names, or names that differ only in case."""

    template = (
        "{path}: its articles would be {name}-1.xml …, which cannot be told from {other_name}-1.xml … of {other}; "
        "rename one of the two page files"
    )


class NameTooLong(KanbenError):
    """A page file's name is so long that names made of it would be longer than a file system allows."""

    template = (
        "{path}: the name is too long: {name} and what is made of it would have more than {limit} bytes; "
        "give the page file a shorter name"
    )


class BadSettings(KanbenError):
    """edition.toml cannot be understood."""

    template = "{path}: {reason}"


class TextChanged(KanbenError):
    """The encoded articles do not give back the characters of their page."""

    template = (
        "{path}: the encoded text is not that of the page: {page}, line {line}, has “{expected}”, the TEI has "
        "“{found}”; give the TEI the printed characters again (an editor's own words belong into <corr>, <reg> "
        "or <note type='editorial'>), or take them into the page with `kanben encode --into-page`"
    )


class PageChanged(KanbenError):
    """A page was corrected after its articles were made of it."""

    template = (
        "{path}: the page was changed since: {page}, line {line}, has “{expected}”, the TEI has “{found}”; "
        "`kanben encode` carries the change into the TEI"
    )


class TextConflict(KanbenError):
    """Page and TEI were both changed at one place, each in its own way."""

    template = (
        "{path}: page and TEI were both changed here: {page}, line {line}, has “{expected}”, the TEI has “{found}”, both "
        "had “{before}”; `kanben encode --from-page {page}` takes the page's words, `kanben encode --into-page {page}` the "
        "TEI's"
    )


class PageMissing(KanbenError):
    """A page file is gone whose articles are there."""

    template = (
        "{path}: this page file is gone, but its articles are there ({article} …); put the file back, or take page and "
        "articles out of the edition with `kanben encode --drop {path}`"
    )


class NotCorrectable(KanbenError):
    """A correction cannot be written into a page's file."""

    template = "{path}: the correction cannot be written into this file: {reason}"


class PathOutside(KanbenError):
    """A stylesheet names an output file outside the folder that is written."""

    template = "{path}: leads out of the output folder; output paths are relative and hold no “..”"


class PortTaken(KanbenError):
    """The preview cannot listen on a port."""

    template = "port {port}: {reason}; name another one with --port, or 0 for any free one"


class UnknownEntry(KanbenError):
    """A register entry was named that there is not."""

    template = "{path}: has no entry “{entry}”; its identifiers are the values of xml:id, and stand in a `kanben register export`"


class EntryInUse(KanbenError):
    """A register entry was to be rejected to which a person's mark-up points, or another entry (line 0)."""

    template = "{path}:{line}: “{words}” points to the entry, and not as the program wrote it; untag it first"


class BadTable(KanbenError):
    """A row of a table of register entries cannot be taken over."""

    template = "{path}: row {row}: {reason}"


class EncodedAlready(KanbenError):
    """A page's cut was to be fixed, but its articles exist and may have been worked on."""

    template = (
        "{path}: is encoded already ({article} …); `--recut` cuts it anew, and keeps the articles' names and what people "
        "tagged and noted"
    )


class StylesheetFailed(KanbenError):
    """An XSLT stylesheet does not compile, or stops while it runs."""

    template = "{path}: {reason}"


class TookTooLong(StylesheetFailed):
    """Rules that came with a document did not end in the time that they have."""

    template = "{path}: the rules did not end within {seconds} seconds and were stopped"


class FileNameClash(KanbenError):
    """Two files of a book have names that some systems cannot tell apart."""

    template = "{path}: “{first}” and “{second}” differ only in case or composition; rename one of them"


class UnknownPageFormat(KanbenError):
    """No reader knows a page file's suffix."""

    template = "{path}: no reader for {found} files; save the page as plain text (known: {known})"


class SeveralPages(KanbenError):
    """A file holds several pages where one was expected."""

    template = (
        "{path}: holds {count} pages (divided by form feeds), where one was expected; give each its own file"
    )


class UnknownEncoding(KanbenError):
    """The encoding that the user names does not exist."""

    template = "{path}: no encoding is called {encoding}; use utf-8, gb18030, big5 or utf-16"


class UndecodableByte(KanbenError):
    """A byte does not fit the encoding that the file should have."""

    template = (
        "{path}:{line}:{column}: the byte {byte} is not {encoding} (the file looks like {looks_like}); "
        "save it as UTF-8, or name its encoding with --encoding"
    )


class WrongEncoding(KanbenError):
    """The text is unreadable in the encoding that the user names, and readable in another."""

    template = "{path}: is garbled when read as {encoding}, but not as {better}: use --encoding {better}"


class UnsureEncoding(KanbenError):
    """Several encodings would give text, and nothing tells which is right."""

    template = "{path}: may be {names}; say which with --encoding"


class UnprintableCharacter(KanbenError):
    """A page holds a character that cannot be printed or kept in XML."""

    template = (
        "{path}:{line}:{column}: {code} is {kind}; replace it with the printed character, "
        "or with 〓 where that is not known"
    )


class UnknownTagger(KanbenError):
    """A tagger was asked for that is neither built in nor installed."""

    template = "“{name}” is not a tagger; there are: {known}; install the plug-in that brings it, or choose one of these"


class SchemaFailed(KanbenError):
    """A schema cannot be used: it is not RELAX NG or Schematron, or contradicts itself."""

    template = "{path}: cannot be used as a schema: {reason}"


class SameName(KanbenError):
    """Two files to publish together have one name."""

    template = "{path}: another file of the name “{other}” is published with it; rename one of them"


class NotOurs(KanbenError):
    """An output folder holds something that Kanben did not write."""

    template = (
        "{path}: exists and is not a site made by Kanben; name another output folder, or remove this one"
    )


class NotJsonLines(KanbenError):
    """A line of a JSON Lines file is not an object with a text and entities in it."""

    template = (
        '{path}:{line}: expected an object such as {{"text": "…", "entities": [[0, 3, "PER"]]}}: {reason}; '
        "mend the line, or write the file anew with `kanben tag --format jsonl`"
    )


class DifferentTexts(KanbenError):
    """Two files to compare do not hold the same printed characters."""

    template = (
        "{path}: document {document} has “{found}” where {gold} has “{expected}”; "
        "compare two taggings of the same text"
    )


class BadFix(KanbenError):
    """A correction of a page's cut cannot be understood, or names a line where nothing is printed."""

    template = (
        "{path}: “{fix}” corrects nothing; write LINE=WHAT with a printed line's number and one of {known}"
    )


class MissingExtra(KanbenError):
    """A feature needs a library that is not installed with Kanben by default."""

    template = "{feature} needs an optional library; install it with: pip install 'kanben[{extra}]'"


class UnreadableModel(KanbenError):
    """A trained model cannot be read."""

    template = "{path}: is not a model that `kanben train` wrote ({reason}); train again, or remove the file"


class NothingToLearn(KanbenError):
    """An edition holds too few articles that a person has checked."""

    template = (
        "{path}: {found} article(s) checked by a person, at least {expected} are needed; "
        "check articles (give names your @resp) and train again"
    )


class TooLarge(KanbenError):
    """A file is larger than what is read into memory of its kind."""

    template = "{path}: is {size} MB large, but at most {limit} MB are read; divide it into several files"


class TooDeep(KanbenError):
    """A document has more elements inside each other than its stylesheets can read."""

    template = "{path}:{line}: more than {limit} elements stand inside each other; take some of them apart"


class MissingModel(KanbenError):
    """A tagger needs a model that is not installed."""

    template = (
        "the tagger “{tagger}” needs the model “{model}”: {reason}; install it, or choose other taggers"
    )


class SearchFailed(KanbenError):
    """Pagefind did not make the index of the site's search."""

    template = (
        "the search index cannot be made: {reason}; `search = false` under [html] leaves the search out"
    )


class BadPicture(KanbenError):
    """A file that should be a picture cannot be shown in a book or site."""

    template = "{path}: {reason}; save the picture as JPEG, PNG or plain SVG"


class ProcessLost(KanbenError):
    """A process that shared the work was ended by the system or by somebody."""

    template = "a process that shared the work was ended from outside, perhaps for want of memory; try again with --workers 1"
