# SPDX-License-Identifier: GPL-3.0-or-later
"""How servers prove who they are."""

import ssl
from contextlib import suppress


def tls_context() -> ssl.SSLContext:
    """Trusts whom this computer trusts."""
    context = ssl.create_default_context()
    if not context.cert_store_stats()["x509_ca"]:
        # A Python that was built elsewhere may look for certificates where this computer has none;
        # official builds of Blender bring this list of them along.
        with suppress(ImportError):
            import certifi

            context.load_verify_locations(certifi.where())
    return context
