"""RELAX NG by derivatives: reads a schema, follows a document through it, says what may come next.

After James Clark's algorithm; patterns are built when an element first needs them, so that a schema of thousands of
definitions is ready at once.  ISO/IEC 19757-2
"""
