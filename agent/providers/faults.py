# SPDX-License-Identifier: GPL-3.0-or-later
"""What a server's refusals and lost connections mean to an artist."""

import http.client
import re
import socket
import ssl
from dataclasses import dataclass
from typing import Final, Literal

from ..errors import ProviderError
from ..secret import Secret
from .address import Address

PASSING_STATUSES: Final = frozenset({408, 429, 500, 502, 503, 504, 529})
"""Those after which the same question may be answered."""

# The protocol has no codes for these, so each server says them in words of its own.
NO_EYES: Final = re.compile(r"(image|vision|multimodal|mmproj).*(support|not|cannot|unable|only)|text.only", re.I)
PICTURE_TOO_LARGE: Final = re.compile(
    r"image.*(too large|too big|exceed|maximum)|payload too large|body.*too large", re.I
)
TOO_LONG: Final = re.compile(
    r"context.?(length|size|window)|maximum context|exceed\w* .{0,20}context|too many tokens|prompt is too long", re.I
)
FORM_UNKNOWN: Final = re.compile(r"response_format|json_schema|structured output|grammar|requested parameters", re.I)
THINKING_UNKNOWN: Final = re.compile(r"reasoning[._]effort|thinking.?(budget|level|config)", re.I)
NO_SUCH_MODEL: Final = re.compile(
    r"no endpoints found for|(unknown|invalid|no such|not a valid) model"
    r"|model.*(not found|not exist|not a valid|not loaded|unknown|invalid)",
    re.I,
)
MOST_TOKENS_UNKNOWN: Final = re.compile(r"max_(completion_|output_)?tokens", re.I)
NO_CREDIT: Final = re.compile(r"insufficient.?(quota|credit|balance|funds)|exceeded your current quota", re.I)


Part = Literal["form", "usage", "limit"]
"""Of a request: how the answer is to look, whether tokens are counted, how long the answer may be."""


class Passing(Exception):
    """A fault that may be gone at the next try; ``error`` is what to raise when it is not."""

    def __init__(self, error: ProviderError, wait: float | None = None) -> None:
        super().__init__()
        self.error = error
        self.wait = wait
        """Seconds that the server asks to be left alone; None where it does not say."""


class Unsupported(Exception):
    """The server does not know a part of the request; ``error`` is what to raise when it cannot be left out."""

    def __init__(self, part: Part, error: ProviderError) -> None:
        super().__init__()
        self.part: Part = part
        self.error = error


@dataclass(frozen=True)
class Asked:
    """Who was asked, for the messages."""

    address: Address
    model: str
    key: Secret

    @property
    def host(self) -> str:
        """What the artist knows the server by."""
        return f"{self.address.host}:{self.address.port}" if self.address.is_near else self.address.host

    def fault_of_status(self, status: int, words: str, wait: float | None) -> Exception:
        """What to raise for an answer with ``status``; ``words`` are the server's own, with no key in them."""
        said = f' It says: "{words}"' if words else ""
        if status == 401:
            cause = f"{self.host} does not accept the key." if self.key else f"{self.host} asks for a key."
            return ProviderError(cause, "Enter a valid key in the preferences.")
        if status == 402 or (wait is None and NO_CREDIT.search(words)):
            return ProviderError(f"The account at {self.host} has no credit left.", "Add some there, or use another.")
        if status == 403:
            return ProviderError(
                f"{self.host} does not let this key use {self.model}.{said}", "Enter another key or another model."
            )
        if 300 <= status < 400:
            return ProviderError(
                f"{self.address} sends on to another address, which is not followed, to keep the key where it belongs.",
                "Enter the address that the server has now.",
            )
        if status == 413:
            return self._pictures_too_large(said)
        if fault := self._fault_of_words(status, words, said):
            return fault
        if status in (404, 405):
            return ProviderError(
                f"There is no model server at {self.address}.{said}", "Correct the address; most of them end in /v1."
            )
        if status == 429:
            busy = f"{self.host} takes no more questions for now.{said}"
            return Passing(ProviderError(busy, "Wait a while and try again.", "retry"), wait)
        if status in PASSING_STATUSES:
            error = ProviderError(f"{self.host} failed with error {status}.{said}", "Try again later.", "retry")
            return Passing(error, wait)
        return Unsupported(_part_named_in(words), self._refused(status, said))

    def too_much(self, most: int) -> ProviderError:
        """What to raise for an answer of more than ``most`` bytes."""
        return ProviderError(f"{self.host} sends more than {most // 1_000_000} MB as an answer.", "Try another model.")

    def _refused(self, status: int, said: str) -> ProviderError:
        return ProviderError(f"{self.host} refuses the question with error {status}.{said}", "Try another model.")

    def _fault_of_words(self, status: int, words: str, said: str) -> Exception | None:
        """What the server's words alone tell; None where they tell nothing that is known."""
        if PICTURE_TOO_LARGE.search(words):
            return self._pictures_too_large(said)
        if THINKING_UNKNOWN.search(words):
            return ProviderError(
                f"{self.model} cannot be told to think so much or so little.{said}",
                "Choose another amount of thinking in the preferences.",
            )
        if FORM_UNKNOWN.search(words):
            return Unsupported("form", self._refused(status, said))
        if TOO_LONG.search(words):
            return ProviderError(
                f"The question is longer than {self.model} can read.{said}",
                "Let the server give the model a longer context, or choose another model.",
            )
        if status != 429 and NO_EYES.search(words):
            return ProviderError(f"{self.model} cannot see pictures.{said}", "Choose a model that can.")
        if NO_SUCH_MODEL.search(words):
            return ProviderError(
                f"{self.host} has no model called {self.model}.", "Enter a model's name as the server lists it."
            )
        return None

    def _pictures_too_large(self, said: str) -> ProviderError:
        return ProviderError(
            f"The pictures are too large for {self.host}.{said}", "Choose a smaller picture size in the preferences."
        )

    def fault_of_connection(self, error: OSError | http.client.HTTPException) -> Exception:
        """What to raise where no answer, or no whole answer, arrived."""
        address = self.address
        if isinstance(error, ConnectionRefusedError):
            return ProviderError(f"Nothing answers at {address}.", "Start the server, or correct its address.")
        if isinstance(error, socket.gaierror):
            return ProviderError(
                f"The computer {address.host} cannot be found.", "Check the address and the connection to the network."
            )
        if isinstance(error, ssl.SSLCertVerificationError):
            return ProviderError(
                f"{address.host} cannot prove that it is {address.host}: {error.verify_message}.",
                "Check the address, and the date of this computer.",
            )
        if isinstance(error, TimeoutError):
            return ProviderError(
                f"{self.host} has not answered in time.", "Try again, or allow more time in the preferences.", "retry"
            )
        if isinstance(error, ConnectionError | http.client.IncompleteRead | ssl.SSLEOFError):
            return Passing(ProviderError(f"The connection to {address} was lost.", "Try again.", "retry"))
        if isinstance(error, ssl.SSLError):
            return ProviderError(f"{address} is not a secure server.", "Begin its address with http:// instead.")
        if isinstance(error, http.client.HTTPException):
            return ProviderError(f"What answers at {address} is not a web server.", "Correct the address.")
        reason = error.strerror or type(error).__name__
        return ProviderError(f"{address} cannot be reached: {reason}.", "Check the connection to the network.", "retry")


def _part_named_in(words: str) -> Part:
    if "stream_options" in words:
        return "usage"
    return "limit" if MOST_TOKENS_UNKNOWN.search(words) else "form"
