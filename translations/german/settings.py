# SPDX-License-Identifier: GPL-3.0-or-later
"""Tooltips of the preferences."""

from collections.abc import Mapping
from typing import Final

SETTINGS: Final[Mapping[str, str]] = {
    "A little": "Ein wenig",
    "A program that runs for longer is ended, and what it has built is taken back": (
        "Ein Programm, das länger läuft, wird beendet, und was es gebaut hat, zurückgenommen"
    ),
    "Any server that speaks the chat completions protocol": (
        "Jeder Server, der das Protokoll „chat completions“ spricht"
    ),
    "As much as hard questions need": "So viel, wie schwere Fragen brauchen",
    "As much as most questions need": "So viel, wie die meisten Fragen brauchen",
    "As much as the model thinks by itself": "So viel, wie das Modell von sich aus nachdenkt",
    "Ask no question whose answer may bring a session beyond this many tokens. 0 is no limit": (
        "Keine Frage stellen, deren Antwort eine Sitzung über so viele Tokens bringen kann. 0 ist keine Grenze"
    ),
    "Ask no question whose answer may bring a session's cost beyond this. 0 is no limit": (
        "Keine Frage stellen, deren Antwort eine Sitzung teurer machen kann. 0 ist keine Grenze"
    ),
    "Ask no question whose answer may come after this many minutes of work. 0 is no limit": (
        "Keine Frage stellen, deren Antwort nach so vielen Minuten Arbeit kommen kann. 0 ist keine Grenze"
    ),
    "Ask the server which models it has; they are then offered where the model is entered": (
        "Den Server fragen, welche Modelle er hat; sie werden dann angeboten, wo das Modell eingegeben wird"
    ),
    "Blender stands still until each picture is done: for graphics drivers that fail otherwise": (
        "Blender steht still, bis jedes Bild fertig ist: für Grafiktreiber, die sonst versagen"
    ),
    "Blender stays usable": "Blender bleibt benutzbar",
    "Hardly at all": "Fast gar nicht",
    "How long to wait for the server's next word. A large model on a small computer thinks for minutes": (
        "Wie lange auf das nächste Wort des Servers gewartet wird. Ein großes Modell denkt auf einem kleinen "
        "Rechner minutenlang"
    ),
    "How much the model thinks before it answers. More takes longer and costs more": (
        "Wie viel das Modell nachdenkt, bevor es antwortet. Mehr dauert länger und kostet mehr"
    ),
    "Longer side of the pictures that are rendered and compared with the reference": (
        "Längere Seite der Bilder, die gerendert und mit der Vorlage verglichen werden"
    ),
    "Make no more attempts than this in a stage. 0 is no limit but the stage's own": (
        "In einer Stufe nicht mehr Versuche machen als so viele. 0 ist keine Grenze außer der eigenen der Stufe"
    ),
    "Name of a model that can see pictures, as the server lists it": (
        "Name eines Modells, das Bilder sehen kann, wie der Server es aufführt"
    ),
    "Nothing can be edited, which makes rendering faster": (
        "Nichts kann bearbeitet werden; das Rendern geht schneller"
    ),
    "Put no more questions than this to the model in a session. 0 is no limit": (
        "Dem Modell in einer Sitzung nicht mehr Fragen als so viele stellen. 0 ist keine Grenze"
    ),
    "Samples for each pixel of the rendered pictures: more take longer and are less noisy": (
        "Abtastungen je Bildpunkt der gerenderten Bilder: Mehr dauern länger und rauschen weniger"
    ),
    "Save the key with Blender's preferences, where others who use this computer may find it. "
    "If switched off, it is forgotten when Blender closes": (
        "Den Schlüssel mit Blenders Einstellungen speichern, wo andere an diesem Rechner ihn finden können. "
        "Sonst ist er vergessen, wenn Blender schließt"
    ),
    "US dollars for a million tokens that are answered, thoughts included": (
        "US-Dollar für eine Million Tokens, die geantwortet werden, Gedanken eingeschlossen"
    ),
    "US dollars for a million tokens that are sent. Where both prices are 0, those in Maquette's own table hold": (
        "US-Dollar für eine Million Tokens, die gesendet werden. Wo beide Preise 0 sind, gelten die in "
        "Maquettes eigener Tabelle"
    ),
    "What the server knows your account by. Servers on your own computer seldom ask for one": (
        "Woran der Server Ihr Konto erkennt. Server auf dem eigenen Rechner fragen selten danach"
    ),
    "What you can do in Blender while Maquette renders": ("Was Sie in Blender tun können, während Maquette rendert"),
    "Where the server is, such as http://localhost:11434/v1": (
        "Wo der Server ist, zum Beispiel http://localhost:11434/v1"
    ),
    "Where the service is, if not at its maker's own address": (
        "Wo der Dienst ist, wenn nicht unter der Adresse seines Herstellers"
    ),
    "Which kind of server to ask; fills in its usual address": (
        "Welche Art Server gefragt wird; trägt dessen übliche Adresse ein"
    ),
    "Who reads the picture and writes the program": "Wer das Bild liest und das Programm schreibt",
}
