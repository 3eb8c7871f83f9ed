"""What neither content models nor classes tell of TEI's elements: roles, HTML elements, labels of records."""

from __future__ import annotations


def _all(role: str, names: str) -> dict[str, str]:
    return dict.fromkeys(names.split(), role)


# `own`: xslt/document has templates of its own for the element.
ROLES = {
    **_all(
        "own",
        "TEI teiCorpus teiHeader text front body back group floatingText div div1 div2 div3 div4 div5 div6 div7 head p ab "
        "list item label headItem headLabel table row cell figure graphic figDesc formula lg l lb pb cb gb milestone "
        "note ref ptr g choice ruby rb rt hi w pc c sp speaker castItem entry entryFree superEntry sense app lem rdg "
        "rdgGrp egXML eg list q quote cit standOff sourceDoc facsimile surface zone line gap space media binary "
        "date time divGen listApp witness u code address addrLine titlePage docTitle",
    ),
    **_all(
        "block",
        "castList castGroup set performance prologue epilogue argument epigraph opener closer postscript",
    ),
    **_all(
        "block",
        "listWit listBibl byline dateline docAuthor docDate docEdition docImprint imprimatur titlePart trailer",
    ),
    **_all(
        "block",
        "biblStruct biblFull msDesc fs figure linkGrp spanGrp joinGrp altGrp timeline annotationBlock",
    ),
    **_all("phrase", "role roleDesc actor surname forename analytic monogr series imprint"),
    **_all("phrase", "author editor publisher pubPlace biblScope citedRange edition"),
    **_all(
        "phrase",
        "orth pron hyph syll stress lbl gram gen number case per tns mood iType pos subc colloc usg def etym",
    ),
    **_all("phrase", "form gramGrp hom xr re dictScrap wit witDetail seriesStmt"),
    **_all(
        "phrase",
        "term index fw metamark addrLine street postCode postBox vocal kinesic incident writing shift",
    ),
    **_all("phrase", "respStmt resp mapping charName glyphName"),
    **_all("inter", "salute signed stage camera caption sound tech view move desc"),
}

HTML = {
    "emph": "em",
    "foreign": "i",
    "mentioned": "i",
    "title": "cite",
    "code": "code",
    "gi": "code",
    "att": "code",
    "val": "code",
    "tag": "code",
    "ident": "code",
    "del": "del",
    "add": "ins",
    "p": "p",
    "byline": "p",
    "dateline": "p",
    "trailer": "p",
    "docAuthor": "p",
    "docDate": "p",
    "docEdition": "p",
    "docImprint": "p",
    "imprimatur": "p",
    "titlePart": "p",
    "salute": "p",
    "signed": "p",
    "stage": "p",
}
