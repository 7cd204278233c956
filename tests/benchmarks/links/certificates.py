"""Certificates with a fault each, made when they are needed."""

import datetime
import ssl
from functools import cache

import trustme


@cache
def contexts():
    """Server contexts by fault, and the authority that signed them (None: nobody may trust it)."""
    trusted, stranger = trustme.CA(), trustme.CA()
    past = datetime.datetime.now(datetime.UTC) - datetime.timedelta(days=3)
    before = past - datetime.timedelta(days=90)
    made = {
        "tls-expired": (
            trusted.issue_cert("*.expired.here", "expired.here", not_before=before, not_after=past),
            trusted,
        ),
        "tls-name": (trusted.issue_cert("another-name.here"), trusted),
        "tls-self-signed": (stranger.issue_cert("*.selfmade.here", "selfmade.here"), None),
        "https": (trusted.issue_cert("*.secure.here", "secure.here"), trusted),
    }
    found = {}
    for fault, (certificate, authority) in made.items():
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        certificate.configure_cert(context)
        found[fault] = (context, authority)
    return found
