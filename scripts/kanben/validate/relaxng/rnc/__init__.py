"""RELAX NG's compact syntax, read into the XML syntax.  ISO/IEC 19757-2, annex C"""
